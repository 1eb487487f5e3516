/** Whether a promise was kept: everything that one histogram of −2…2 and "not_recalled" tells. */
import type { Histogram } from "../../histogram.ts";
import type { Interval } from "../confidence.ts";
import { netDifference, type Difference, type Hits } from "../difference.ts";
import { mean } from "../mean.ts";
import { netScore, type Poles } from "../net.ts";
import { share } from "../share.ts";
import { numbersIn } from "./numbers.ts";
import { signPoles } from "./poles.ts";

export interface PromiseMeasures {
  /** Who recalled the promise, of all who were asked, 0…1. */
  recall: Interval;
  /** As promised or better, worse, better; shares 0…1 of those who recalled it. */
  kept: Interval;
  broken: Interval;
  exceeded: Interval;
  /** 100·(exceeded − broken), in points. */
  gap: Interval;
  /** Mean disconfirmation, −2…2. */
  disconfirmation: Interval;
}

/** How many were kept, of those that were recalled. */
export function keptIn(histogram: Histogram): Hits {
  const { positive, neutral, negative } = signPoles(histogram);
  return { hits: positive + neutral, n: positive + neutral + negative };
}

/** Source: Oliver, "A cognitive model of the antecedents and consequences of satisfaction decisions" (1980), asked directly. */
export function promiseOf(histogram: Histogram): PromiseMeasures {
  const { positive, neutral, negative } = signPoles(histogram);
  const n = positive + neutral + negative;
  return {
    recall: share(n, n + (histogram.get("not_recalled") ?? 0)),
    kept: share(positive + neutral, n),
    broken: share(negative, n),
    exceeded: share(positive, n),
    gap: netScore(positive, neutral, negative),
    disconfirmation: mean(numbersIn(histogram), [-2, 2]),
  };
}

/** How many answers at the account's rate are added before campaigns are ranked. */
const prior = 20;

/**
 * The kept rate drawn towards the account's, (kept + 20·K_acc)/(n + 20), 0…1: for rank and position only, a label shows
 * the raw rate and its n. Source: Efron & Morris 1977 (shrinkage), as the posterior mean of a beta prior.
 */
export const shrunkKept = (kept: number, n: number, account: number): number => (kept + prior * account) / (n + prior);

/** Trust cost, points: the score of those whose promise was broken less that of those whose promise was kept. */
export const trustCost = (broken: Poles, kept: Poles): Difference => netDifference(kept, broken);
