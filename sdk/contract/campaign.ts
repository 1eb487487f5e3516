/** A campaign of the registry: who owns it, how its touches are told, and what it promises. */
import * as v from "valibot";
import { Day, idOf, Localized, Name, Slug } from "../shapes.ts";
import { Channel } from "./touch.ts";

export const matchFields = [
  "campaign",
  "source",
  "medium",
  "term",
  "content",
  "linkCampaignId",
  "clickId",
  "landing",
  "referrer",
] as const;
export const matchOps = ["is", "startsWith", "endsWith", "contains", "glob"] as const;

/** One test on a touch. A glob knows `*` only, is anchored, and is at most 64 characters long. */
const Test = v.pipe(
  v.object({
    field: v.picklist(matchFields),
    op: v.picklist(matchOps),
    value: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  }),
  v.check(({ op, value }) => op !== "glob" || value.length <= 64, "A glob has at most 64 characters."),
);
/** Rows are or-ed; the tests of `all` must all hold. */
const MatchRow = v.union([Test, v.object({ all: v.pipe(v.array(Test), v.minLength(1), v.maxLength(10)) })]);

export const promiseKinds = [
  "price",
  "speed",
  "quality",
  "ease",
  "service",
  "availability",
  "values",
  "other",
] as const;
const Statement = v.pipe(
  Localized,
  v.check(
    (texts) => (typeof texts === "string" ? [texts] : Object.values(texts)).every((text) => [...text].length <= 140),
    "A promise is one claim of at most 140 characters.",
  ),
);
/** One checkable claim. An `id` names a promise that exists: a changed statement then becomes its next version. */
const PromiseDraft = v.object({
  id: v.optional(idOf("prm")),
  statement: Statement,
  kind: v.picklist(promiseKinds),
  madeIn: v.optional(v.picklist(["ad", "landing", "email", "store"])),
  dueTouchpoint: v.optional(Slug),
  validFrom: v.optional(Day),
  validTo: v.optional(Day),
});

const ordered = (from: string | undefined, to: string | undefined): boolean => !from || !to || from <= to;

const entries = {
  name: Name,
  owner: v.optional(Name),
  startsOn: v.optional(Day),
  endsOn: v.optional(Day),
  channel: v.optional(Channel),
  externalIds: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(255))), v.maxLength(50)), []),
  priority: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-1000), v.maxValue(1000)), 0),
  match: v.pipe(v.array(MatchRow), v.maxLength(50)),
};
export const CampaignDraft = v.pipe(
  v.object({
    ...entries,
    match: v.optional(entries.match, []),
    promises: v.optional(
      v.pipe(
        v.array(
          v.pipe(
            PromiseDraft,
            v.check(({ validFrom, validTo }) => ordered(validFrom, validTo), "validFrom is after validTo."),
          ),
        ),
        v.maxLength(3, "A campaign makes at most three promises."),
      ),
      [],
    ),
  }),
  v.check(({ startsOn, endsOn }) => ordered(startsOn, endsOn), "startsOn is after endsOn."),
);
export type CampaignDraft = v.InferOutput<typeof CampaignDraft>;

export const CampaignPromise = v.object({ ...PromiseDraft.entries, id: idOf("prm"), version: v.number() });
export type CampaignPromise = v.InferOutput<typeof CampaignPromise>;

export const Campaign = v.object({
  id: idOf("cmp"),
  ...entries,
  promises: v.array(CampaignPromise),
  createdAt: v.string(),
  updatedAt: v.string(),
});
export type Campaign = v.InferOutput<typeof Campaign>;
export type MatchRow = v.InferOutput<typeof MatchRow>;
export type MatchTest = v.InferOutput<typeof Test>;

/** Where giving past responses their campaigns anew stands. */
export const Retag = v.object({
  state: v.picklist(["idle", "running", "done"]),
  checked: v.number(),
  of: v.number(),
  changed: v.number(),
  startedAt: v.nullable(v.string()),
  finishedAt: v.nullable(v.string()),
});
export type Retag = v.InferOutput<typeof Retag>;

/** A campaign name that arrived on links and belongs to no record; `similar` holds the ones written almost alike. */
export const Unmatched = v.object({
  key: v.string(),
  campaign: v.string(),
  n: v.number(),
  firstSeenAt: v.string(),
  lastSeenAt: v.string(),
  source: v.string(),
  medium: v.string(),
  similar: v.array(v.string()),
  /** Records whose name is written almost alike. */
  records: v.array(v.object({ id: v.string(), name: v.string() })),
});
export type Unmatched = v.InferOutput<typeof Unmatched>;
export const UnmatchedList = v.object({ items: v.array(Unmatched), next: v.null() });

/** Adopts names into a new campaign, or into one that is there. */
export const Adoption = v.object({
  keys: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(255))), v.minLength(1), v.maxLength(50)),
  name: v.optional(Name),
  campaignId: v.optional(idOf("cmp")),
});
export type Adoption = v.InferOutput<typeof Adoption>;

/** What a record with these rules would take, of the responses that are there. */
export const PreviewRequest = v.object({
  id: v.optional(idOf("cmp")),
  name: Name,
  externalIds: v.optional(entries.externalIds.wrapped, []),
  priority: v.optional(v.number(), 0),
  match: v.optional(entries.match, []),
});
export type PreviewRequest = v.InferOutput<typeof PreviewRequest>;
export const Preview = v.object({
  /** Responses that would belong to it, under last non-direct; of all with a touch. */
  matched: v.number(),
  of: v.number(),
  /** Of the matched: how many belong to it now, to another campaign, to none. */
  already: v.number(),
  taken: v.array(v.object({ campaign: v.object({ id: v.string(), name: v.string() }), n: v.number() })),
  examples: v.array(
    v.object({ campaign: v.nullable(v.string()), source: v.string(), medium: v.string(), n: v.number() }),
  ),
});
export type Preview = v.InferOutput<typeof Preview>;
