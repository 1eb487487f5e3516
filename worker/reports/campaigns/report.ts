/**
 * The campaign report: one row a campaign, counted in SQL from the cells that each response carries. A promise counts
 * for the campaign that made it. Every registered campaign has its row, also without an answer; responses of no known
 * campaign stand in a row of their own, so that the rows always add up to the total.
 */
import { and, count, eq, gte, isNull, lte } from "drizzle-orm";
import type { CampaignReport, CampaignRow, ReportQuery } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { gapOf, keptOf, npsOf } from "../histogram.ts";
import { periodOf } from "../period.ts";

const { contributions, campaigns } = schema;

const campaignColumn = {
  last_non_direct: contributions.campaign,
  last: contributions.campaignLast,
  first: contributions.campaignFirst,
} as const;
const channelColumn = {
  last_non_direct: contributions.channel,
  last: contributions.channelLast,
  first: contributions.channelFirst,
} as const;

/** metric → value → n */
type Cells = Map<string, Map<string, number>>;
const none = "";

export async function campaignReport(here: Surroundings, query: ReportQuery): Promise<CampaignReport> {
  const { from, to } = await periodOf(here, query);
  const campaign = campaignColumn[query.model];
  const [known, counted] = await here.db.batch([
    here.db
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, here.workspaceId), isNull(campaigns.deletedAt))),
    here.db
      .select({ campaign, metric: contributions.metric, value: contributions.value, n: count() })
      .from(contributions)
      .where(
        and(
          eq(contributions.workspaceId, here.workspaceId),
          gte(contributions.day, from),
          lte(contributions.day, to),
          query.survey ? eq(contributions.surveyId, query.survey) : undefined,
          query.channel ? eq(channelColumn[query.model], query.channel) : undefined,
          query.touchpoint ? eq(contributions.touchpoint, query.touchpoint) : undefined,
        ),
      )
      .groupBy(campaign, contributions.metric, contributions.value),
  ]);

  const names = new Map(known.map(({ id, name }) => [id, name]));
  const rows = new Map<string, Cells>([...names.keys()].map((id) => [id, new Map()]));
  const total: Cells = new Map();
  const wanted = query.campaign === "none" ? none : query.campaign;
  for (const { campaign: id, metric, value, n } of counted) {
    // A campaign that was removed leaves its answers without one.
    const row = id !== null && names.has(id) ? id : none;
    if (wanted !== undefined && row !== wanted) continue;
    let cells = rows.get(row);
    if (!cells) rows.set(row, (cells = new Map()));
    add(cells, metric, String(value), n);
    add(total, metric, String(value), n);
  }

  const items = [...rows]
    .filter(([id]) => wanted === undefined || id === wanted)
    .map(([id, cells]) => rowOf(id === none ? null : { id, name: names.get(id) ?? id }, cells))
    .sort(byAnswers);
  return { from, to, model: query.model, items, total: rowOf(null, total), notes: notesOf(items) };
}

function add(cells: Cells, metric: string, value: string, n: number): void {
  let histogram = cells.get(metric);
  if (!histogram) cells.set(metric, (histogram = new Map()));
  histogram.set(value, (histogram.get(value) ?? 0) + n);
}

function rowOf(campaign: CampaignRow["campaign"], cells: Cells): CampaignRow {
  const histogram = (metric: string) => cells.get(metric) ?? new Map<string, number>();
  let n = 0;
  for (const answered of histogram("response").values()) n += answered;
  const promise = histogram("promise");
  return { campaign, n, nps: npsOf(histogram("nps")), kept: keptOf(promise), gap: gapOf(promise) };
}

/** Most answers first; the row without a campaign last; equals by name, so that the order is stable. */
function byAnswers(a: CampaignRow, b: CampaignRow): number {
  if ((a.campaign === null) !== (b.campaign === null)) return a.campaign === null ? 1 : -1;
  return b.n - a.n || (a.campaign?.name ?? "").localeCompare(b.campaign?.name ?? "");
}

function notesOf(items: readonly CampaignRow[]): string[] {
  const thin = items.filter(({ campaign, n }) => campaign !== null && n > 0 && n < 10).length;
  return thin > 0 ? [`${thin} of the campaigns have fewer than 10 answers: not enough to tell anything.`] : [];
}
