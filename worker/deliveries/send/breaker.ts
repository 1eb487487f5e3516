/**
 * How an endpoint is doing. Five minutes with ten tries or more, seven in ten of them failed, open the breaker: after half
 * a minute one try probes, after each failed probe the pause is twice as long. Five days of failures alone, and the
 * endpoint is disabled; days without a try are no failures. While nothing fails there is nothing to keep. Pure.
 */
import type { Breaker } from "../../db/endpoints.ts";

export interface Health {
  breaker: Breaker | null;
  failingSince: string | null;
}

const window = 5 * 60_000;
const leastTries = 10;
const tooMany = 0.7;
const firstPause = 30_000;
const longestPause = 60 * 60_000;
const day = 24 * 60 * 60_000;
const patience = 5 * day;
/** Longer than any wait between two tries of one delivery. */
const quiet = 2 * day;

/** The very same object where nothing changed. */
export function after(health: Health, succeeded: boolean, now: number): Health {
  const { breaker, failingSince } = health;
  if (succeeded) {
    if (!breaker) return failingSince === null ? health : { breaker: null, failingSince: null };
    const over = breaker.until > 0 || now - breaker.from >= window;
    return { breaker: over ? null : { ...breaker, tries: breaker.tries + 1 }, failingSince: null };
  }
  const goesOn = failingSince !== null && now - heardOf(breaker, failingSince) < quiet;
  return { breaker: failed(breaker, now), failingSince: goesOn ? failingSince : new Date(now).toISOString() };
}

/** About when it failed last: in the five minutes, or before the pause, that the breaker tells of. */
const heardOf = (breaker: Breaker | null, failingSince: string): number =>
  Math.max(Date.parse(failingSince), breaker?.from ?? 0, breaker?.until ?? 0);

function failed(breaker: Breaker | null, now: number): Breaker {
  if (breaker && breaker.until > 0) {
    // A straggler that began before it opened says nothing new.
    if (now < breaker.until) return breaker;
    const pause = Math.min(longestPause, 2 * breaker.pause);
    return { ...breaker, pause, until: now + pause };
  }
  if (!breaker || now - breaker.from >= window) return { from: now, tries: 1, failed: 1, until: 0, pause: 0 };
  const next = { ...breaker, tries: breaker.tries + 1, failed: breaker.failed + 1 };
  if (next.tries < leastTries || next.failed / next.tries < tooMany) return next;
  return { ...next, pause: firstPause, until: now + firstPause };
}

export const failedLong = ({ failingSince }: Health, now: number): boolean =>
  failingSince !== null && now - Date.parse(failingSince) >= patience;

const warnings = [90, 70, 50] as const;

/** Who began to fail later than this is warned of nothing yet. */
export const warnedSince = (now: number): number => now - (Math.min(...warnings) / 100) * patience;

/**
 * How far an endpoint is on the way to being disabled, in the steps at which its owner is warned; null before, and where
 * nothing was tried lately.
 */
export function warningOf({ breaker, failingSince }: Health, now: number) {
  if (failingSince === null || now - heardOf(breaker, failingSince) >= quiet) return null;
  const began = Date.parse(failingSince);
  const percent = warnings.find((one) => now - began >= (one / 100) * patience);
  return percent === undefined ? null : { percent, disablesAt: new Date(began + patience).toISOString() };
}
