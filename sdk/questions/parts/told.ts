/** A scale's steps in words. The first step is 1, whatever value it stands for. */
import type { Localized } from "../../contract/wire.types.ts";

export interface Steps {
  ask: { id: string; low?: Localized | undefined; high?: Localized | undefined; [step: number]: undefined };
  /** `of` is "{count} of {max}"; between `low` and `high`, a step's number is the name of its words. */
  words: { of: string; low: string; high: string; [step: number]: string };
  say(text: Localized): string;
}

/** What a step stands for, or "". The survey's own words go before the kind's. */
export function labelOf({ ask, words, say }: Steps, step: number, to: number): string {
  const name = step === 1 ? "low" : step === to ? "high" : step;
  return say(ask[name] ?? words[name] ?? "");
}

/** "4 of 5" */
export const countOf = ({ words: { of } }: Steps, step: number, to: number): string =>
  of.replace("{count}", `${step}`).replace("{max}", `${to}`);

/** "4 of 5: satisfied" */
export function told(steps: Steps, step: number, to: number): string {
  const label = labelOf(steps, step, to);
  return countOf(steps, step, to) + (label && `: ${label}`);
}
