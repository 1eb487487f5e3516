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
  /**
   * What a page judges by itself, for those who have no page: an audience's rules on these are judged where they are
   * told, and left to the page where they are not. The device is read from the request's own headers.
   */
  page: v.optional(v.object({ url: v.pipe(v.string(), v.maxLength(2048)) })),
  /** Whether this is at least the visitor's second visit. */
  returning: v.optional(v.boolean()),
  context: v.optional(bounded),
});
export type DecideRequest = v.InferInput<typeof DecideRequest>;

export const DecideAnswer = v.object({
  campaign: v.nullable(CampaignRef),
  channel: Channel,
  promise: v.nullable(
    v.object({
      id: v.string(),
      version: v.number(),
      /** In the language in which the survey comes out, as far as it is there: region → base → the first there is. */
      statement: v.string(),
      arm: v.picklist(promiseArms),
    }),
  ),
  eligible: v.array(v.string()),
});
export type DecideAnswer = v.InferOutput<typeof DecideAnswer>;
