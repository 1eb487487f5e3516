import { answersIn, netScore, type Poles } from "./net.ts";

/** What a theme does to a net score, in points; null where the theme, or everything but the theme, has no answer. */
export interface Impact {
  impact: number | null;
  /** The theme's share of the answers, 0…1. */
  share: number | null;
  score: number | null;
  rest: number | null;
}

/**
 * Theme impact: score(all) − score(all without the theme) = share × (theme's score − rest's score), in points
 * −100…100. `theme` is part of `all`. Source: zenloop, "Drivers" (leave-one-out).
 */
export function themeImpact(theme: Poles, all: Poles): Impact {
  const rest = netScore(
    all.positive - theme.positive,
    all.neutral - theme.neutral,
    all.negative - theme.negative,
  ).value;
  const score = netScore(theme.positive, theme.neutral, theme.negative).value;
  const whole = netScore(all.positive, all.neutral, all.negative).value;
  return {
    impact: whole === null || rest === null || score === null ? null : whole - rest,
    share: whole === null ? null : answersIn(theme) / answersIn(all),
    score,
    rest,
  };
}
