/**
 * A score by weeks. Each week of the period is whole, so that it says the same whatever days are asked for; weeks before
 * the period are counted along with it, since the last closed one is compared with the five before it.
 */
import type { ScoreName, TrendQuery, TrendReport } from "#contract";
import type { Surroundings } from "../../http/context.ts";
import { countCells, type Cell, type Cells } from "../cells.ts";
import { cellFilters } from "../filters.ts";
import { addDays, periodOf, type Period } from "../period.ts";
import { gauges, type Gauge } from "../scores.ts";
import { withheld } from "../withhold.ts";
import { readAnnotations } from "./annotations.ts";
import { weeksApart } from "./apart.ts";
import { changeOf, driftOf, pooled, testedTogether, type CountedWeek } from "./compare.ts";
import { mondayOf, weeksOf, type Week } from "./weeks.ts";

/** Weeks before the period: enough to compare with, and to know what is usual. */
const before = 5;

export async function trendReport(here: Surroundings, query: TrendQuery): Promise<TrendReport> {
  const { metric, question, ...asked } = query;
  const [report] = await trends(here, asked, [{ metric, question }]);
  if (!report) throw new Error("A trend was asked for, and none was made.");
  return report;
}

interface Wanted {
  metric: ScoreName;
  question?: string | undefined;
}

/** Several trends of the same responses, counted at once and tested together. */
export async function trends(
  here: Surroundings,
  query: Omit<TrendQuery, "metric" | "question">,
  wanted: readonly Wanted[],
): Promise<TrendReport[]> {
  const period = await periodOf(here, query);
  const start = addDays(mondayOf(period.from), -7 * before);
  const [first] = wanted;
  const metrics = [...new Set(wanted.map(({ metric }) => gauges[metric].metric))];
  const [counted, isKeptBack, annotations] = await Promise.all([
    countCells(here, {
      ...cellFilters(query),
      question: wanted.length === 1 ? first?.question : undefined,
      metrics,
      from: start,
      to: period.to,
      model: query.model,
      by: "day",
    }),
    weeksApart(here, query, { from: start, to: period.to, metrics }),
    readAnnotations(here, { ...period, from: mondayOf(period.from) }, query),
  ]);
  const weeks = weeksOf(start, period.to);
  return testedTogether(
    wanted.map(({ metric, question }) => {
      const gauge = gauges[metric];
      const isMine = (cell: Cell): boolean =>
        cell.metric === gauge.metric && (question === undefined || cell.question === question);
      const mine = counted.cells.filter(isMine);
      const hidden = new Set(weeks.map((week) => week.from).filter((week) => isKeptBack(week, isMine)));
      const cells = mine.filter(({ key }) => !hidden.has(mondayOf(key)));
      return {
        from: period.from,
        to: period.to,
        model: query.model,
        metric,
        unit: gauge.unit,
        least: gauge.least,
        most: gauge.most,
        ...seriesOf(gauge, period, inWeeks(weeks, cells)),
        annotations,
        notes: [...(cells.length < mine.length ? [withheld] : []), ...notesOf(counted.from)],
      };
    }),
  );
}

function inWeeks(weeks: readonly Week[], cells: readonly Cell[]): CountedWeek[] {
  const counted = new Map(weeks.map((week) => [week.from, new Map<string, number>()]));
  for (const { key, value, n } of cells) {
    const histogram = counted.get(mondayOf(key));
    histogram?.set(value, (histogram.get(value) ?? 0) + n);
  }
  return weeks.map((week) => ({ ...week, histogram: counted.get(week.from) ?? new Map<string, number>() }));
}

function seriesOf(
  gauge: Gauge,
  period: Period,
  weeks: readonly CountedWeek[],
): Pick<TrendReport, "weeks" | "change" | "drift"> {
  const isOpen = ({ to }: Week): boolean => to > period.to || to >= period.today;
  const closed = weeks.filter((week) => !isOpen(week));
  const drift = driftOf(gauge, closed);
  return {
    weeks: weeks.slice(before).map((week, at) => ({
      from: week.from,
      to: week.to,
      open: isOpen(week),
      measure: gauge.measure(week.histogram),
      rolling: gauge.measure(pooled(weeks.slice(at + before - 3, at + before + 1))),
      signal: drift?.signal?.week === week.from ? drift.signal.side : null,
    })),
    change: changeOf(gauge, closed),
    drift,
  };
}

const notesOf = (from: Cells["from"]): string[] => [
  "A change is said of closed weeks alone; q is over all that is tested together.",
  ...(from === "rows" ? ["Counted from every response: no ready sums cover this choice of model and filters."] : []),
];
