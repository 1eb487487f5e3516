/** From one step of the journey to the next: which scores move, and where the greatest proven drop is. Pure. */
import { journeyScores, type JourneyMove, type JourneyScore, type JourneyStep, type Measure } from "#contract";
import { asFamily, changeIn } from "../change.ts";
import type { Histogram } from "../histogram.ts";
import { gauges } from "../scores.ts";

export interface Stop {
  step: JourneyStep;
  answers: Record<JourneyScore, Histogram>;
  figures: Record<JourneyScore, Measure>;
}

/** A false alarm in at most so many of the moves that are called more than chance. */
const proven = 0.05;

/** Only declared steps follow upon each other; one of which too little is told is passed over. */
export function movesOf(stops: readonly Stop[]): JourneyMove[] {
  const latest = new Map<JourneyScore, Stop>();
  const moves: JourneyMove[] = [];
  for (const here of stops.filter(({ step }) => step.declared))
    for (const metric of journeyScores.filter((name) => isTold(here.figures[name]))) {
      const before = latest.get(metric);
      latest.set(metric, here);
      if (!before) continue;
      const { unit, difference } = gauges[metric];
      const change = changeIn(difference(before.answers[metric], here.answers[metric]));
      moves.push({ metric, unit, from: before.step, to: here.step, change });
    }
  const family = asFamily(moves.map(({ change }) => change));
  return moves.map((move, at) => ({ ...move, change: family[at] ?? move.change }));
}

const isTold = ({ confidence }: Measure): boolean => confidence !== "none";

/** Scores of several scales are held against each other by the part of their scale that was lost. */
export function worstOf(moves: readonly JourneyMove[]): JourneyMove | null {
  const lost = ({ metric, change: { value, q } }: JourneyMove): number =>
    q !== null && q <= proven ? -(value ?? 0) / (gauges[metric].most - gauges[metric].least) : 0;
  const [greatest] = moves.filter((move) => lost(move) > 0).sort((a, b) => lost(b) - lost(a));
  return greatest ?? null;
}
