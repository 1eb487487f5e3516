/** An item's own time counts from −7 days to +5 minutes of the server's; outside of it the server's time does. */
const past = 7 * 24 * 60 * 60 * 1000;
const future = 5 * 60 * 1000;

const plausible = (time: number, now: number): boolean => time >= now - past && time <= now + future;

export function trueTime(at: string, now: Date): { at: string; skewed: boolean } {
  const time = Date.parse(at);
  if (plausible(time, now.getTime())) return { at: new Date(time).toISOString(), skewed: false };
  return { at: now.toISOString(), skewed: true };
}

/** A start is believed when it lies within a week before the answer; else it is left out. */
export function trueStart(startedAt: string | undefined, at: string): { startedAt: string | null; skewed: boolean } {
  if (startedAt === undefined) return { startedAt: null, skewed: false };
  const start = Date.parse(startedAt);
  const end = Date.parse(at);
  if (start <= end && start >= end - past) return { startedAt: new Date(start).toISOString(), skewed: false };
  return { startedAt: null, skewed: true };
}
