/** What was counted of one campaign, as it adds up. Pure. */
import { count, within, type Counts, type Histogram } from "../histogram.ts";

export interface Sheet {
  /** metric → histogram */
  metrics: Map<string, Counts>;
  /** touchpoint → histogram of the promise alone */
  touchpoints: Map<string, Counts>;
  /** NPS of people whose promise was broken, and of those whose promise was kept. */
  broken: Counts;
  kept: Counts;
  asked: number;
}
export const newSheet = (): Sheet => ({
  metrics: new Map(),
  touchpoints: new Map(),
  broken: new Map(),
  kept: new Map(),
  asked: 0,
});

const nothing: Histogram = new Map();
export const histogram = ({ metrics }: Sheet, metric: string): Histogram => metrics.get(metric) ?? nothing;

export const addCell = ({ metrics }: Sheet, metric: string, value: string, n: number): void =>
  count(within(metrics, metric), value, n);

export const addAt = ({ touchpoints }: Sheet, touchpoint: string, value: string, n: number): void =>
  count(within(touchpoints, touchpoint), value, n);

/** The pairs of cells that hold a recommendation and a promise, in the order in which a survey asks them. */
export const bothAnswered = ["nps|promise", "promise|nps"] as const;

export function addBoth({ broken, kept }: Sheet, metric: string, value: string, n: number): void {
  const [first = "", second = ""] = value.split("|");
  const [nps, promise] = metric === bothAnswered[0] ? [first, second] : [second, first];
  count(Number(promise) < 0 ? broken : kept, nps, n);
}

/** Several campaigns as one. */
export function together(sheets: Iterable<Sheet>): Sheet {
  const all = newSheet();
  const pour = (from: Histogram, into: Counts): void => {
    for (const [value, n] of from) count(into, value, n);
  };
  for (const { metrics, touchpoints, broken, kept, asked } of sheets) {
    for (const [metric, counts] of metrics) pour(counts, within(all.metrics, metric));
    for (const [touchpoint, counts] of touchpoints) pour(counts, within(all.touchpoints, touchpoint));
    pour(broken, all.broken);
    pour(kept, all.kept);
    all.asked += asked;
  }
  return all;
}
