/** Endpoints, what they are owed, and each try. A secret is told once; headers' values never again. */
import * as v from "valibot";
import { idOf, Instant, Page } from "../shapes.ts";
import { Channel } from "./touch.ts";
import { eventTypes } from "./event.types.ts";
import { PresetFields, presets, PresetSecretsPatch, PresetSettings } from "./preset.ts";
import { npsGroups } from "./response.ts";

export const endpointStates = ["active", "paused", "disabled"] as const;
export const deliveryStates = ["pending", "delivered", "dead", "skipped"] as const;
/** A workspace has at most so many. */
export const mostEndpoints = 20;

const EventTypes = v.pipe(
  v.array(v.picklist(eventTypes, `A type is one of: ${eventTypes.join(", ")}.`)),
  v.minLength(1, "Name at least one type of event."),
  v.maxLength(eventTypes.length),
);

/** One, or several of which any will do. */
const anyOf = <Item extends v.GenericSchema>(item: Item) =>
  v.optional(
    v.union([
      v.pipe(v.array(item), v.minLength(1, "An empty list would let nothing through."), v.maxLength(100)),
      v.pipe(
        item,
        v.transform((one): v.InferOutput<Item>[] => [one]),
      ),
    ]),
  );
/** Which responses, and of which campaigns flags: all conditions must hold. Other events pass, those of customers too. */
export const EndpointFilter = v.strictObject({
  survey: anyOf(idOf("sur")),
  campaign: anyOf(v.union([idOf("cmp"), v.literal("none")])),
  channel: anyOf(Channel),
  score: anyOf(v.picklist(npsGroups)),
  state: anyOf(v.picklist(["complete", "abandoned"])),
});
export type EndpointFilter = v.InferOutput<typeof EndpointFilter>;

const Url = v.pipe(v.string(), v.trim(), v.maxLength(2048, "An address has at most 2,048 characters."));
const HeaderValue = v.pipe(v.string(), v.maxLength(4096, "A header's value has at most 4,096 characters."));
const few = (headers: object): boolean => Object.keys(headers).length <= 20;
const Headers = v.pipe(
  v.record(v.string(), HeaderValue),
  v.check((headers) => few(headers), "At most 20 headers."),
);
/** Null keeps the value that is stored under this name: nobody has to know it to change another. */
const HeaderPatch = v.pipe(
  v.record(v.string(), v.nullable(HeaderValue)),
  v.check((headers) => few(headers), "At most 20 headers."),
);
/** Tries a second; spread, not dropped. */
const Rate = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100));
const Description = v.pipe(v.string(), v.trim(), v.maxLength(200));

export const EndpointDraft = v.object({
  /** Left out where the preset knows it, or where it is a secret. */
  url: v.optional(Url, ""),
  types: EventTypes,
  preset: v.optional(v.picklist(presets), "standard"),
  /** What the preset needs; `secrets` are never told again. */
  settings: v.optional(PresetSettings, {}),
  secrets: v.optional(PresetSettings, {}),
  /** What goes into which of their fields. */
  fields: v.optional(PresetFields, {}),
  filter: v.optional(EndpointFilter, {}),
  /** Sent along with each delivery. Their values are never told again. */
  headers: v.optional(Headers, {}),
  rate: v.optional(v.nullable(Rate), null),
  description: v.optional(Description, ""),
  /** Signs with an Ed25519 key as well (`v1a`): who verifies needs the public key alone. */
  ed25519: v.optional(v.boolean()),
});
export type EndpointDraft = v.InferOutput<typeof EndpointDraft>;
/** `headers` and `secrets` replace them all; a null among them keeps the value that is stored. */
export const EndpointPatch = v.partial(
  v.object({
    url: Url,
    types: EventTypes,
    settings: PresetSettings,
    secrets: PresetSecretsPatch,
    fields: PresetFields,
    filter: EndpointFilter,
    headers: HeaderPatch,
    rate: v.nullable(Rate),
    description: Description,
    ed25519: v.boolean(),
  }),
);
export type EndpointPatch = v.InferOutput<typeof EndpointPatch>;

export const Endpoint = v.object({
  id: idOf("end"),
  url: v.string(),
  types: v.array(v.picklist(eventTypes)),
  preset: v.picklist(presets),
  settings: v.record(v.string(), v.string()),
  /** The names alone. */
  secrets: v.array(v.string()),
  fields: v.record(v.string(), v.string()),
  filter: EndpointFilter,
  /** The names alone. */
  headers: v.array(v.string()),
  rate: v.nullable(v.number()),
  description: v.string(),
  state: v.picklist(endpointStates),
  /** Why it is disabled. */
  reason: v.nullable(v.string()),
  /** False where the host's name could not be looked up when it was saved; it is looked up again before each try. */
  verified: v.boolean(),
  /** Until then the secret before signs along. */
  rotatingUntil: v.nullable(v.string()),
  /** Verifies its Ed25519 signatures: `whpk_` and base64; null where it has none. */
  publicKey: v.nullable(v.string()),
  /** Since then every try has failed; after five days the endpoint is disabled. */
  failingSince: v.nullable(v.string()),
  /** At half of the way to that, at 70 and at 90 percent: how far it is, and when the endpoint is disabled if all goes on so. */
  warning: v.nullable(v.object({ percent: v.picklist([50, 70, 90]), disablesAt: v.string() })),
  /** Too many tries failed: the next one is made then. */
  resumesAt: v.nullable(v.string()),
  createdAt: v.string(),
  updatedAt: v.string(),
});
export type Endpoint = v.InferOutput<typeof Endpoint>;
export const NewEndpoint = v.object({ ...Endpoint.entries, secret: v.string() });
export type NewEndpoint = v.InferOutput<typeof NewEndpoint>;

export const Attempt = v.object({
  at: v.string(),
  trigger: v.picklist(["schedule", "manual"]),
  /** Null where nothing was answered. */
  status: v.nullable(v.number()),
  milliseconds: v.number(),
  /** What went wrong; null for a success. */
  error: v.nullable(v.string()),
  /** The beginning of what was answered. */
  answer: v.string(),
});
export type Attempt = v.InferOutput<typeof Attempt>;

export const Delivery = v.object({
  id: v.string(),
  endpointId: idOf("end"),
  eventId: idOf("evt"),
  type: v.picklist(eventTypes),
  /** The response, flag or endpoint that it is about; of a customer a mark, which tells nobody who it is. */
  subjectId: v.string(),
  sequence: v.number(),
  state: v.picklist(deliveryStates),
  /** Why it is dead or was skipped. */
  reason: v.nullable(v.string()),
  /** The next try; null when there is none. */
  dueAt: v.nullable(v.string()),
  attempts: v.array(Attempt),
  createdAt: v.string(),
});
export type Delivery = v.InferOutput<typeof Delivery>;

/** What a delivery tells: an event whole, as `webhooks` of the description has it by its type. */
export const DeliveryEvent = v.object({
  id: idOf("evt"),
  type: v.picklist(eventTypes),
  timestamp: v.string(),
  workspaceId: v.string(),
  sequence: v.number(),
  data: v.looseObject({}),
});
export type DeliveryEvent = v.InferOutput<typeof DeliveryEvent>;

export const DeliveryQuery = v.object({
  ...Page,
  state: v.optional(v.picklist(deliveryStates)),
  type: v.optional(v.picklist(eventTypes)),
});
export type DeliveryQuery = v.InferOutput<typeof DeliveryQuery>;
export const SinceQuery = v.object({ since: Instant });
export type SinceQuery = v.InferOutput<typeof SinceQuery>;
/** How many are sent again; `more`: ask again for the rest. */
export const Recovered = v.object({ count: v.number(), more: v.boolean() });
export type Recovered = v.InferOutput<typeof Recovered>;

export const ReplayQuery = v.object({ ...SinceQuery.entries, cursor: Page.cursor });
export type ReplayQuery = v.InferOutput<typeof ReplayQuery>;
/** One request looks through 5,000 responses, the newest first; `next` goes on. */
export const Replayed = v.object({ count: v.number(), next: v.nullable(v.string()) });
export type Replayed = v.InferOutput<typeof Replayed>;

const hookTypes = eventTypes.filter((type) => type !== "test.ping");
const HookType = v.picklist(hookTypes, `A type is one of: ${hookTypes.join(", ")}.`);
/** What automations send when they are switched on. */
export const HookDraft = v.object({
  targetUrl: Url,
  type: v.optional(HookType, "response.completed"),
  filter: v.optional(EndpointFilter, {}),
});
export type HookDraft = v.InferOutput<typeof HookDraft>;
/** An endpoint with the preset `hook`. */
export const Hook = v.object({ id: idOf("end"), targetUrl: v.string(), type: HookType });
export type Hook = v.InferOutput<typeof Hook>;
export const HookSampleQuery = v.object({ type: v.optional(HookType, "response.completed") });
export type HookSampleQuery = v.InferOutput<typeof HookSampleQuery>;
/** One event, as deliveries of the type look; whoever is named in it is invented. */
export const HookSample = v.object({ items: v.array(v.looseObject({ id: v.string(), type: HookType })) });
