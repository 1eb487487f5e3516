/** A figure the only way it is ever shown: score, number of answers, interval; or the words that say it carries none. */
import type { Measure as Figure, Score } from "#contract";
import { useFrame } from "../frame.ts";
import { Whisker } from "./whisker.tsx";

export type MeasureName = "nps" | "kept" | "gap" | "share";

/** Ends of the axis, the point that parts good from bad if there is one, and how a value is written. */
export const axes = {
  nps: { from: -100, to: 100, middle: 0, write: "net" },
  kept: { from: 0, to: 1, middle: null, write: "share" },
  gap: { from: -100, to: 100, middle: 0, write: "net" },
  share: { from: 0, to: 1, middle: null, write: "share" },
} as const satisfies Record<MeasureName, Axis>;

/** How a score of any unit is written, and its axis drawn. */
export interface Axis {
  from: number;
  to: number;
  middle: number | null;
  write: "net" | "share" | "mean";
}

/** Points and balances turn at 0; every other scale only goes up. */
export const axisOf = ({ unit, least, most }: Pick<Score, "unit" | "least" | "most">): Axis => ({
  from: least,
  to: most,
  middle: least < 0 ? 0 : null,
  write: unit,
});

export function Measure({ name, figure }: { name: MeasureName; figure: Figure }) {
  return <MeasureOn axis={axes[name]} figure={figure} />;
}

export function MeasureOn({ axis, figure }: { axis: Axis; figure: Figure }) {
  const { words, format } = useFrame();
  const write = format[axis.write];
  const { value, low, high, n, confidence } = figure;
  if (n === 0) return <p class="measure measure-none">{words.measure.noneYet}</p>;
  const count = (
    <span class="measure-n">
      {words.measure.n} {format.count(n)}
    </span>
  );
  if (confidence === "none" || value === null || low === null || high === null)
    return (
      <p class="measure measure-none">
        <span>{words.measure.notEnough}</span> {count}
      </p>
    );
  return (
    <div class={`measure measure-${confidence}`}>
      <span class="measure-value">{write(value)}</span>{" "}
      <Whisker axis={axis} figure={{ value, low, high }} hollow={confidence === "low"} />
      <span class="measure-small">
        <span class="measure-range">
          <span class="unseen">{words.measure.interval} </span>
          {axis.write === "share" ? format.shares(low, high) : words.measure.range(write(low), write(high))}
        </span>{" "}
        {count} {confidence === "low" && <span class="measure-doubt">{words.measure.low}</span>}
      </span>
    </div>
  );
}
