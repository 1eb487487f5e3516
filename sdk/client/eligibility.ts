/** Whether a survey may be shown now, and if not, why. Pure: the clock, the draws and the record come in. */
import type { PublishedSurvey } from "../contract/wire.types.ts";
import { needsMemory, type Act, type Mark } from "./matches.ts";

/** Why a survey would or would not show now. `eligible` stands alone: nothing is against it. */
export type Reason =
  | "eligible"
  /** The configuration is not there yet, or could not be fetched. */
  | "no_config"
  /** No live survey has this id. */
  | "not_live"
  /** It has no trigger: it comes up only when it is opened. */
  | "no_trigger"
  /** Its rules on the address do not hold on this page. */
  | "other_page"
  /** It is on screen already. */
  | "already_open"
  /** Another survey is on screen. */
  | "another_open"
  /** The visitor belongs to the share that is never asked (`holdout`). */
  | "control_group"
  /** The draw went against this visitor. */
  | "not_sampled"
  /** Beside the two before: no visitor id makes the draw stick, so the next page load draws anew. */
  | "drawn_per_load"
  /** It was answered, and its time has not come round again. */
  | "answered"
  /** It was dismissed, and its time has not come round again. */
  | "dismissed"
  /** The visitor said "not now", a short while ago. */
  | "snoozed"
  /** It was brought up as often as its `repeat.atMost` allows. */
  | "asked_enough"
  /** Another survey was answered or dismissed a short while ago. */
  | "quiet_period"
  /** The visitor was asked as often in 30 days as the workspace allows, whatever the survey. */
  | "most_asks"
  /** It comes often; a rarer survey that is due has its turn first, for one more quiet period. */
  | "yields"
  /** The API has to be asked first, and was not, or could not be reached. */
  | "undecided"
  /** The survey is meant for others. */
  | "not_in_audience";

/** How often visitors are asked, over all surveys. */
export interface Asking {
  /** Days of rest between two different surveys: 14 if missing. */
  quietDays?: number | undefined;
  /** So many asks in 30 days: 2 if missing. */
  mostAsks?: number | undefined;
  /** The share of visitors who are never asked: none if missing. */
  holdout?: number | undefined;
}

export interface Circumstances extends Asking {
  seen: readonly Mark[];
  now: number;
  /** The draw for this survey fell on this visitor. */
  sampled: boolean;
  /** This visitor's number for the control group; asked for only where there is such a group. */
  lot: number;
  /** The survey that is on screen. */
  open: string | undefined;
  /** Surveys that may come up for this visitor, as far as the page can tell. */
  live: readonly PublishedSurvey[];
}

/** Whether fewer than so many days have gone by. */
const within = (now: number, day: string, days: number): boolean => now < Date.parse(day) + days * 864e5;

/** Days of rest after each act. */
function restOf({ repeat = {} }: PublishedSurvey): Record<Act, number> {
  const { mode, everyDays, snoozeDays = 7 } = repeat;
  const [answered, dismissed] = mode === "always" ? [0, 0] : mode === "once" ? [Infinity, Infinity] : [90, 30];
  return {
    answered: mode === "untilAnswered" ? Infinity : (everyDays ?? answered!),
    dismissed: everyDays ?? dismissed!,
    snoozed: snoozeDays,
  };
}

/** What of its own past speaks against a survey. */
function resting(survey: PublishedSurvey, { seen, now }: Pick<Circumstances, "seen" | "now">): Reason[] {
  const rest = restOf(survey);
  const own = seen.filter(([id]) => id === survey.id);
  const acts = own.filter(([, act, day]) => within(now, day, rest[act])).map(([, act]): Reason => act);
  return own.length < (survey.repeat?.atMost ?? Infinity) ? [...new Set(acts)] : [...acts, "asked_enough"];
}

/** Everything that speaks against the survey, but for page and audience. An empty list: it may be shown. */
export function reasonsAgainst(survey: PublishedSurvey, circumstances: Circumstances): Reason[] {
  const { seen, now, sampled, open, live, quietDays = 14, mostAsks = 2, holdout = 0 } = circumstances;
  const { id } = survey;
  const recent = needsMemory(survey) ? seen : [];
  const asked = (days: number): Mark[] => recent.filter(([, , day]) => within(now, day, days));
  const against = [
    holdout && circumstances.lot < holdout && "control_group",
    !sampled && "not_sampled",
    ...resting(survey, circumstances),
    asked(quietDays).some(([of]) => of !== id) && "quiet_period",
    asked(30).length >= mostAsks && "most_asks",
    // Without this, a survey that comes as often as it may would keep every rarer one in its quiet period.
    asked(2 * quietDays).some(([of, act]) => of === id && act !== "snoozed") &&
      live.some((other) => restOf(other).dismissed > restOf(survey).dismissed && !resting(other, circumstances)[0]) &&
      "yields",
    open && (open === id ? "already_open" : "another_open"),
  ];
  return against.filter(Boolean) as Reason[];
}

/**
 * Whose turn it is among those that are due at once: the lower comes first, who was asked longest ago or never. A
 * survey that is not remembered may come at any time, so it comes last.
 */
export const turnOf = (survey: PublishedSurvey, seen: readonly Mark[]): number =>
  needsMemory(survey) ? seen.map(([id]) => id).lastIndexOf(survey.id) : 1e3;

/** A number from 0 up to 1 that stays the same for a visitor and a survey (FNV-1a, then mixed). */
export function stickyDraw(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
