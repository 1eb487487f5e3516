/** One row of the promise report, from what was counted. Pure. */
import type { PromiseRow, PromisesReport } from "#contract";
import type { Histogram } from "../histogram.ts";
import { shareDifference, type Difference, type Hits } from "../statistics/difference.ts";
import { falseDiscoveryRates } from "../statistics/family.ts";
import type { Standing } from "../statistics/promise/state.ts";
import { keptIn, promiseOf, shrunkKept } from "../statistics/scores/promise.ts";
import { trustCostOf } from "../trust.ts";
import type { Registered } from "./registered.ts";
import type { Tally } from "./tally.ts";

type Figures = PromisesReport["total"];

/** Parts under this many answers are not shown apart. */
const enough = 10;

/** `account`: every answer to a promise. */
export function figuresOf({ all, arms, trust }: Tally, account: Hits): Figures {
  const { recall, kept, broken, exceeded, gap, disconfirmation } = promiseOf(all);
  const { hits, n } = keptIn(all);
  const [quoted, generic] = [promiseOf(arms.quoted).kept, promiseOf(arms.generic).kept];
  return {
    n,
    recall,
    kept,
    broken,
    exceeded,
    gap,
    disconfirmation,
    shrunk: n === 0 ? null : shrunkKept(hits, n, account.hits / account.n),
    trustCost: trustCostOf(trust.broken, trust.kept),
    arms: { quoted, generic, difference: tested(shareDifference(keptIn(arms.generic), keptIn(arms.quoted))) },
  };
}

const tested = ({ value, low, high, n, confidence, p }: Difference): Figures["arms"]["difference"] => ({
  value,
  low,
  high,
  n,
  confidence,
  p,
  q: null,
});

const partOf = (histogram: Histogram) => {
  const { recall, kept, gap } = promiseOf(histogram);
  return { n: kept.n, recall, kept, gap };
};
function partsOf<Key>(groups: ReadonlyMap<Key, Histogram>): [Key, ReturnType<typeof partOf>][] {
  return Array.from(groups, ([key, histogram]): [Key, ReturnType<typeof partOf>] => [key, partOf(histogram)]).filter(
    ([, { n }]) => n >= enough,
  );
}

/** `promise` null: the generic one. */
export function rowOf(
  campaign: PromiseRow["campaign"],
  promise: Registered | null,
  tally: Tally,
  account: Hits,
  { state, q }: Pick<Standing, "state" | "q">,
): PromiseRow {
  return {
    campaign,
    promise: promise?.facts ?? null,
    generic: promise === null,
    versions: [...tally.versions.keys()].sort((a, b) => a - b),
    ...figuresOf(tally, account),
    state,
    q,
    byTouchpoint: partsOf(tally.touchpoints)
      .map(([touchpoint, part]) => ({ touchpoint: touchpoint === "" ? null : touchpoint, ...part }))
      .sort((a, b) => b.n - a.n || (a.touchpoint ?? "").localeCompare(b.touchpoint ?? "")),
    byVersion: partsOf(tally.versions)
      .map(([version, part]) => ({ version, statement: promise?.statements.get(version) ?? null, ...part }))
      .sort((a, b) => a.version - b.version),
  };
}

/** What quoting does is tested for every promise at once: each q is over all of them. */
export function testedTogether(rows: readonly PromiseRow[]): PromiseRow[] {
  const known = rows.flatMap(({ arms }) => arms.difference.p ?? []);
  const rates = falseDiscoveryRates(known).values();
  return rows.map((row) => {
    const { difference } = row.arms;
    const q = difference.p === null ? null : (rates.next().value ?? null);
    return { ...row, arms: { ...row.arms, difference: { ...difference, q } } };
  });
}
