/**
 * What campaigns sell against what they keep: a point a campaign, which leads to its page. Its interval goes up and down
 * from it, its size is the spend, its shape and colour are its state. The table of the same page tells it all in text.
 */
import { scaleLinear, scaleSqrt } from "d3-scale";
import type { CampaignRow, Measure } from "#contract";
import { shorten } from "../facts.ts";
import { useFrame } from "../frame.ts";
import { Axes } from "./figure.tsx";
import { tenth, valuesIn, type Room, type Tick } from "./frame.ts";
import { placeLabels, widthOf, type Box, type Labelled, type Placed } from "./labels.ts";
import { StateMark } from "./marks.tsx";

type State = CampaignRow["state"];

export interface QuadrantPoint {
  key: string;
  name: string;
  href: string;
  state: State;
  /** 0…100, further right sells more. */
  index: number;
  kept: Measure;
  /** Null where it was not imported, or cannot be compared. */
  spend: number | null;
  /** The whole of it in words, for whoever does not see it. */
  told: string;
}
interface QuadrantProps {
  title: string;
  points: readonly QuadrantPoint[];
  /** What the whole account keeps, 0…1. */
  account: number | null;
}

const sizes = { narrow: 288, wide: 660 } as const;

export function Quadrant({ title, points, account }: QuadrantProps) {
  return (
    <div class="chart">
      {(["narrow", "wide"] as const).map((size) => (
        <Drawn key={size} size={size} title={title} points={points} account={account} />
      ))}
    </div>
  );
}

interface Seen extends QuadrantPoint {
  x: number;
  y: number;
  r: number;
  top: number;
  bottom: number;
}

function Drawn({ size, title, points, account }: QuadrantProps & { size: keyof typeof sizes }) {
  const { words, format } = useFrame();
  const narrow = size === "narrow";
  const width = sizes[size];
  const room: Room = {
    width,
    height: narrow ? 390 : 486,
    left: narrow ? 40 : 50,
    right: narrow ? 6 : 12,
    top: 26,
    bottom: narrow ? 44 : 46,
  };
  const area: Box = { left: room.left, right: width - room.right, top: room.top, bottom: room.height - room.bottom };
  const air = narrow ? 16 : 30;
  const across = scaleLinear()
    .domain([0, 100])
    .range([area.left + air, area.right - air]);
  const values = points.flatMap(({ kept: { low, high } }) => [low ?? 0, high ?? 1]);
  // The corners' names need room above and below the points.
  const up = valuesIn(
    { least: 0, most: 1, middle: null, write: format.share },
    [...values, ...(account === null ? [] : [account])],
    [area.bottom - 22, area.top + 24],
    narrow ? 5 : 6,
  );
  const radius = scaleSqrt()
    .domain([0, Math.max(1, ...points.map(({ spend }) => spend ?? 0))])
    .range(narrow ? [4, 11] : [5, 17]);
  const seen = points
    .map((point): Seen => ({
      ...point,
      x: tenth(across(point.index)),
      y: up.at(point.kept.value ?? 0),
      r: tenth(radius(point.spend ?? 0)),
      top: up.at(point.kept.high ?? 1),
      bottom: up.at(point.kept.low ?? 0),
    }))
    .sort((a, b) => b.r - a.r);
  const middle = tenth(across(50));
  const level = account === null ? null : up.at(account);
  const corners = cornersOf(area, words.home.states, narrow);
  const account_ = account === null ? "" : words.home.accountLine(format.share(account));
  const accountWidth = widthOf(account_, 11);
  const taken = corners.map(({ box }) => box);
  if (level !== null)
    taken.push({ left: area.right - accountWidth - 4, right: area.right, top: level - 16, bottom: level });
  const labels = placeLabels(labelled(seen, narrow), area, taken);
  const ticks = (narrow ? [0, 50, 100] : [0, 25, 50, 75, 100]).map((index): Tick => ({
    at: tenth(across(index)),
    label: format.count(index),
  }));
  return (
    <svg class={`plot plot-${size}`} viewBox={`0 0 ${width} ${room.height}`} role="group" aria-label={title}>
      <g aria-hidden="true">
        {level !== null && (
          <rect
            class="quadrant-wash"
            x={middle}
            y={level}
            width={tenth(area.right - middle)}
            height={tenth(area.bottom - level)}
          />
        )}
        <Axes room={{ ...room, bottom: 0, height: area.bottom + 24 }} x={ticks} y={up.ticks} middle={null} />
        <text class="plot-label" x="0" y="12">
          {words.home.keptAxis}
        </text>
        <text class="plot-label plot-label-end" x={area.right} y={room.height - 4}>
          {narrow ? words.home.sellsAxisShort : words.home.sellsAxis}
        </text>
        <line class="quadrant-line" x1={middle} x2={middle} y1={area.top} y2={area.bottom} />
        {level !== null && <line class="quadrant-line" x1={area.left} x2={area.right} y1={level} y2={level} />}
        {level !== null && (
          <text class="quadrant-line-label plot-label-end" x={area.right - 2} y={level - 5}>
            {account_}
          </text>
        )}
        {corners.map(({ state, x, y, end }) => (
          <text
            key={state}
            class={`quadrant-corner quadrant-corner-${state}${end ? " plot-label-end" : ""}`}
            x={x}
            y={y}
          >
            {words.home.states[state]}
          </text>
        ))}
        {seen.map(({ key, state, x, top, bottom }) => (
          <line key={key} class={`quadrant-whisker quadrant-whisker-${state}`} x1={x} x2={x} y1={top} y2={bottom} />
        ))}
        {seen.map((point) => (
          <Name key={point.key} point={point} label={labels.get(point.key)} narrow={narrow} />
        ))}
      </g>
      {seen.map((point) => (
        <Point key={point.key} point={point} label={labels.get(point.key)} />
      ))}
    </svg>
  );
}

/** Who was flagged is named first, then who most is known of. */
const labelled = (seen: readonly Seen[], narrow: boolean): Labelled[] =>
  seen
    .toSorted((a, b) => Number(isPlain(a.state)) - Number(isPlain(b.state)) || b.kept.n - a.kept.n)
    .map(({ key, name, x, y, r, top, bottom }) => {
      const text = widthOf(shortName(name, narrow), 12);
      return {
        key,
        x,
        y,
        r,
        top,
        bottom,
        width: narrow ? text : Math.max(text, 76),
        height: narrow ? 14 : 27,
      };
    });
const isPlain = (state: State): boolean => state === "in_line" || state === "insufficient";
const shortName = (name: string, narrow: boolean): string => shorten(name, narrow ? 16 : 26);

function cornersOf({ left, right, top, bottom }: Box, names: Record<State, string>, narrow: boolean) {
  const places = [
    ["hidden_gem", false, false],
    ["trust_builder", true, false],
    ["under_delivery", false, true],
    ["over_promise", true, true],
  ] as const;
  return places.map(([state, end, low]) => {
    const x = end ? right - 6 : left + 6;
    const y = low ? bottom - 7 : top + 14;
    const wide = widthOf(names[state], narrow ? 12.5 : 13);
    const box: Box = { left: end ? x - wide : x, right: end ? x : x + wide, top: y - 13, bottom: y + 5 };
    return { state, end, x, y, box };
  });
}

interface DrawnPoint {
  point: Seen;
  label: Placed | undefined;
}

/** The name as it is seen; the link above it tells all of it. */
function Name({ point, label, narrow }: DrawnPoint & { narrow: boolean }) {
  const { format } = useFrame();
  if (!label) return null;
  const { name, x, y, kept } = point;
  const { leader } = label;
  const anchor = label.anchor === "end" ? " plot-label-end" : label.anchor === "middle" ? " plot-label-middle" : "";
  return (
    <g>
      {leader && <line class="quadrant-leader" x1={x} y1={y} x2={leader[0]} y2={leader[1]} />}
      <text class={`quadrant-name${anchor}`} x={label.x} y={label.y}>
        {shortName(name, narrow)}
      </text>
      {!narrow && (
        <text class={`quadrant-small${anchor}`} x={label.x} y={tenth(label.y + 13)}>
          {`${format.share(kept.value ?? 0)} · n ${format.count(kept.n)}`}
        </text>
      )}
    </g>
  );
}

/** The mark and its name are one thing to press. */
function Point({ point, label }: DrawnPoint) {
  const { href, told, state, x, y, r } = point;
  return (
    <a href={href} aria-label={told}>
      {label && <Pressed {...label.box} />}
      <circle class="quadrant-hit" cx={x} cy={y} r={Math.max(14, r + 3)} />
      <StateMark state={state} x={x} y={y} r={r} class="quadrant-mark" />
    </a>
  );
}

const Pressed = ({ left, top, right, bottom }: Box) => (
  <rect
    class="quadrant-name-hit"
    x={tenth(left)}
    y={tenth(top)}
    width={tenth(right - left)}
    height={tenth(bottom - top)}
  />
);
