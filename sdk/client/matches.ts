/** What a client remembers of acts on surveys, and what brings one up. Pure. */
import type { PublishedSurvey } from "../contract/wire.types.ts";

/** What an act on a survey was. */
export type Act = "answered" | "dismissed" | "snoozed";
/** A survey that was answered, dismissed or put off, and on which day (UTC). All that the device remembers of it. */
export type Mark = [surveyId: string, act: Act, day: string];

/** What brings a survey up. */
export type Trigger = NonNullable<PublishedSurvey["when"]>["any"][number];

/**
 * Whether an act on the survey has to be remembered at all: one that may always come again without a rest, and as
 * often as it likes, needs no memory, starts no quiet period and heeds none.
 */
export const needsMemory = ({ repeat }: PublishedSurvey): boolean =>
  repeat?.mode !== "always" || (repeat.everyDays ?? repeat.atMost) !== undefined;
