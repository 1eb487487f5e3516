/** What each page load needs of the rules of asking: whether what happened brings a survey up, or is remembered. Pure. */
import { compare, type Comparable, type Operator } from "../compare.ts";
import type { PublishedSurvey } from "../contract/wire.types.ts";

/** What an act on a survey was. */
export type Act = "answered" | "dismissed" | "snoozed";
/** A survey that was answered, dismissed or put off, and on which day (UTC). All that the device remembers of it. */
export type Mark = [surveyId: string, act: Act, day: string];

/** What brings a survey up. */
export type Trigger = NonNullable<PublishedSurvey["when"]>["any"][number];

/** Whether an event with its properties is what the trigger waits for. */
export const matches = (trigger: Trigger, event: string, properties: Record<string, unknown>): boolean =>
  trigger.event === event &&
  Object.entries(trigger.where ?? {}).every(([name, test]) =>
    Object.entries(typeof test === "object" ? test : { is: test }).every(([op, value]) =>
      compare(properties[name], op as Operator, value as Comparable),
    ),
  );

/**
 * Whether an act on the survey has to be remembered at all: one that may always come again without a rest, and as
 * often as it likes, needs no memory, starts no quiet period and heeds none.
 */
export const needsMemory = ({ repeat }: PublishedSurvey): boolean =>
  repeat?.mode !== "always" || repeat.everyDays !== undefined || repeat.atMost !== undefined;
