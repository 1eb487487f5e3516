/**
 * Campaign by touchpoint, for one score. A promise counts for the campaign that made it. Each cell is
 * tested against the rest of its row and of its column. A touchpoint says nothing of a person, so no cell is kept back.
 */
import { and, eq, isNull } from "drizzle-orm";
import type { MatrixQuery, MatrixReport } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { countCells, type Cell, type Cells } from "../cells.ts";
import { cellFilters } from "../filters.ts";
import { periodOf } from "../period.ts";
import { gauges } from "../scores.ts";
import { declaredSteps, inOrder } from "../steps.ts";
import { withhold } from "../withhold.ts";
import { gridOf } from "./grid.ts";

const { campaigns } = schema;

/** No campaign, or none that is still there; and no touchpoint. */
const none = "";

export async function matrixReport(here: Surroundings, given: MatrixQuery): Promise<MatrixReport> {
  const { metric, model } = given;
  const { from, to } = await periodOf(here, given);
  const gauge = gauges[metric];
  const { query, notes } = await withhold(here, { from, to }, given, { metrics: [gauge.metric] });
  const [known, declared, counted] = await Promise.all([
    here.db
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, here.workspaceId), isNull(campaigns.deletedAt))),
    declaredSteps(here, query.lang),
    countCells(here, {
      ...cellFilters(query),
      // Told apart below, since answers of a campaign that was removed belong to none.
      campaign: undefined,
      from,
      to,
      model,
      by: "campaign_touchpoint",
      metrics: [gauge.metric],
    }),
  ]);
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const wanted = query.campaign === "none" ? none : query.campaign;
  const answers = sorted(counted.cells, (id) => (names.has(id) ? id : none));
  if (wanted !== undefined) for (const id of answers.keys()) if (id !== wanted) answers.delete(id);
  const steps = inOrder(
    declared,
    [...answers.values()].flatMap((row) => [...row.keys()]),
  );
  const ids = [...answers.keys()];
  const grid = gridOf(
    gauge,
    ids.map((id) => steps.map(({ key }) => answers.get(id)?.get(key) ?? new Map<string, number>())),
  );
  const items = ids
    .flatMap((id, at): MatrixReport["items"] => {
      const row = grid.rows[at];
      // Those who recall no promise have said nothing of whether it was kept.
      if (!row || row.total.n === 0) return [];
      return [{ campaign: id === none ? null : { id, name: names.get(id) ?? id }, ...row }];
    })
    .sort(byAnswers);
  return {
    from,
    to,
    model,
    metric,
    unit: gauge.unit,
    least: gauge.least,
    most: gauge.most,
    touchpoints: steps.map(({ step }, at) => ({ ...step, total: grid.columns[at] ?? emptyTotal })),
    items,
    total: grid.total,
    notes: [...notes, ...notesOf(items, counted.from)],
  };
}

const emptyTotal = { value: null, low: null, high: null, n: 0, confidence: "none" } as const;

/** campaign → touchpoint → histogram */
function sorted(
  cells: readonly Cell[],
  campaignOf: (id: string) => string,
): Map<string, Map<string, Map<string, number>>> {
  const rows = new Map<string, Map<string, Map<string, number>>>();
  for (const { key, value, n } of cells) {
    const bar = key.indexOf("|");
    const [campaign, touchpoint] = [campaignOf(key.slice(0, bar)), key.slice(bar + 1)];
    const row = rows.get(campaign) ?? new Map<string, Map<string, number>>();
    const histogram = row.get(touchpoint) ?? new Map<string, number>();
    histogram.set(value, (histogram.get(value) ?? 0) + n);
    rows.set(campaign, row.set(touchpoint, histogram));
  }
  return rows;
}

type Item = MatrixReport["items"][number];

/** Most answers first; the row without a campaign last; equals by name, so that the order is stable. */
const byAnswers = (a: Item, b: Item): number =>
  Number(a.campaign === null) - Number(b.campaign === null) ||
  b.total.n - a.total.n ||
  (a.campaign?.name ?? "").localeCompare(b.campaign?.name ?? "");

function notesOf(items: readonly Item[], from: Cells["from"]): string[] {
  const cells = items.flatMap((row) => row.cells);
  const thin = cells.filter(({ n, confidence }) => n > 0 && confidence === "none").length;
  return [
    thin > 0 ? `${thin} of the cells have fewer than 10 answers: not enough to tell anything.` : [],
    cells.some(({ q }) => q !== null) ? "q is over all that is tested in the grid." : [],
    from === "rows" ? "Counted from every response: no ready sums cover this choice of model and filters." : [],
  ].flat();
}
