/** What a record with these rules would take of the responses that are there. Reads only. */
import { and, eq, isNull } from "drizzle-orm";
import type { Preview, PreviewRequest, ResolvedTouch } from "#contract";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import { directTouch } from "../touches/index.ts";
import { arrivalGroups, type ArrivalGroup } from "./arrivals.ts";
import { matchCampaign, type Matchable } from "./match.ts";

const mostExamples = 5;

/** The facts of a group as a touch: what rules do not look at is left as it is for a direct one. */
const touchOf = (group: ArrivalGroup): ResolvedTouch => ({
  ...directTouch(group.lastSeenAt),
  campaign: group.campaign,
  campaignKey: group.campaignKey,
  source: group.source,
  medium: group.medium,
  term: group.term,
  content: group.content,
  linkCampaignId: group.linkCampaignId,
  clickIds: JSON.parse(group.clickIds) as string[],
  landing: group.landing,
  referrerHost: group.referrerHost,
});

export async function previewCampaign(here: Surroundings, draft: PreviewRequest): Promise<Preview> {
  const { campaigns } = schema;
  const records = await here.db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, here.workspaceId), isNull(campaigns.deletedAt)));
  const known = records.find(({ id }) => id === draft.id);
  // A new record is the youngest: on an equal footing it yields to those that are there.
  const id = known?.id ?? "~new";
  const candidate: Matchable = {
    startsOn: null,
    endsOn: null,
    ...draft,
    id,
    createdAt: known?.createdAt ?? here.now.toISOString(),
  };
  const all: Matchable[] = [...records.filter((record) => record.id !== id), candidate];

  const preview: Preview = { matched: 0, of: 0, already: 0, taken: [], examples: [] };
  const taken = new Map<string, number>();
  const groups = await arrivalGroups(here, false);
  for (const group of groups.toSorted((a, b) => b.n - a.n)) {
    preview.of += group.n;
    if (matchCampaign(touchOf(group), all)?.id !== id) continue;
    preview.matched += group.n;
    if (group.record === id) preview.already += group.n;
    else if (group.record !== null) taken.set(group.record, (taken.get(group.record) ?? 0) + group.n);
    const { campaign, source, medium, n } = group;
    if (preview.examples.length < mostExamples) preview.examples.push({ campaign, source, medium, n });
  }
  preview.taken = [...taken].flatMap(([record, n]) => {
    const found = records.find((one) => one.id === record);
    return found ? [{ campaign: { id: found.id, name: found.name }, n }] : [];
  });
  return preview;
}
