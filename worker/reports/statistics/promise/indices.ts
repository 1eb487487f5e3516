/** Where a campaign stands among all: mid-rank percentiles of how it sells and of how it delivers. */
import { midRanks } from "../ranks.ts";
import { ratiosOf, totalOf, type Volume } from "./ratios.ts";

/** 100·(below + ½·equal)/count, 0…100, of the values that there are; null keeps its place. Source: Tukey 1977 (mid-ranks). */
export function percentiles(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((value) => value !== null);
  const ranks = midRanks(known).values();
  return values.map((value) => (value === null ? null : (100 * ((ranks.next().value ?? 0) - 0.5)) / known.length));
}

export type MarketingFigure = "roas" | "cvr" | "ctr";

const enough = 0.8;

/**
 * The one figure by which campaigns are compared, and its value for each: ROAS if at least 80 % of the spend (in every
 * currency) has its revenue, else CVR if at least 80 % of the clicks have their conversions, else CTR. Where CTR is
 * missing too, whatever there is. `campaigns` holds each campaign's rows, one a platform and currency.
 */
export function marketingFigures(campaigns: readonly (readonly Volume[])[]): {
  by: MarketingFigure | null;
  figures: (number | null)[];
} {
  const rows = campaigns.flat();
  const by = choose(rows);
  return { by, figures: campaigns.map((each) => (by === null ? null : ratiosOf(each)[by])) };
}

function choose(rows: readonly Volume[]): MarketingFigure | null {
  const byCurrency = Object.values(Object.groupBy(rows, ({ currency }) => currency ?? "")).map((group) => group ?? []);
  const spent = byCurrency.filter((group) => (totalOf(group).spendMinor ?? 0) > 0);
  if (spent.length > 0 && spent.every((group) => covered(group, "spendMinor", "revenueMinor") >= enough)) return "roas";
  if (covered(rows, "clicks", "conversions") >= enough) return "cvr";
  const there = ratiosOf(rows);
  return (["ctr", "cvr", "roas"] as const).find((figure) => there[figure] !== null) ?? null;
}

/** The part of a volume, 0…1, whose rows have the other figure too. */
function covered(
  rows: readonly Volume[],
  volume: "spendMinor" | "clicks",
  other: "revenueMinor" | "conversions",
): number {
  let [all, known] = [0, 0];
  for (const row of rows) {
    all += row[volume] ?? 0;
    if (row[other] !== null) known += row[volume] ?? 0;
  }
  return all === 0 ? 0 : known / all;
}
