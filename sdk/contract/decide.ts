/** What only the server can tell for this visitor: campaign, promise, which surveys are meant for them. Not stored. */
import * as v from "valibot";
import { idOf, Locale, TouchpointName } from "../shapes.ts";
import { Customer } from "./customer.ts";
import { bounded } from "./bounded.ts";
import { promiseArms, visitorId } from "./response.ts";
import { CampaignRef, Channel, Touches } from "./touch.ts";

export const DecideRequest = v.object({
  /** Or in the query. */
  key: v.optional(v.string()),
  touches: v.optional(Touches, []),
  locale: v.optional(Locale),
  touchpoint: v.optional(TouchpointName),
  visitorId: v.optional(visitorId),
  customer: v.optional(Customer),
  traits: v.optional(bounded),
  surveys: v.optional(v.pipe(v.array(idOf("sur")), v.maxLength(200))),
});
export type DecideRequest = v.InferInput<typeof DecideRequest>;

export const DecideAnswer = v.object({
  campaign: v.nullable(CampaignRef),
  channel: Channel,
  promise: v.nullable(
    v.object({
      id: v.string(),
      version: v.number(),
      /** In the asked locale where it exists, else along the chain region → base → the first there is. */
      statement: v.string(),
      arm: v.picklist(promiseArms),
    }),
  ),
  eligible: v.array(v.string()),
});
export type DecideAnswer = v.InferOutput<typeof DecideAnswer>;
