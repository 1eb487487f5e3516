/** Names beside their points so that none covers another: the likely places are tried in turn, then farther ones with a line. Pure. */
import { tenth } from "./frame.ts";

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export interface Labelled {
  key: string;
  /** The middle of its mark, the mark's half width, and the ends of its interval. */
  x: number;
  y: number;
  r: number;
  top: number;
  bottom: number;
  width: number;
  height: number;
}
export interface Placed {
  /** Where the text begins or ends, and the base of its first line. */
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
  box: Box;
  /** From the mark to a label that stands apart from it. */
  leader: readonly [x: number, y: number] | null;
}

const apart = ({ left, top, right, bottom }: Box, other: Box): boolean =>
  right <= other.left || other.right <= left || bottom <= other.top || other.bottom <= top;
const inside = (box: Box, area: Box): boolean =>
  box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;

/** How wide a text will be, near enough: letters of scripts that fill their square count whole. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((width, letter) => width + ((letter.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.57) * size, 0);

interface Candidate {
  box: Box;
  anchor: Placed["anchor"];
  far: boolean;
}

const gap = 5;
const steps = [0, 15, -15, 30, -30, 46, -46, 64, -64, 84, -84];

function candidates({ x, y, r, top, bottom, width, height }: Labelled): Candidate[] {
  const beside = (dx: number, dy: number): Candidate[] => {
    const at = y + dy - height / 2;
    return [
      { box: { left: x + dx, right: x + dx + width, top: at, bottom: at + height }, anchor: "start", far: dy !== 0 },
      { box: { left: x - dx - width, right: x - dx, top: at, bottom: at + height }, anchor: "end", far: dy !== 0 },
    ];
  };
  const centred = (at: number): Candidate => ({
    box: { left: x - width / 2, right: x + width / 2, top: at, bottom: at + height },
    anchor: "middle",
    far: false,
  });
  const [first = 0, ...more] = steps;
  return [
    ...beside(r + gap, first),
    centred(Math.min(top, y - r) - 4 - height),
    centred(Math.max(bottom, y + r) + 4),
    ...more.flatMap((dy) => beside(r + gap + Math.min(14, Math.abs(dy) / 3), dy)),
  ];
}

/** What finds no room in this order is tried again first, a few times: one label given way to may free two others. */
const turns = 4;

/** The ones that come first have the choice; those for which no room is left stay without a label. */
export function placeLabels(points: readonly Labelled[], area: Box, taken: readonly Box[]): Map<string, Placed> {
  let best = placeInOrder(points, area, taken);
  let order = points;
  for (let turn = 0; turn < turns && best.size < points.length; turn += 1) {
    const last = placeInOrder(order, area, taken);
    order = order.toSorted((a, b) => Number(last.has(a.key)) - Number(last.has(b.key)));
    const next = placeInOrder(order, area, taken);
    if (next.size > best.size) best = next;
  }
  return best;
}

/** Around a mark, so that the next name does not read as its own. */
const margin = 4;

function placeInOrder(points: readonly Labelled[], area: Box, taken: readonly Box[]): Map<string, Placed> {
  const busy = [
    ...taken,
    ...points.map(({ x, y, r }): Box => {
      const reach = r + margin;
      return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
    }),
  ];
  // An interval may run behind a name where nothing else is free: letters have an edge of their own.
  const lines = points.map(({ x, top, bottom }): Box => ({ left: x - 2, right: x + 2, top, bottom }));
  const placed = new Map<string, Placed>();
  for (const point of points) {
    const open = candidates(point).filter(({ box }) => inside(box, area) && busy.every((other) => apart(box, other)));
    const free = open.find(({ box }) => lines.every((line) => apart(box, line))) ?? open[0];
    if (!free) continue;
    const { box, anchor, far } = free;
    busy.push(box);
    const x = anchor === "start" ? box.left : anchor === "end" ? box.right : (box.left + box.right) / 2;
    placed.set(point.key, {
      box,
      x: tenth(x),
      y: tenth(box.top + 11),
      anchor,
      leader: far ? [tenth(x + (anchor === "start" ? -2 : 2)), tenth((box.top + box.bottom) / 2)] : null,
    });
  }
  return placed;
}
