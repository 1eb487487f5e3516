/**
 * What every chart is: a drawing with a name and a sentence, for narrow and for wide places (the stylesheet shows one,
 * so that letters never shrink), and the same figures as a table below it.
 */
import type { ComponentChildren } from "preact";
import { useFrame } from "../frame.ts";
import type { Room, Tick } from "./frame.ts";

export interface Told {
  title: string;
  /** What there is to see, in a sentence. */
  description: string;
}
interface FigureProps {
  told: Told;
  /** The drawing for a place so many units wide. */
  draw(width: number): { room: Room; marks: ComponentChildren };
  table: TableProps;
  children?: ComponentChildren;
}

const widths = { narrow: 288, wide: 660 } as const;

export function ChartFigure({ told, draw, table, children }: FigureProps) {
  const { words } = useFrame();
  return (
    <figure class="chart">
      {(["narrow", "wide"] as const).map((size) => {
        const { room, marks } = draw(widths[size]);
        return (
          <svg key={size} class={`plot plot-${size}`} viewBox={`0 0 ${room.width} ${room.height}`} role="img">
            <title>{told.title}</title>
            <desc>{told.description}</desc>
            {marks}
          </svg>
        );
      })}
      {children}
      <details class="more chart-data">
        <summary>{words.results.data}</summary>
        <DataTable {...table} />
      </details>
    </figure>
  );
}

export interface TableProps {
  caption: string;
  columns: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly (readonly string[])[];
}

export function DataTable({ caption, columns, rows }: TableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard
    <div class="data-scroll" tabindex={0} role="region" aria-label={caption}>
      <table class="data-table">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = "", ...cells]) => (
            <tr key={name}>
              <th scope="row" dir="auto">
                {name}
              </th>
              {cells.map((cell, at) => (
                <td key={columns[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Lines across at the values, labels below; `middle` parts good from bad. */
export function Axes({
  room,
  x,
  y,
  middle,
}: {
  room: Room;
  x: readonly Tick[];
  y: readonly Tick[];
  middle: number | null;
}) {
  const end = room.width - room.right;
  return (
    <g>
      {y.map(({ at, label }) => (
        <g key={at}>
          <line class="plot-grid" x1={room.left} x2={end} y1={at} y2={at} />
          <text class="plot-label plot-label-end" x={room.left - 8} y={at + 4}>
            {label}
          </text>
        </g>
      ))}
      {middle !== null && <line class="plot-middle" x1={room.left} x2={end} y1={middle} y2={middle} />}
      {x.map(({ at, label }) => (
        <text key={at} class="plot-label plot-label-middle" x={at} y={room.height - 6}>
          {label}
        </text>
      ))}
    </g>
  );
}
