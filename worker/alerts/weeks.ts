/** Closed weeks, Monday to Sunday in the workspace's time zone, named by their Monday. Pure. */
import { dayIn } from "../http/day.ts";
import { addDays } from "../reports/period.ts";
import { mondayOf } from "../reports/trend/weeks.ts";

/** A day, and a week with it, is closed six hours after it ended: Sunday night's answers may be sent on Monday morning. */
const settling = 6 * 60 * 60 * 1000;

/** The day that is still coming in; all before it are closed. */
export const openDay = (timeZone: string, now: Date): string => dayIn(timeZone, new Date(now.getTime() - settling));

/** The week that closed last. */
export const closedWeek = (timeZone: string, now: Date): string => addDays(mondayOf(openDay(timeZone, now)), -7);

/** Nowhere is it later than there: no week is closed anywhere before it is closed here. */
export const firstZone = "Pacific/Kiritimati";

/** After an interruption so many weeks are judged once more. */
const most = 4;

/** The weeks to judge, oldest first: those after the last one that was; of a new workspace the last closed one alone. */
export function dueWeeks(judged: string | null, closed: string): string[] {
  const weeks: string[] = [];
  let week = closed;
  while ((judged === null ? weeks.length === 0 : week > judged) && weeks.length < most) {
    weeks.unshift(week);
    week = addDays(week, -7);
  }
  return weeks;
}
