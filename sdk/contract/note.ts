/** A note on a campaign: what its people changed, and on which day; later weeks are held against it. */
import * as v from "valibot";
import { Day, idOf, Name } from "../shapes.ts";

export const noteKinds = ["ad_changed", "delivery_fixed", "price_changed", "other"] as const;
export type NoteKind = (typeof noteKinds)[number];

const entries = {
  day: Day,
  kind: v.picklist(noteKinds),
  text: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, "A note says something."),
    v.maxLength(500, "A note has at most 500 characters."),
  ),
};
/** Without a day it is today's, in the workspace's time zone. A signed-in person signs with their own name. */
export const CampaignNoteDraft = v.object({
  day: v.optional(entries.day),
  kind: v.optional(entries.kind, "other"),
  text: entries.text,
  author: v.optional(Name),
});
export type CampaignNoteDraft = v.InferOutput<typeof CampaignNoteDraft>;
export const CampaignNotePatch = v.partial(v.object(entries));
export type CampaignNotePatch = v.InferOutput<typeof CampaignNotePatch>;

export const CampaignNote = v.object({
  id: idOf("nte"),
  campaignId: idOf("cmp"),
  ...entries,
  author: v.optional(Name),
  createdAt: v.string(),
});
export type CampaignNote = v.InferOutput<typeof CampaignNote>;
