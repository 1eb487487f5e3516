/** One view of a customer: who they are, what brought them, what they were promised and said, in the order of time. */
import * as v from "valibot";
import { promiseTold } from "../questions/promise/told.ts";
import { Day, idOf, Localized, Page } from "../shapes.ts";
import { deliveryStates } from "./endpoint.ts";
import { eventTypes } from "./event.types.ts";
import { presets } from "./preset.ts";
import { consentStates, npsGroups, promiseArms, responseStates, visitorId } from "./response.ts";
import { CampaignRef, Channel, ResolvedTouch } from "./touch.ts";

/** The most customers that one request looks through for what their responses say. */
export const mostLooked = 2000;
/** Of one customer, profile and time line tell of so many responses, the newest. */
export const mostOfPerson = 2000;

/** An id of a customer is long enough for any cursor that names one. */
const cursor = v.optional(v.pipe(v.string(), v.maxLength(4000)));
const yesNo = v.picklist(["yes", "no"], 'Say "yes" or "no".');

export const CustomerQuery = v.object({
  ...Page,
  cursor,
  q: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1, "Write an id, the beginning of one, or an e-mail."),
      v.maxLength(320),
      v.description("An id, the beginning of one, or a whole e-mail address; the answer is then in the order of ids."),
    ),
  ),
  campaign: v.optional(
    v.pipe(v.union([idOf("cmp"), v.literal("none")]), v.description("Those whom it brought to any response.")),
  ),
  score: v.optional(v.pipe(v.picklist(npsGroups), v.description("By the last recommendation that they gave."))),
  consent: v.optional(v.pipe(v.picklist(consentStates), v.description("What their last receipt says."))),
  answered: v.optional(v.pipe(yesNo, v.description("Whether they ever answered anything that is kept."))),
  proven: v.optional(v.pipe(yesNo, v.description("Whether the company's own server vouched for them."))),
  from: v.optional(v.pipe(Day, v.description("Last seen on this day or later."))),
  to: v.optional(v.pipe(Day, v.description("Last seen on this day or before."))),
});
export type CustomerQuery = v.InferOutput<typeof CustomerQuery>;

const Told = v.object({ value: v.number(), at: v.string() });

/** A customer in a list. */
export const CustomerSummary = v.object({
  id: v.string(),
  email: v.nullable(v.string()),
  name: v.nullable(v.string()),
  proven: v.boolean(),
  /** The day in the workspace's time zone on which they were last told of. */
  seenOn: v.string(),
  createdAt: v.string(),
  /** Those that count, with what was said anonymously in a browser that is theirs. */
  responses: v.number(),
  lastResponseAt: v.nullable(v.string()),
  /** The last recommendation. */
  nps: v.nullable(Told),
  /** The last campaign that brought them. */
  campaign: v.nullable(CampaignRef),
  consent: v.nullable(v.picklist(consentStates)),
});
export type CustomerSummary = v.InferOutput<typeof CustomerSummary>;

/** `contested`: another customer was said to be in this browser with as good a word, so it is neither's. */
export const visitorStates = ["linked", "contested", "split"] as const;
/** What linked a browser: an identify, a response, a person at the dashboard, a secret key. */
export const linkCauses = ["identify", "response", "person", "key"] as const;

/** What lets go of a person, and settles what others said of the same browsers. */
export const settlers = ["erasure", "retention"] as const;

export const CustomerVisitor = v.object({
  id: v.string(),
  state: v.picklist(visitorStates),
  cause: v.picklist(linkCauses),
  /** The item that said so, or the account or key that joined them. */
  causeId: v.string(),
  proven: v.boolean(),
  linkedAt: v.string(),
  splitAt: v.nullable(v.string()),
  /**
   * The account or key that took them apart; `erasure` or `retention` where another customer of the same browser was let
   * go of: what was said there without a name is then nobody's.
   */
  splitBy: v.nullable(v.string()),
});
export type CustomerVisitor = v.InferOutput<typeof CustomerVisitor>;

/** Somebody at the company knows whose browser this is. */
export const VisitorLink = v.strictObject({ visitorId });
export type VisitorLink = v.InferOutput<typeof VisitorLink>;

/** Scores that mean the same whoever asks; what a rating is of, its question says. */
export const personScores = ["nps", "csat", "ces", "ces1", "emotion"] as const;

const Receipt = v.object({
  state: v.picklist(consentStates),
  textVersion: v.nullable(v.string()),
  purposes: v.nullable(v.array(v.string())),
});
const PromiseShown = v.object({
  id: v.string(),
  version: v.number(),
  statement: v.nullable(Localized),
  campaign: v.nullable(CampaignRef),
});

export const CustomerProfile = v.object({
  id: v.string(),
  email: v.nullable(v.string()),
  name: v.nullable(v.string()),
  traits: v.record(v.string(), v.unknown()),
  proven: v.boolean(),
  /** Null for one of whom nothing is kept but responses. */
  seenOn: v.nullable(v.string()),
  createdAt: v.nullable(v.string()),
  updatedAt: v.nullable(v.string()),
  responses: v.object({
    /** Those that count; `complete` of them were finished. */
    total: v.number(),
    complete: v.number(),
    firstAt: v.nullable(v.string()),
    lastAt: v.nullable(v.string()),
  }),
  /** The last value of each score, and the one before it; ratings are on the time line. */
  scores: v.array(
    v.object({
      metric: v.picklist(personScores),
      value: v.number(),
      at: v.string(),
      responseId: v.string(),
      earlier: v.nullable(Told),
      answers: v.number(),
    }),
  ),
  touches: v.object({
    first: v.nullable(ResolvedTouch),
    last: v.nullable(ResolvedTouch),
    lastNonDirect: v.nullable(ResolvedTouch),
  }),
  /** That brought them to a response, the last one first. */
  campaigns: v.array(v.object({ ...CampaignRef.entries, responses: v.number(), lastAt: v.string() })),
  /** That they were asked about, the last one first, with what they said of it last. */
  promises: v.array(
    v.object({
      ...PromiseShown.entries,
      asked: v.number(),
      lastAt: v.string(),
      told: v.nullable(v.picklist(promiseTold)),
    }),
  ),
  /** Their last receipt. */
  consent: v.nullable(v.object({ ...Receipt.entries, at: v.string() })),
  visitors: v.array(CustomerVisitor),
});
export type CustomerProfile = v.InferOutput<typeof CustomerProfile>;

const at = v.string();
const ofResponse = { at, responseId: v.string() };

/** One thing that happened, by its `kind`. */
export const TimelineEntry = v.variant("kind", [
  v.object({
    kind: v.literal("response"),
    ...ofResponse,
    survey: v.object({ id: v.string(), version: v.number(), name: v.string() }),
    state: v.picklist(responseStates),
    touchpoint: v.nullable(v.string()),
    campaign: v.nullable(CampaignRef),
    channel: v.nullable(Channel),
    answers: v.record(v.string(), v.unknown()),
    flags: v.array(v.string()),
    /** Given before it was known whose browser it was. */
    anonymous: v.boolean(),
  }),
  v.object({ kind: v.literal("touch"), at, touch: ResolvedTouch, campaign: v.nullable(CampaignRef) }),
  v.object({
    kind: v.literal("promise"),
    ...ofResponse,
    promise: v.object({ ...PromiseShown.entries, arm: v.picklist(promiseArms) }),
  }),
  /** A receipt that says something else than the one before it. */
  v.object({ kind: v.literal("consent"), ...ofResponse, consent: Receipt }),
  v.object({ kind: v.literal("linked"), at, visitor: CustomerVisitor }),
  v.object({ kind: v.literal("split"), at, visitor: CustomerVisitor }),
  v.object({
    kind: v.literal("delivery"),
    ...ofResponse,
    delivery: v.object({
      id: v.string(),
      type: v.picklist(eventTypes),
      state: v.picklist(deliveryStates),
      /** Its host alone; an address may be a secret. */
      endpoint: v.object({ id: v.string(), host: v.string(), preset: v.picklist(presets), description: v.string() }),
    }),
  }),
  v.object({ kind: v.literal("known"), at }),
]);
export type TimelineEntry = v.InferOutput<typeof TimelineEntry>;
export const timelineKinds = [
  "response",
  "touch",
  "promise",
  "consent",
  "linked",
  "split",
  "delivery",
  "known",
] as const satisfies readonly TimelineEntry["kind"][];

export const TimelineQuery = v.object({
  ...Page,
  cursor,
  kind: v.optional(v.picklist(timelineKinds, `A kind is one of: ${timelineKinds.join(", ")}.`)),
});
export type TimelineQuery = v.InferOutput<typeof TimelineQuery>;
