/**
 * A line of figures over time, each with its interval, the number of answers as bars beneath, and what may explain a
 * change as numbered marks. Too few answers leave a gap: a point that means nothing is not drawn.
 */
import { scalePoint } from "d3-scale";
import { area, line } from "d3-shape";
import type { Measure } from "#contract";
import { ChartFigure, Axes, type TableProps, type Told } from "./figure.tsx";
import { tenth, valuesIn, type Axis, type Room } from "./frame.ts";

export interface Point {
  key: string;
  /** Below the axis. */
  label: string;
  figure: Measure;
  /** Not over yet. */
  open: boolean;
  /** Drift shows here. */
  signal: "up" | "down" | null;
}
export interface Mark {
  /** The point in whose time it fell. */
  key: string;
  /** Its number in the list below the chart. */
  number: number;
}
interface LineProps {
  told: Told;
  points: readonly Point[];
  axis: Axis;
  marks: readonly Mark[];
  /** What the bars count. */
  bars: string;
  table: TableProps;
}

interface Seen extends Point {
  x: number;
  value: number;
  low: number;
  high: number;
}
const barsRoom = 34;

export function LineChart({ told, points, axis, marks, bars, table }: LineProps) {
  return <ChartFigure told={told} table={table} draw={(width) => drawLine(width, { points, axis, marks, bars })} />;
}

function drawLine(width: number, { points, axis, marks, bars }: Omit<LineProps, "told" | "table">) {
  const narrow = width < 400;
  const room: Room = {
    width,
    height: narrow ? 232 : 248,
    left: narrow ? 40 : 52,
    right: 14,
    top: 24,
    bottom: 26 + barsRoom,
  };
  const base = room.height - room.bottom;
  const across = scalePoint<string>()
    .domain(points.map(({ key }) => key))
    .range([room.left + 12, width - room.right])
    .padding(0.2);
  const x = (key: string): number => tenth(across(key) ?? room.left);
  const told = points.flatMap((point): Seen[] => {
    const { value, low, high, confidence } = point.figure;
    if (confidence === "none" || value === null || low === null || high === null) return [];
    return [{ ...point, x: x(point.key), value, low, high }];
  });
  const y = valuesIn(
    axis,
    told.flatMap(({ low, high }) => [low, high]),
    [base, room.top],
    4,
  );
  const every = Math.ceil(points.length / (narrow ? 4 : 9));
  const ticks = points.flatMap(({ key, label }, at) =>
    (points.length - 1 - at) % every === 0 ? [{ at: x(key), label }] : [],
  );
  return {
    room,
    marks: (
      <>
        <Axes
          room={room}
          x={ticks}
          y={y.ticks}
          middle={axis.middle !== null && y.holds(axis.middle) ? y.at(axis.middle) : null}
        />
        <Bars points={points} x={x} room={room} label={bars} width={Math.min(22, across.step() * 0.62)} />
        {marks.map(({ key, number }) => (
          <Numbered key={number} x={x(key)} number={number} top={room.top} bottom={base} />
        ))}
        <Runs seen={told} points={points} at={y.at} />
        {told.map((point) => (
          <Dot key={point.key} point={point} at={y.at} />
        ))}
      </>
    ),
  };
}

/** The band and the line, broken wherever a point is missing. */
function Runs({ seen, points, at }: { seen: readonly Seen[]; points: readonly Point[]; at(value: number): number }) {
  const known = new Map(seen.map((point) => [point.key, point]));
  const row = points.map(({ key }) => known.get(key));
  const here = (point: Seen | undefined): point is Seen => point !== undefined;
  const band = area<Seen | undefined>()
    .defined(here)
    .x((point) => point?.x ?? 0)
    .y0((point) => at(point?.low ?? 0))
    .y1((point) => at(point?.high ?? 0));
  const path = line<Seen | undefined>()
    .defined(here)
    .x((point) => point?.x ?? 0)
    .y((point) => at(point?.value ?? 0));
  return (
    <>
      <path class="plot-band" d={band(row) ?? ""} />
      <path class="plot-line" d={path(row) ?? ""} />
    </>
  );
}

function Dot({ point, at }: { point: Seen; at(value: number): number }) {
  const { x, value, low, high, open, figure, signal } = point;
  const hollow = open || figure.confidence === "low";
  return (
    <g>
      <line class="plot-whisker" x1={x} x2={x} y1={at(low)} y2={at(high)} />
      <circle class={hollow ? "plot-dot plot-hollow" : "plot-dot"} cx={x} cy={at(value)} r="4" />
      {signal && (
        <path
          class="plot-signal"
          d={signal === "up" ? `M${x - 6} ${at(high) - 4}h12l-6-9z` : `M${x - 6} ${at(low) + 4}h12l-6 9z`}
        />
      )}
    </g>
  );
}

function Bars(props: { points: readonly Point[]; x(key: string): number; room: Room; label: string; width: number }) {
  const { points, x, room, label, width } = props;
  const floor = room.height - 24;
  const most = Math.max(1, ...points.map(({ figure }) => figure.n));
  return (
    <g>
      <text class="plot-label plot-label-end" x={room.left - 8} y={floor - 4}>
        {label}
      </text>
      <line class="plot-grid" x1={room.left} x2={room.width - room.right} y1={floor} y2={floor} />
      {points.map(({ key, figure }) => {
        const height = tenth((figure.n / most) * (barsRoom - 10));
        return (
          <rect
            key={key}
            class="plot-bar"
            x={tenth(x(key) - width / 2)}
            y={floor - height}
            width={tenth(width)}
            height={height}
          />
        );
      })}
    </g>
  );
}

function Numbered({ x, number, top, bottom }: { x: number; number: number; top: number; bottom: number }) {
  return (
    <g>
      <line class="plot-mark" x1={x} x2={x} y1={top - 4} y2={bottom} />
      <circle class="plot-badge" cx={x} cy={top - 12} r="9" />
      <text class="plot-number plot-label-middle" x={x} y={top - 8}>
        {number}
      </text>
    </g>
  );
}
