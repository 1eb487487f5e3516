/** Weeks from Monday to Sunday, in calendar days. Pure. */
import { addDays } from "../period.ts";

export interface Week {
  from: string;
  to: string;
}

const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
export const mondayOf = (day: string): string => addDays(day, -weekday(day));

/** Every week that the days touch, oldest first. */
export function weeksOf(from: string, to: string): Week[] {
  const weeks: Week[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7))
    weeks.push({ from: monday, to: addDays(monday, 6) });
  return weeks;
}
