/** A touch on the wire, and what Voz makes of it. The types are in touch.types.ts, for code that must not hold a schema. */
import * as v from "valibot";
import { Instant, Name } from "../shapes.ts";
import {
  channelRules,
  channels,
  touchBases,
  type ResolvedTouch as Resolved,
  type Touch as Raw,
} from "./touch.types.ts";

/** What a client sends. Parameter names and values are checked again by the Worker's own rules, which drop and flag. */
export const Touch = v.object({
  at: Instant,
  session: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))),
  params: v.optional(
    v.pipe(
      v.record(v.string(), v.unknown()),
      v.transform((params) => {
        const texts: Record<string, string> = {};
        for (const [name, value] of Object.entries(params)) if (typeof value === "string") texts[name] = value;
        return texts;
      }),
    ),
    {},
  ),
  referrer: v.optional(v.pipe(v.string(), v.maxLength(2048)), ""),
  host: v.optional(v.pipe(v.string(), v.maxLength(255))),
  landing: v.optional(v.pipe(v.string(), v.maxLength(2048))),
}) satisfies v.GenericSchema<unknown, Raw>;
export type Touch = Raw;

/** Oldest first; the last one is this load's. */
export const Touches = v.pipe(v.array(Touch), v.maxLength(11, "At most 11 touches: the first and the last ten."));

export const Channel = v.picklist(channels);
export type Channel = (typeof channels)[number];

/** One arrival as Voz reads it; `(direct)`, `(none)`, `(not set)` stand for the absent. */
export const ResolvedTouch = v.object({
  at: v.string(),
  session: v.optional(v.number()),
  source: v.string(),
  medium: v.string(),
  campaign: v.nullable(v.string()),
  campaignKey: v.nullable(v.string()),
  linkCampaignId: v.nullable(v.string()),
  term: v.nullable(v.string()),
  content: v.nullable(v.string()),
  channel: Channel,
  channelRule: v.picklist(channelRules),
  basis: v.picklist(touchBases),
  clickId: v.nullable(v.string()),
  clickIds: v.array(v.string()),
  referrerHost: v.nullable(v.string()),
  landing: v.nullable(v.string()),
  flags: v.array(v.string()),
  ruleVersion: v.number(),
}) satisfies v.GenericSchema<unknown, Resolved>;
export type ResolvedTouch = Resolved;

/** The campaign record that a touch belongs to. */
export const CampaignRef = v.object({ id: v.string(), name: v.string() });
const CampaignMatch = v.object({ ...CampaignRef.entries, flags: v.array(v.string()) });

/** An arrival through the tester's door: what the browser would send, what Voz makes of it, which record it meets. */
export const ResolvedArrival = v.object({
  touch: v.boolean(),
  ...ResolvedTouch.entries,
  campaignRecord: v.nullable(CampaignMatch),
  sent: v.object({
    at: v.string(),
    session: v.optional(v.number()),
    params: v.record(v.string(), v.string()),
    referrer: v.string(),
    host: v.optional(v.string()),
    landing: v.optional(v.string()),
  }),
});
export type ResolvedArrival = v.InferOutput<typeof ResolvedArrival>;

const Arrival = v.object({
  url: v.pipe(v.string(), v.maxLength(16_384)),
  referrer: v.optional(v.pipe(v.string(), v.maxLength(16_384)), ""),
});
const Site = {
  ownHosts: v.optional(v.pipe(v.array(Name), v.maxLength(100))),
  excludedReferrers: v.optional(v.pipe(v.array(Name), v.maxLength(500))),
};

export const ResolveQuery = Arrival;
export const ResolveRequest = v.object({
  arrivals: v.pipe(v.array(Arrival), v.maxLength(500, "At most 500 arrivals at once.")),
  ...Site,
});
export const ResolveAnswer = v.object({ items: v.array(ResolvedArrival) });
export const JourneyRequest = v.object({
  steps: v.pipe(
    v.array(v.object({ at: Instant, ...Arrival.entries, spa: v.optional(v.boolean()) })),
    v.minLength(1, "A journey has at least one step."),
    v.maxLength(500, "At most 500 steps at once."),
  ),
  ...Site,
});
const JourneyTouch = v.object({ ...ResolvedTouch.entries, campaignRecord: v.nullable(CampaignMatch) });
export const JourneyAnswer = v.object({
  touches: v.array(JourneyTouch),
  first: v.nullable(JourneyTouch),
  last: v.nullable(JourneyTouch),
  lastNonDirect: v.nullable(JourneyTouch),
});
