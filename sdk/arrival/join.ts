/**
 * Arrivals that another site of the workspace kept of the same device join the own ones. Pure. Each side counts its
 * visits from 1, so the ordinals are made anew: visits that overlap, or follow each other within 30 minutes, are one,
 * and the own ones move up by those that come between. Joining the same again changes nothing.
 */
import type { Touch } from "../contract/touch.types.ts";
import { keepTouch } from "./keep.ts";

/** What a device keeps, oldest first, and the ordinal of the visit that goes on. */
export interface Kept {
  touches: Touch[];
  session: number;
}
/** A visit of one side, or several that turned out to be one. */
interface Visit {
  from: number;
  to: number;
  /** Side and ordinal of each. */
  names: string[];
  /** The highest ordinal on the own side; 0 where there is none. */
  own: number;
}

const time = ({ at }: Touch): number => Date.parse(at);
/** Where room is made, parameters and paths go; when and where one arrived stays. */
const among =
  (touches: Touch[]) =>
  (touch: Touch): boolean =>
    touches.some((other) => time(other) === time(touch) && other.host === touch.host);
const ownName = (session: number | undefined): string => `own ${session}`;
const carriedName = (session: number | undefined): string => `carried ${session}`;

/** Moments by the visit that they belong to become visits, oldest first, those that are one put together. */
function visitsOf(moments: [name: string, own: number, at: number][]): Visit[] {
  const spans = new Map<string, Visit>();
  for (const [name, own, at] of moments) {
    const { from = at, to = at } = spans.get(name) ?? {};
    spans.set(name, { from: Math.min(from, at), to: Math.max(to, at), names: [name], own });
  }
  const visits: Visit[] = [];
  for (const span of [...spans.values()].sort((one, other) => one.from - other.from)) {
    const before = visits.at(-1);
    if (!before || span.from - before.to >= 18e5) {
      visits.push(span);
      continue;
    }
    before.to = Math.max(before.to, span.to);
    before.own = Math.max(before.own, span.own);
    before.names.push(...span.names);
  }
  return visits;
}

/** The new ordinal of each visit, by its old names. */
function ordinalsOf(visits: Visit[]): Map<string, number> {
  const ordinals = new Map<string, number>();
  let ordinal = 0;
  let between = 0;
  for (const { own, names } of visits) {
    if (!own) between += 1;
    ordinal = own ? own + between : ordinal + 1;
    for (const name of names) ordinals.set(name, ordinal);
  }
  return ordinals;
}

/**
 * `carried` has the shape of kept touches; what lies ahead of `now` is left out. With `live`, the newest visit over
 * there is the one that goes on here: the visitor has just come by a link from it.
 */
export function joinTouches(own: Kept, carried: Touch[], now: string, live = false): Kept {
  const here = Date.parse(now);
  const past = carried.filter((touch) => time(touch) <= here);
  const known = among(own.touches);
  const news = past.filter((touch) => !known(touch));
  if (!news.length) return own;
  const ordinals = ordinalsOf(
    visitsOf([
      ...own.touches.map((touch): [string, number, number] => [
        ownName(touch.session),
        touch.session ?? 0,
        time(touch),
      ]),
      [ownName(own.session), own.session, here],
      ...past.map((touch): [string, number, number] => [carriedName(touch.session), 0, time(touch)]),
      ...(live ? [[carriedName(past.at(-1)?.session), 0, here] as [string, number, number]] : []),
    ]),
  );
  const joined = [
    ...own.touches.map((touch) => ({ ...touch, session: ordinals.get(ownName(touch.session))! })),
    ...news.map((touch) => ({ ...touch, session: ordinals.get(carriedName(touch.session))! })),
  ].sort((one, other) => time(one) - time(other));
  const newest = joined.at(-1)!;
  // The newest is no arrival again: it only makes the rules of what is kept apply.
  const { touches } = keepTouch(joined, newest, { session: newest.session, lastSeenAt: newest.at });
  return touches.every(known) ? own : { touches, session: ordinals.get(ownName(own.session))! };
}
