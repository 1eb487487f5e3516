/** One person's answers to one survey: as they are sent, and as they are read. */
import * as v from "valibot";
import { idOf, Instant, Locale, plainObject, Slug, Uuid7, TouchpointName } from "../shapes.ts";
import { bounded } from "./bounded.ts";
import { Customer } from "./customer.ts";
import { CampaignRef, Channel, ResolvedTouch, Touches } from "./touch.ts";

export { promiseTold, type PromiseTold } from "../questions/promise/told.ts";

/** 9–10, 7–8, 0–6 of a recommendation. */
export const npsGroups = ["promoter", "passive", "detractor"] as const;
export type NpsGroup = (typeof npsGroups)[number];

/** The most responses that one request looks through for words: an answer in well under a second, whatever they are. */
export const mostSought = 5000;

/** What is looked for in the words that people wrote: each word, whole or as a part, whatever its case and accents. */
export const Sought = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, "Write at least one word to look for."),
  v.maxLength(200, "Look for at most 200 characters."),
  v.description(
    "Words that must all stand in what was written (texts, and own words beside options), whole or as a part, whatever case and accents. " +
      `One request looks through ${mostSought} responses at most: a page may then be shorter than its limit, or empty, and "next" goes on.`,
  ),
);

export const responseStates = ["partial", "complete", "abandoned"] as const;
export const promiseArms = ["quoted", "generic"] as const;

/**
 * The flag of a response that names a proven customer on nobody's word: without a proof, and from no browser that is theirs.
 * It stays and counts as anybody's; it says nothing of the customer, and tells no more of them than the id that it named.
 */
export const unproven = "unproven_customer";
/** Somebody vouches that it is the customer's whom it names. */
export const isVouched = ({ flags }: { flags: readonly string[] }): boolean => !flags.includes(unproven);

const Promised = v.object({
  id: idOf("prm"),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  arm: v.picklist(promiseArms),
});

export const consentStates = ["granted", "denied", "pending"] as const;
const Consent = v.object({
  state: v.picklist(consentStates),
  textVersion: v.optional(v.pipe(v.string(), v.maxLength(100))),
  purposes: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(20))),
});

/** Query and fragment may hold a person's data; they are cut before anything is stored. */
const PageUrl = v.pipe(
  v.string(),
  v.maxLength(4096),
  v.transform((url) => (url.split(/[?#]/, 1)[0] ?? "").slice(0, 1024)),
);

export const visitorId = v.pipe(
  v.string(),
  v.regex(/^[^\s\p{C}]{1,128}$/u, "A visitor id is at most 128 characters, without spaces."),
  v.regex(/^(?!\.{1,2}$)/, 'A visitor id must not be "." or "..".'),
);

export const ResponseItem = v.object({
  type: v.literal("response"),
  id: Uuid7,
  surveyId: idOf("sur"),
  surveyVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  answers: v.pipe(plainObject, v.record(Slug, v.unknown())),
  state: v.picklist(responseStates),
  revision: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)), 1),
  at: Instant,
  startedAt: v.optional(Instant),
  locale: v.optional(Locale),
  touchpoint: v.optional(TouchpointName),
  promise: v.optional(Promised),
  visitorId: v.optional(visitorId),
  customer: v.optional(Customer),
  touches: v.optional(Touches, []),
  page: v.optional(v.object({ url: PageUrl })),
  context: v.optional(bounded),
  consent: v.optional(Consent),
});
export type ResponseItem = v.InferOutput<typeof ResponseItem>;

/** One session's part in bringing the response; the shares of a model add up to 1. */
const Credit = v.object({
  at: v.string(),
  source: v.string(),
  medium: v.string(),
  channel: Channel,
  campaignId: v.nullable(v.string()),
  share: v.number(),
});
export type Credit = v.InferOutput<typeof Credit>;

/** The frozen touches of a response, per attribution model. */
export const ResponseTouches = v.object({
  /** "page": only the load that asked was known; "history": the device may keep earlier ones, with consent. */
  scope: v.picklist(["none", "page", "history"]),
  first: v.nullable(ResolvedTouch),
  last: v.nullable(ResolvedTouch),
  lastNonDirect: v.nullable(ResolvedTouch),
  /** Fractional models, over the sessions inside the look-back: 40/20/40, and equal parts. */
  credit: v.object({ positionBased: v.array(Credit), linear: v.array(Credit) }),
});
export type ResponseTouches = v.InferOutput<typeof ResponseTouches>;

/** Whether a list holds responses that no person seems to have given. */
export const suspicions = ["without", "with", "only"] as const;

/** `suspicious: false` lets a response count that was left out of reports; `true` leaves one out. */
export const ResponsePatch = v.strictObject({ suspicious: v.boolean() });
export type ResponsePatch = v.InferOutput<typeof ResponsePatch>;

/** A response as it is read. */
export const Response = v.object({
  id: v.string(),
  surveyId: v.string(),
  surveyVersion: v.number(),
  surveyName: v.string(),
  state: v.picklist(responseStates),
  revision: v.number(),
  answers: v.pipe(
    v.record(v.string(), v.unknown()),
    v.description(
      'By question. Who may not see people reads of a contact which fields were filled in: `{ "email": "[email]" }`.',
    ),
  ),
  at: v.string(),
  startedAt: v.nullable(v.string()),
  receivedAt: v.string(),
  /** The calendar day in the workspace's time zone, frozen with the response. */
  day: v.string(),
  locale: v.nullable(v.string()),
  touchpoint: v.nullable(v.string()),
  campaign: v.nullable(CampaignRef),
  channel: v.nullable(Channel),
  touches: ResponseTouches,
  promise: v.nullable(
    v.object({ ...Promised.entries, campaignId: v.nullable(v.string()), statement: v.nullable(v.unknown()) }),
  ),
  visitorId: v.nullable(v.string()),
  customer: v.nullable(
    v.object({
      id: v.string(),
      email: v.nullable(v.string()),
      name: v.nullable(v.string()),
      traits: v.record(v.string(), v.unknown()),
      proven: v.boolean(),
    }),
  ),
  page: v.nullable(v.object({ url: v.string() })),
  context: v.nullable(v.record(v.string(), v.unknown())),
  consent: v.nullable(Consent),
  device: v.nullable(v.picklist(["desktop", "tablet", "phone"])),
  country: v.nullable(v.string()),
  /** Null until text analysis exists. */
  language: v.nullable(v.string()),
  sentiment: v.nullable(v.number()),
  themes: v.nullable(v.array(v.string())),
  flags: v.array(v.string()),
  /** What was taken out of the words before they were stored, counted by its mark: `{ "email": 1 }`. */
  redactions: v.nullable(v.record(v.string(), v.number())),
});
export type Response = v.InferOutput<typeof Response>;
