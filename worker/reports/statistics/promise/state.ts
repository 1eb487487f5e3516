/**
 * Does a campaign sell better than it delivers? The rule that names each campaign's state, over all campaigns of one
 * report at once: the corrected tests and the indices depend on every one of them.
 */
import type { Hits } from "../difference.ts";
import { midP } from "../distributions/hypergeometric.ts";
import { falseDiscoveryRates } from "../family.ts";
import { shrunkKept } from "../scores/promise.ts";
import { share } from "../share.ts";
import { percentiles } from "./indices.ts";

export type PromiseState =
  | "over_promise"
  | "under_delivery"
  | "hidden_gem"
  | "trust_builder"
  | "in_line"
  | "insufficient";

/** A campaign: of `n` answers to its promise `hits` kept, and the figure by which marketing is compared (`marketingFigures`). */
export interface Campaign extends Hits {
  figure: number | null;
}
export interface Standing {
  state: PromiseState;
  /** Of the side on which the campaign lies: worse or better than the rest. Null where it was not tested. */
  q: number | null;
  /** The kept rate of all other answers, 0…1. */
  rest: number | null;
  /** Answers that are missing until it can be judged. */
  missing: number;
  /** Percentiles, 0…100, and marketing − experience: positive sells better than it delivers. */
  marketingIndex: number | null;
  experienceIndex: number | null;
  promiseGap: number | null;
}

/** Answers from which a campaign is judged, and campaigns from which they are compared with each other. */
const eligible = 30;
const comparable = 3;
const falseReports = 0.05;
/** Five points, less a rounding error. */
const matters = 0.05 - 1e-9;

/**
 * States of the campaigns, in the order given. `elsewhere` holds the answers to a promise that belong to none of them:
 * the rest of a test is every other answer. With fewer than 3 campaigns of 30 answers there is no rest to speak of, and
 * each is compared with the `target` rate. Mid-p and Benjamini–Hochberg: sources at `midP`, `falseDiscoveryRates`.
 */
export function standings(
  campaigns: readonly Campaign[],
  { elsewhere = { hits: 0, n: 0 }, target = 0.8 }: { elsewhere?: Hits; target?: number } = {},
): Standing[] {
  const account = campaigns.reduce((sum, { hits, n }) => ({ hits: sum.hits + hits, n: sum.n + n }), elsewhere);
  const marketing = percentiles(campaigns.map(({ figure }) => figure));
  const experience = percentiles(
    campaigns.map(({ hits, n }) => (n === 0 ? null : shrunkKept(hits, n, account.hits / account.n))),
  );
  const tested = campaigns.filter(({ n }) => n >= eligible);
  const sides = tested.length < comparable ? againstTarget(tested, target) : againstTheRest(tested, account);
  return campaigns.map((campaign, at) => {
    const [m = null, x = null] = [marketing[at], experience[at]];
    const { side, q } = sides.get(campaign) ?? { side: null, q: null };
    return {
      state: side === null ? "insufficient" : nameOf(side, m),
      q,
      rest: restOf(campaign, account),
      missing: Math.max(0, eligible - campaign.n),
      marketingIndex: m,
      experienceIndex: x,
      promiseGap: m === null || x === null ? null : m - x,
    };
  });
}

export type Side = "low" | "high" | "neither";
type Sides = Map<Campaign, { side: Side; q: number | null }>;

/** Without a marketing figure nobody can say that it sells well, or too little: the names that claim neither remain. */
export function nameOf(side: Side, marketing: number | null): PromiseState {
  if (side === "neither") return "in_line";
  if (side === "low") return marketing !== null && marketing >= 50 ? "over_promise" : "under_delivery";
  return marketing !== null && marketing < 50 ? "hidden_gem" : "trust_builder";
}

const restOf = ({ hits, n }: Hits, account: Hits): number | null =>
  account.n === n ? null : (account.hits - hits) / (account.n - n);

function againstTheRest(tested: readonly Campaign[], account: Hits): Sides {
  const ps = tested.map(({ hits, n }) => midP({ hits, n, accountHits: account.hits, accountN: account.n }));
  const lows = falseDiscoveryRates(ps.map(({ low }) => low));
  const highs = falseDiscoveryRates(ps.map(({ high }) => high));
  return new Map(
    tested.map((campaign, at) => {
      const apart = campaign.hits / campaign.n - (restOf(campaign, account) ?? 0);
      const q = (apart < 0 ? lows[at] : highs[at]) ?? 1;
      const side = q > falseReports || Math.abs(apart) < matters ? "neither" : apart < 0 ? "low" : "high";
      return [campaign, { side, q }];
    }),
  );
}

function againstTarget(tested: readonly Campaign[], target: number): Sides {
  return new Map(
    tested.map((campaign) => {
      const { low, high } = share(campaign.hits, campaign.n);
      const side = (high ?? 1) < target ? "low" : (low ?? 0) > target ? "high" : "neither";
      return [campaign, { side, q: null }];
    }),
  );
}
