/**
 * The campaign report: one row a campaign, counted from the cells that each response carries. A promise counts
 * for the campaign that made it. Every registered campaign has its row, also without an answer; responses of no known
 * campaign stand in a row of their own, so that the rows always add up to the total.
 */
import { and, eq, isNull } from "drizzle-orm";
import type { CampaignReport, CampaignRow, ReportQuery } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { countCells } from "../cells.ts";
import { gapOf, keptOf, npsOf } from "../histogram.ts";
import { periodOf } from "../period.ts";

const { campaigns } = schema;

/** metric → value → n */
type Cells = Map<string, Map<string, number>>;
const none = "";

export async function campaignReport(here: Surroundings, query: ReportQuery): Promise<CampaignReport> {
  const { from, to } = await periodOf(here, query);
  const { survey, channel, touchpoint, model } = query;
  const [known, counted] = await Promise.all([
    here.db
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, here.workspaceId), isNull(campaigns.deletedAt))),
    countCells(here, { from, to, model, by: "campaign", survey, channel, touchpoint }),
  ]);

  const names = new Map(known.map(({ id, name }) => [id, name]));
  const rows = new Map<string, Cells>([...names.keys()].map((id) => [id, new Map()]));
  const total: Cells = new Map();
  const wanted = query.campaign === "none" ? none : query.campaign;
  for (const { key, metric, value, n } of counted.cells) {
    // A campaign that was removed leaves its answers without one.
    const row = names.has(key) ? key : none;
    if (wanted !== undefined && row !== wanted) continue;
    let cells = rows.get(row);
    if (!cells) rows.set(row, (cells = new Map()));
    add(cells, metric, value, n);
    add(total, metric, value, n);
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
