/** The shop's year: how busy a day is, and since when parcels travel with another courier. */

const dayLength = 86_400_000;
/** A year ago began the demo; so many days ago the courier was changed, and less went wrong since. */
export const yearDays = 365;
export const courierDays = 210;

const byMonth = [0.85, 0.85, 0.9, 0.95, 1.05, 0.9, 0.72, 0.64, 0.95, 1.05, 1.35, 1.5];

export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
/** The start, in UTC, of the day that lies so many days before today. */
export const daysBefore = (now: number, days: number): number =>
  Math.floor(now / dayLength) * dayLength - days * dayLength;

/** 1 is an average day: the summer is quiet, Black Friday and the weeks before Christmas are not. */
export function season(time: number): number {
  const date = new Date(time);
  const [month, day, weekday] = [date.getUTCMonth(), date.getUTCDate(), date.getUTCDay()];
  const blackFriday = month === 10 && day >= 22 && day <= 29 ? 1.7 : 1;
  const afterChristmas = month === 11 && day > 20 ? 0.6 : 1;
  return (byMonth[month] ?? 1) * blackFriday * afterChristmas * (weekday === 0 || weekday === 6 ? 1.15 : 0.95);
}
