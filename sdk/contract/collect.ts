/** The public door: a batch of items, answered item by item. */
import * as v from "valibot";
import { Instant, Uuid7 } from "../shapes.ts";
import { Customer } from "./customer.ts";
import { ExposureItem } from "./exposure.ts";
import { Issue } from "./problem.ts";
import { ResponseItem, visitorId } from "./response.ts";

export const collectLimits = { bytes: 64 * 1024, items: 50 } as const;

export const IdentifyItem = v.object({
  type: v.literal("identify"),
  id: Uuid7,
  customer: Customer,
  visitorId: v.optional(visitorId),
  at: Instant,
});
export type IdentifyItem = v.InferOutput<typeof IdentifyItem>;

/** How the items look; each is checked on its own, so that a bad one never takes a good one with it. */
export const CollectItem = v.variant("type", [ResponseItem, ExposureItem, IdentifyItem]);

const SentAt = v.pipe(
  v.string(),
  v.description(
    "When the batch is sent, by the clock that timed its items. Where that clock is more than five minutes off, their times are put right by it and the items flagged clock_skew.",
  ),
);
/** As long as Cloudflare's tokens are at most. */
export const mostTurnstileToken = 2048;
const TurnstileToken = v.pipe(
  v.string(),
  v.maxLength(mostTurnstileToken),
  v.description(
    "A token of Cloudflare Turnstile, where the workspace checks them. Good for one batch; never required. A longer text is taken as made up, what is no text as none: neither refuses a batch.",
  ),
);
/** The frame of a batch: items are only counted here. */
export const CollectBatch = v.object({
  /** Or in the query. */
  key: v.optional(v.string()),
  sentAt: v.optional(SentAt),
  /** Whatever it is, it costs no answer: `worker/collect/turnstile.ts` judges it. */
  turnstile: v.optional(v.unknown()),
  items: v.array(v.unknown()),
});
export const CollectRequest = v.object({
  key: v.optional(v.string()),
  sentAt: v.optional(SentAt),
  turnstile: v.optional(TurnstileToken),
  items: v.pipe(v.array(CollectItem), v.maxLength(collectLimits.items)),
});

/** Why an item was rejected, or what was noticed about it. */
export const itemCodes = [
  "invalid_item",
  "unknown_type",
  "invalid_id",
  "invalid_field",
  "unknown_survey",
  "survey_not_live",
  "unknown_version",
  "unknown_question",
  "wrong_type",
  "out_of_range",
  "text_too_long",
  "unknown_option",
  "required_missing",
  "invalid_email",
  "invalid_phone",
  "no_answer",
  "unknown_promise",
  "conflict",
  "superseded",
  "already_complete",
  "deleted",
] as const;
export type ItemCode = (typeof itemCodes)[number];

export const CollectResult = v.object({
  id: v.nullable(v.string()),
  status: v.picklist(["stored", "queued", "duplicate", "rejected"]),
  code: v.optional(v.picklist(itemCodes)),
  issues: v.optional(v.array(Issue)),
  flags: v.optional(v.array(v.string())),
});
export type CollectResult = v.InferOutput<typeof CollectResult>;
export const CollectAnswer = v.object({ results: v.array(CollectResult) });
