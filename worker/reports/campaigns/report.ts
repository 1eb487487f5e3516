/**
 * The campaign report: one row a campaign, counted from the cells that each response carries. A promise counts
 * for the campaign that made it. Every registered campaign has its row, also without an answer; responses of no known
 * campaign stand in a row of their own, so that the rows always add up to the total.
 */
import { and, eq, isNull } from "drizzle-orm";
import type { CampaignReport, CampaignRow, ReportQuery } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { countCells, type Cells } from "../cells.ts";
import { cutBy, marketingOf } from "../marketing.ts";
import { periodOf } from "../period.ts";
import { marketingFigures, type MarketingFigure } from "../statistics/promise/indices.ts";
import { standings } from "../statistics/promise/state.ts";
import { keptIn, rowOf, type Sheet } from "./row.ts";

const { campaigns } = schema;

const none = "";

export async function campaignReport(here: Surroundings, query: ReportQuery): Promise<CampaignReport> {
  const { from, to } = await periodOf(here, query);
  const { survey, channel, touchpoint, language, device, model } = query;
  const [known, counted, volumes, cut] = await Promise.all([
    here.db
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, here.workspaceId), isNull(campaigns.deletedAt))),
    countCells(here, { from, to, model, by: "campaign", survey, channel, touchpoint, language, device }),
    marketingOf(here, { from, to }),
    cutBy(here, { from, to }),
  ]);

  const names = new Map(known.map(({ id, name }) => [id, name]));
  const sheets = new Map<string, Sheet>([...names.keys(), none].map((id) => [id, new Map()]));
  for (const { key, metric, value, n } of counted.cells)
    // A campaign that was removed leaves its answers without one.
    add(sheets.get(names.has(key) ? key : none)!, metric, value, n);

  const ids = [...names.keys()];
  const { by, figures } = marketingFigures(ids.map((id) => volumes.get(id) ?? []));
  const standing = standings(
    ids.map((id, at) => ({ ...keptIn(sheets.get(id)!), figure: figures[at] ?? null })),
    { elsewhere: keptIn(sheets.get(none)!) },
  );
  const wanted = query.campaign === "none" ? none : query.campaign;
  const shown = [...sheets].filter(([id]) => wanted === undefined || id === wanted);
  const items = shown
    .map(([id, sheet]) => {
      const campaign = id === none ? null : { id, name: names.get(id) ?? id };
      return rowOf(campaign, sheet, volumes.get(id) ?? [], standing[ids.indexOf(id)] ?? unjudged);
    })
    .filter((row) => row.campaign !== null || row.n > 0 || row.marketing.currency !== null)
    .sort(byAnswers);
  const total: Sheet = new Map();
  for (const [, sheet] of shown)
    for (const [metric, values] of sheet) for (const [value, n] of values) add(total, metric, value, n);
  const all = shown.flatMap(([id]) => volumes.get(id) ?? []);
  return {
    from,
    to,
    model,
    items,
    total: rowOf(null, total, all, unjudged),
    notes: notesOf(items, by, cut, counted.from),
  };
}

/** The whole, and what belongs to no campaign, have no one promise to be judged by. */
const unjudged = {
  state: "insufficient",
  q: null,
  marketingIndex: null,
  experienceIndex: null,
  promiseGap: null,
} as const;

function add(sheet: Sheet, metric: string, value: string, n: number): void {
  let values = sheet.get(metric);
  if (!values) sheet.set(metric, (values = new Map()));
  values.set(value, (values.get(value) ?? 0) + n);
}

/** Most answers first; the row without a campaign last; equals by name, so that the order is stable. */
function byAnswers(a: CampaignRow, b: CampaignRow): number {
  if ((a.campaign === null) !== (b.campaign === null)) return a.campaign === null ? 1 : -1;
  return b.n - a.n || (a.campaign?.name ?? "").localeCompare(b.campaign?.name ?? "");
}

function notesOf(
  items: readonly CampaignRow[],
  by: MarketingFigure | null,
  cut: number,
  from: Cells["from"],
): string[] {
  const thin = items.filter(({ campaign, n }) => campaign !== null && n > 0 && n < 10).length;
  return [
    thin > 0 ? `${thin} of the campaigns have fewer than 10 answers: not enough to tell anything.` : [],
    by ? `The marketing index compares campaigns by their ${by.toUpperCase()}.` : [],
    cut > 0 ? `${cut} figures of several days lie only partly in this period and are left out.` : [],
    from === "rows" ? "Counted from every response: no ready sums cover this choice of model and filters." : [],
  ].flat();
}
