/**
 * An item's own time counts from −7 days to +5 minutes of the server's; outside of it the server's time does. Where the
 * batch says when it was sent by the same clock, that clock's error is taken out first: an answer that waited for days on
 * a device whose clock is a year off keeps its day. Pure.
 */
import type { ExposureItem, IdentifyItem, ResponseItem, Touch } from "#contract";

const past = 7 * 24 * 60 * 60 * 1000;
const future = 5 * 60 * 1000;

const plausible = (time: number, now: number): boolean => time >= now - past && time <= now + future;

export function trueTime(at: string, now: Date): { at: string; skewed: boolean } {
  const time = Date.parse(at);
  if (plausible(time, now.getTime())) return { at: new Date(time).toISOString(), skewed: false };
  return { at: now.toISOString(), skewed: true };
}

/** When an item was made, however long it waited: what is older than an erasure stays so. Never later than now. */
export function madeAt(at: string, now: Date): string {
  const time = Date.parse(at);
  return new Date(Number.isNaN(time) ? now : Math.min(time, now.getTime())).toISOString();
}

/** A start is believed when it lies within a week before the answer; else it is left out. */
export function trueStart(startedAt: string | undefined, at: string): { startedAt: string | null; skewed: boolean } {
  if (startedAt === undefined) return { startedAt: null, skewed: false };
  const start = Date.parse(startedAt);
  const end = Date.parse(at);
  if (start <= end && start >= end - past) return { startedAt: new Date(start).toISOString(), skewed: false };
  return { startedAt: null, skewed: true };
}

type Item = ResponseItem | ExposureItem | IdentifyItem;

/** How far the sender's clock is behind, in milliseconds: 0 while it is no more than a network may take. */
export function behindBy(sentAt: string | undefined, now: Date): number {
  const behind = now.getTime() - Date.parse(sentAt ?? "");
  return Math.abs(behind) > future ? behind : 0;
}

const later = (at: string, behind: number): string => {
  const time = new Date(Date.parse(at) + behind);
  return Number.isNaN(time.getTime()) ? at : time.toISOString();
};
const touched = (touches: readonly Touch[], behind: number): Touch[] =>
  touches.map((touch) => ({ ...touch, at: later(touch.at, behind) }));

/** The item by the server's clock. What was made after it was sent was not timed by the clock that says so. */
export function byOurClock(item: Item, sentAt: string | undefined, now: Date): Item {
  const behind = behindBy(sentAt, now);
  if (behind === 0 || Date.parse(item.at) > Date.parse(sentAt!) + future) return item;
  const at = later(item.at, behind);
  if (item.type === "identify") return { ...item, at };
  const touches = item.touches && touched(item.touches, behind);
  if (item.type === "exposure") return { ...item, at, ...(touches && { touches }) };
  const { startedAt } = item;
  return { ...item, at, ...(touches && { touches }), ...(startedAt && { startedAt: later(startedAt, behind) }) };
}
