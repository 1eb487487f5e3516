/** What an answer means for the delivery and its endpoint. Pure. */
import { delayAfter, longest } from "./schedule.ts";

/** What came of one try. */
export interface Outcome {
  /** Null where nothing was answered. */
  status: number | null;
  milliseconds: number;
  /** What went wrong on the way; null where there is a status. */
  error: string | null;
  timedOut?: boolean;
  retryAfter?: string | null;
  /** The receiver's word on the delivery: `abort-message` ends its tries. */
  wish?: string | null;
  /** Trying again would be answered the same. */
  final?: true;
  location?: string | null;
  /** As much of the answer as was read; of it the log keeps less. */
  read?: string;
  answer: string;
}
export type Verdict =
  | { state: "delivered" }
  | { state: "pending"; due: number; error: string }
  | { state: "dead"; reason: string; error: string; /** The endpoint is gone for good. */ gone?: true };

/** Statuses that say: too much, or not reached. */
const throttles: readonly number[] = [429, 502, 504];
const leastThrottled = 60_000;

/** A success in form may still hold an error: then there is one. */
export const succeeded = ({ status, error }: Outcome): boolean =>
  error === null && status !== null && status >= 200 && status < 300;

/** Milliseconds that a `Retry-After` asks for, as seconds or as an HTTP date; null where it says nothing to us. */
export function retryAfterOf(header: string | null | undefined, now: number): number | null {
  if (!header) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const at = /^[A-Za-z]{3},? /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** `tries`: with this one. */
export function judge(outcome: Outcome, tries: number, now: number, chance: number): Verdict {
  if (succeeded(outcome)) return { state: "delivered" };
  const { status } = outcome;
  const error =
    outcome.error ??
    (status !== null && status >= 300 && status < 400 ? `${status}: redirects are not followed` : `answered ${status}`);
  if (status === 410) return { state: "dead", reason: "gone", error, gone: true };
  if (outcome.wish?.trim().toLowerCase() === "abort-message") return { state: "dead", reason: "aborted", error };
  if (outcome.final) return { state: "dead", reason: "refused", error };
  const planned = delayAfter(tries, chance);
  if (planned === null) return { state: "dead", reason: "exhausted", error };
  const throttled = outcome.timedOut === true || (status !== null && throttles.includes(status));
  const base = throttled ? Math.max(planned, leastThrottled) : planned;
  const asked = retryAfterOf(outcome.retryAfter, now) ?? base;
  return { state: "pending", due: now + Math.min(longest, Math.max(base, Math.min(asked, 2 * base))), error };
}
