/**
 * What endpoints are told: one envelope, and one shape of `data` for each type. Signed as Standard Webhooks 1.0 says; the
 * id is the event's own, the same at every try and endpoint, so that who has seen it can tell.
 */
import * as v from "valibot";
import { idOf } from "../shapes.ts";
import type { EventType } from "./event.types.ts";
import { CampaignFlagged } from "./flag.ts";
import { CustomerProfile, CustomerVisitor } from "./profile.ts";
import { Response } from "./response.ts";

export { eventTypes, type EventType } from "./event.types.ts";

/** Sent in place of `data` where the whole would be larger than 64 KB: read it at `url`, with a secret key. */
export const Truncated = v.object({ id: v.string(), truncated: v.literal(true), url: v.string() });
export type Truncated = v.InferOutput<typeof Truncated>;

const eventOf = <Type extends EventType, Data extends v.GenericSchema>(type: Type, data: Data) =>
  v.object({
    id: idOf("evt"),
    type: v.literal(type),
    /** When it happened. */
    timestamp: v.string(),
    workspaceId: v.string(),
    /** Grows with each event of one subject; order of arrival is not promised. */
    sequence: v.number(),
    data,
  });

const Responded = v.union([v.object({ response: Response }), Truncated]);

export const ResponseCompletedEvent = eventOf("response.completed", Responded);
export const ResponseUpdatedEvent = eventOf("response.updated", Responded);
export const ResponseAbandonedEvent = eventOf("response.abandoned", Responded);
/** Of a response that is gone, no more than its id. */
export const ResponseDeletedEvent = eventOf("response.deleted", v.object({ response: v.object({ id: v.string() }) }));
export const CampaignFlaggedEvent = eventOf("campaign.flagged", v.union([CampaignFlagged, Truncated]));

/** A customer as an event tells of them: as they are read, without what their responses come to. */
export const ToldCustomer = v.object({
  ...v.pick(CustomerProfile, [
    "id",
    "email",
    "name",
    "traits",
    "proven",
    "createdAt",
    "updatedAt",
    "touches",
    "consent",
  ]).entries,
  /** Browsers that were ever said to be theirs. */
  visitors: v.array(v.pick(CustomerVisitor, ["id", "state", "proven", "linkedAt", "splitAt"])),
});
export type ToldCustomer = v.InferOutput<typeof ToldCustomer>;
/** By an identify or a response; by PATCH or at the dashboard; a browser, by hand. */
export const customerCauses = ["identified", "corrected", "linked", "split"] as const;
/** `id`: nobody knew of them before. */
export const customerParts = ["id", "email", "name", "traits", "proven", "visitors"] as const;
/**
 * As they are when it is sent, so that nothing is told of whoever was erased meanwhile; the names of what changed, never
 * what it was before.
 */
export const CustomerUpdatedEvent = eventOf(
  "customer.updated",
  v.union([
    v.object({
      customer: ToldCustomer,
      why: v.picklist(customerCauses),
      changed: v.array(v.picklist(customerParts)),
    }),
    Truncated,
  ]),
);
/** Whoever got anything of the person is to forget it, too. */
export const CustomerErasedEvent = eventOf(
  "customer.erased",
  v.object({
    /** Null where nobody knew who it was. */
    customer: v.nullable(v.object({ id: v.string() })),
    /** What the person said here, by its ids: the first 1,000. */
    responses: v.array(v.string()),
    erasedAt: v.string(),
  }),
);
export const EndpointDisabledEvent = eventOf(
  "endpoint.disabled",
  v.object({ endpoint: v.object({ id: v.string(), url: v.string(), reason: v.nullable(v.string()) }) }),
);
export const TestPingEvent = eventOf("test.ping", v.object({ endpoint: v.object({ id: v.string() }) }));

/** type → when it is sent, and its shape. */
export const events = {
  "response.completed": ["Somebody finished a survey.", ResponseCompletedEvent],
  "response.updated": ["A finished response was changed by who gave it.", ResponseUpdatedEvent],
  "response.abandoned": ["An unfinished response was left for half an hour.", ResponseAbandonedEvent],
  "response.deleted": ["A response was deleted for good.", ResponseDeletedEvent],
  "campaign.flagged": ["A campaign sells otherwise than it delivers, in two closed weeks.", CampaignFlaggedEvent],
  "customer.updated": ["A customer became known, or what is known of them changed.", CustomerUpdatedEvent],
  "customer.erased": ["A person was erased, on request or by a ledger after a restore.", CustomerErasedEvent],
  "endpoint.disabled": ["Another endpoint of the workspace is called no more.", EndpointDisabledEvent],
  "test.ping": ["Somebody asked for a try.", TestPingEvent],
} as const satisfies Record<EventType, readonly [summary: string, schema: v.GenericSchema]>;
/** What is sent, whole. */
export type Event = { [Type in EventType]: v.InferOutput<(typeof events)[Type][1]> }[EventType];
