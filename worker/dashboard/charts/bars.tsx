/**
 * Bars across, one a row of a real table: the words and the figures are text, so that they stay as large as they are and
 * need no second telling; only the bar is drawn, and it takes what room is left.
 */
import { tenth } from "./frame.ts";

export interface Bar {
  key: string;
  label: string;
  /** Of the longest bar, 0…1; with the ends of its interval where it has one. */
  length: number;
  low?: number | null;
  high?: number | null;
  /** What is written beside it, and in small letters below that. */
  figure: string;
  small?: string;
  tone?: "good" | "middle" | "bad" | "plain";
}
interface BarsProps {
  caption: string;
  columns: readonly [name: string, bar: string, figure: string];
  bars: readonly Bar[];
}

const height = 14;

export function BarTable({ caption, columns, bars }: BarsProps) {
  return (
    <table class={bars.some(({ label }) => label.length > 3) ? "bars bars-worded" : "bars"}>
      <caption class="unseen">{caption}</caption>
      <colgroup>
        <col class="bars-names" />
        <col />
        <col class="bars-figures" />
      </colgroup>
      <thead class="unseen">
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row" dir="auto">
              {bar.label}
            </th>
            <td class="bars-bar">
              <DrawnBar {...bar} />
            </td>
            <td class="bars-figure">
              <span>{bar.figure}</span> {bar.small && <span class="bars-small">{bar.small}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Stretched to its place: lines keep their width, whatever the place. */
export function DrawnBar({
  length,
  low = null,
  high = null,
  tone = "plain",
}: Pick<Bar, "length" | "low" | "high" | "tone">) {
  const x = (part: number): number => tenth(part * 1000) / 10;
  return (
    <svg
      class={`bar bar-${tone}`}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="bar-ground" x="0" y="0" width="100" height={height} />
      <rect class="bar-fill" x="0" y="0" width={x(length)} height={height} />
      {low !== null && high !== null && (
        <g class="bar-ends">
          <line x1={x(low)} x2={x(high)} y1={height / 2} y2={height / 2} />
          <line x1={x(low)} x2={x(low)} y1="3" y2={height - 3} />
          <line x1={x(high)} x2={x(high)} y1="3" y2={height - 3} />
        </g>
      )}
    </svg>
  );
}
