/** One driver as it is told: how much it weighs, how it goes, and where that puts it among the others. Pure. */
import type { Driver, DriversReport, DriverZone, Score } from "#contract";
import type { Interval } from "../statistics/confidence.ts";
import { correlationInterval, correlationTest } from "../statistics/drivers/correlation.ts";
import { significant, type DriverAnalysis } from "../statistics/drivers/drivers.ts";
import { falseDiscoveryRates } from "../statistics/family.ts";
import type { Asked, Together } from "./pairs.ts";

/** A question with a score, and its scale. */
export interface Rated extends Asked {
  question: Driver["question"];
  least: number;
  most: number;
}
export interface Weighed extends Rated {
  /** Of everybody who gave it a number. */
  n: number;
  score: Score;
  mean: Interval;
  together: Together;
}

/** Effort is asked the other way round: little of it is good. */
const turned = (metric: string): boolean => metric === "ces1";

function performanceOf({ metric, least, most, score, mean: { value } }: Weighed): number | null {
  // "As promised" is the middle of its scale, and as good as a promise can be asked to be.
  if (metric === "promise") return score.measure.value;
  if (value === null) return null;
  const place = (value - least) / (most - least);
  return turned(metric) ? 1 - place : place;
}

type Figures = Pick<Driver, "pearson" | "spearman" | "p" | "q" | "importance">;

/** Every driver with its figures: of those who answered everything where that suffices, else two by two. */
export function driversOf(
  all: readonly Weighed[],
  weighed: readonly Weighed[],
  analysis: DriverAnalysis,
): Pick<DriversReport, "lines" | "items"> {
  const figures = analysis.method === null ? twoByTwo(all) : joint(all, weighed, analysis);
  const drivers = all.map((one, at) => driverOf(one, figures[at], analysis.r2));
  const counting = drivers.filter(({ significant: counts, share }) => counts && share !== null);
  const lines = {
    share: meanOf(counting.map(({ share }) => share ?? 0)),
    performance: analysis.method === null ? null : meanOf(drivers.flatMap(({ performance }) => performance ?? [])),
  };
  const items = drivers
    .map((driver) => ({ ...driver, zone: drivers.length < 2 ? null : zoneOf(driver, lines) }))
    .sort((a, b) => (b.importance ?? -1) - (a.importance ?? -1) || strength(b) - strength(a));
  return { lines, items };
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
const strength = ({ pearson: { value } }: Driver): number => Math.abs(value ?? 0);

function driverOf(one: Weighed, figures: Figures | undefined, r2: number | null): Driver {
  if (!figures) throw new Error(`The question ${one.id} was not compared with the outcome.`);
  const { pearson, q, importance } = figures;
  const against = (pearson.value ?? 0) * (turned(one.metric) ? -1 : 1) < 0;
  const counts = q !== null && q <= significant;
  return {
    question: one.question,
    score: one.score,
    performance: performanceOf(one),
    ...figures,
    significant: counts,
    share: importance === null || r2 === null ? null : r2 === 0 ? 0 : importance / r2,
    against: counts && against,
    zone: null,
  };
}

function zoneOf(
  { share, performance, significant: counts, against }: Driver,
  lines: DriversReport["lines"],
): DriverZone | null {
  if (!counts || against || share === null || performance === null) return null;
  if (lines.share === null || lines.performance === null) return null;
  // Where all weigh the same, rounding must not make one of them weigh less.
  const much = share >= lines.share - 1e-9;
  const well = performance >= lines.performance - 1e-9;
  if (much) return well ? "keep" : "begin";
  return well ? "spare" : "later";
}

/** Correlations of each two, with their own people; q over all of them. */
const twoByTwo = (all: readonly Weighed[]): Figures[] =>
  withRates(
    all.map(({ together: { n, pearson, spearman } }) => ({
      pearson: correlationInterval(pearson, n, "pearson"),
      spearman: correlationInterval(spearman, n, "spearman"),
      p: correlationTest(pearson, n),
      q: null,
      importance: null,
    })),
  );

/** Those that were weighed as the analysis has them, the others beside them; q over all again. */
function joint(all: readonly Weighed[], weighed: readonly Weighed[], { drivers }: DriverAnalysis): Figures[] {
  const apart = twoByTwo(all);
  return all.flatMap((one, at) => {
    const found = drivers[weighed.indexOf(one)] ?? apart[at];
    return found ? [{ pearson: found.pearson, spearman: found.spearman, p: found.p, q: found.q, importance: found.importance }] : []; // prettier-ignore
  });
}

function withRates(figures: readonly Figures[]): Figures[] {
  const rates = falseDiscoveryRates(figures.flatMap(({ p }) => p ?? []));
  let next = 0;
  return figures.map((one) => ({ ...one, q: one.p === null ? null : (rates[next++] ?? null) }));
}
