/** What was answered to one promise, as it adds up. Pure. */
import { count, within, type Counts } from "../histogram.ts";
import type { Answers } from "./answers.ts";

export interface Tally {
  all: Counts;
  arms: { quoted: Counts; generic: Counts };
  touchpoints: Map<string, Counts>;
  versions: Map<number, Counts>;
  /** NPS of people whose promise was broken, and of those whose promise was kept. */
  trust: { broken: Counts; kept: Counts };
}
export const newTally = (): Tally => ({
  all: new Map(),
  arms: { quoted: new Map(), generic: new Map() },
  touchpoints: new Map(),
  versions: new Map(),
  trust: { broken: new Map(), kept: new Map() },
});

export function add(tally: Tally, { version, arm, touchpoint, value, nps, n }: Answers): void {
  count(tally.all, value, n);
  count(within(tally.touchpoints, touchpoint), value, n);
  if (version !== null) count(within(tally.versions, version), value, n);
  if (arm !== null) count(tally.arms[arm], value, n);
  if (nps !== null && value !== "not_recalled")
    count(Number(value) < 0 ? tally.trust.broken : tally.trust.kept, nps, n);
}
