/** One row of the funnel, from what was counted. Pure. */
import { heldBack, type FunnelRow, type HeldBack } from "#contract";
import { noAnswers, type Interval } from "../statistics/confidence.ts";
import { share } from "../statistics/share.ts";

export interface Steps {
  /** Exposures by step; suppressed ones by reason besides. */
  steps: Map<string, number>;
  reasons: Map<string, number>;
  answered: number;
  completed: number;
  uncounted: { answered: number; completed: number };
}
export const noSteps = (): Steps => ({
  steps: new Map(),
  reasons: new Map(),
  answered: 0,
  completed: 0,
  uncounted: { answered: 0, completed: 0 },
});

/** A part of what was counted; nothing where more came out than went in, since some of it was then not counted. */
const rate = (hits: number, n: number): Interval => (hits <= n ? share(hits, n) : noAnswers);

const reasonOf = (reason: string): HeldBack => heldBack.find((known) => known === reason) ?? "other";

export function rowOf(key: string | null, name: string | null, counted: Steps): FunnelRow {
  const of = (step: string): number => counted.steps.get(step) ?? 0;
  const { answered, completed, uncounted } = counted;
  const [eligible, shown, started, dismissed] = [of("eligible"), of("shown"), of("started"), of("dismissed")];
  const finished = completed - uncounted.completed;
  const reasons = new Map<HeldBack, number>(heldBack.map((reason) => [reason, 0]));
  for (const [reason, n] of counted.reasons) reasons.set(reasonOf(reason), (reasons.get(reasonOf(reason)) ?? 0) + n);
  return {
    key,
    name,
    eligible,
    shown,
    started,
    answered,
    completed,
    dismissed,
    suppressed: of("suppressed"),
    reasons: [...reasons].map(([reason, n]) => ({ reason, n })),
    uncounted,
    view: rate(shown, eligible),
    start: rate(started, shown),
    response: rate(answered - uncounted.answered, shown),
    completion: rate(finished, started),
    abandon: finished <= started ? share(started - finished, started) : noAnswers,
    dismiss: rate(dismissed, shown),
  };
}
