/** When a calendar day begins in a time zone, as the log writes instants. Pure. */
import { dayIn } from "../http/day.ts";

const hour = 60 * 60 * 1000;

/** `later` days after it, where asked. A day begins within 14 hours of its beginning in UTC, on a quarter of an hour. */
export function dayStart(timeZone: string, day: string, later = 0): string {
  const noon = new Date(`${day}T12:00:00Z`);
  const wanted = new Date(noon.getTime() + later * 24 * hour).toISOString().slice(0, 10);
  let [before, from] = [Date.parse(`${wanted}T00:00:00Z`) - 15 * hour, Date.parse(`${wanted}T00:00:00Z`) + 15 * hour];
  while (from - before > 1000) {
    const middle = Math.floor((before + from) / 2000) * 1000;
    if (dayIn(timeZone, new Date(middle)) < wanted) before = middle;
    else from = middle;
  }
  return new Date(from).toISOString();
}
