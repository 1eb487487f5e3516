/**
 * Whether a survey may be shown now, and if not, why. Pure: the clock, the draw and the record come in.
 * Who is meant (the audience) is the Worker's to say; its answer is one of the facts.
 */
import { compare, type Comparable, type Operator } from "../compare.ts";
import type { PublishedSurvey } from "../contract/wire.types.ts";

/** A survey that was answered or dismissed, and on which day (UTC). All that the device remembers of it. */
export type Mark = [surveyId: string, act: "answered" | "dismissed", day: string];

/** Why a survey would or would not show now. `eligible` stands alone: nothing is against it. */
export type Reason =
  | "eligible"
  /** The configuration is not there yet, or could not be fetched. */
  | "no_config"
  /** No live survey has this id. */
  | "not_live"
  /** It has no trigger: it comes up only when it is opened. */
  | "no_trigger"
  /** It is on screen already. */
  | "already_open"
  /** Another survey is on screen. */
  | "another_open"
  /** It was answered, and its time has not come round again. */
  | "answered"
  /** It was dismissed, and its time has not come round again. */
  | "dismissed"
  /** It was brought up as often as its `repeat.atMost` allows. */
  | "asked_enough"
  /** Another survey was answered or dismissed a short while ago. */
  | "quiet_period"
  /** The draw went against this visitor. */
  | "not_sampled"
  /** The API has to be asked first, and was not, or could not be reached. */
  | "undecided"
  /** The survey is meant for others. */
  | "not_in_audience";

export interface Circumstances {
  seen: readonly Mark[];
  now: number;
  /** This visitor's number for this survey, from 0 up to 1. */
  draw: number;
  /** The survey that is on screen. */
  open: string | undefined;
  /** Days of rest between two different surveys. */
  quietDays: number;
}

/**
 * Whether an act on the survey has to be remembered at all: one that may always come again without a rest, and as
 * often as it likes, needs no memory, starts no quiet period and heeds none.
 */
export const needsMemory = ({ repeat }: PublishedSurvey): boolean =>
  repeat?.mode !== "always" || repeat.everyDays !== undefined || repeat.atMost !== undefined;

const answeredDays = 90;
const dismissedDays = 30;

/** Whether an event with its properties is one that the survey waits for. */
export const matches = (survey: PublishedSurvey, event: string, properties: Record<string, unknown>): boolean =>
  !!survey.when?.any.some(
    (trigger) =>
      trigger.event === event &&
      Object.entries(trigger.where ?? {}).every(([name, test]) =>
        typeof test === "object"
          ? Object.entries(test).every(([op, value]) => compare(properties[name], op as Operator, value as Comparable))
          : compare(properties[name], "is", test),
      ),
  );

/** Everything that speaks against the survey, but for the audience. An empty list: it may be shown. */
export function reasonsAgainst(survey: PublishedSurvey, { seen, now, draw, open, quietDays }: Circumstances): Reason[] {
  const { mode = "once", everyDays, atMost } = survey.repeat ?? {};
  const within = (day: string, days: number): boolean => now < Date.parse(day) + days * 86_400_000;
  const own = seen.filter(([id]) => id === survey.id);
  const rest = {
    answered: mode === "always" ? (everyDays ?? 0) : mode === "untilAnswered" ? Infinity : (everyDays ?? answeredDays),
    dismissed: everyDays ?? (mode === "always" ? 0 : dismissedDays),
  };
  const against: [Reason, boolean][] = [
    ["already_open", open === survey.id],
    ["another_open", !!open && open !== survey.id],
    ["answered", own.some(([, act, day]) => act === "answered" && within(day, rest.answered))],
    ["dismissed", own.some(([, act, day]) => act === "dismissed" && within(day, rest.dismissed))],
    ["asked_enough", own.length >= (atMost ?? Infinity)],
    ["quiet_period", needsMemory(survey) && seen.some(([id, , day]) => id !== survey.id && within(day, quietDays))],
    ["not_sampled", draw >= (survey.sample ?? 1)],
  ];
  return against.filter(([, holds]) => holds).map(([reason]) => reason);
}

/** A number from 0 up to 1 that stays the same for a visitor and a survey (FNV-1a, then mixed). */
export function stickyDraw(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
