/** How far back things are sent again, as the forms offer it; deliveries are kept for no longer than the last. Pure. */
const hour = 60 * 60_000;
export const windows = {
  hour,
  day: 24 * hour,
  week: 7 * 24 * hour,
  month: 30 * 24 * hour,
  all: 90 * 24 * hour,
} as const;

export const isWindow = (name: string): name is keyof typeof windows => Object.hasOwn(windows, name);

export const sinceOf = (name: keyof typeof windows, now: Date): string =>
  new Date(now.getTime() - windows[name]).toISOString();
