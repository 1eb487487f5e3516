/** The record of what was answered, dismissed or put off: on the device, another tab's acts included, and in memory. */
import type { PublishedSurvey } from "../contract/wire.types.ts";
import type { Base } from "./journey.ts";
import { needsMemory, type Act, type Mark } from "./matches.ts";

/** Where the device keeps nothing, this page's. */
export function marksIn({ shelf, marks }: Base): Mark[] {
  const kept = shelf.list<Mark>("s").filter(Array.isArray);
  return kept[0] ? kept : marks;
}

export function mark(base: Base, survey: PublishedSurvey, act: Act): void {
  // "Not now" is a wish, whatever the survey.
  if (act !== "snoozed" && !needsMemory(survey)) return;
  const own: Mark = [survey.id, act, new Date(base.now()).toISOString().slice(0, 10)];
  // So many acts are remembered; the oldest go first.
  base.shelf.write("s", [...marksIn(base), own].slice(-100));
  base.marks.push(own);
}
