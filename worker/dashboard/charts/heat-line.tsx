/**
 * One step's part of a line that runs above a row of steps: from halfway to the step before, through its own dot, to
 * halfway to the next. Drawn step by step, it stays above its step however wide that is.
 */
import { tenth, valuesIn, type Axis } from "./frame.ts";

const height = 56;
const margin = 8;

/** The values of all steps; null where nothing can be told, which leaves a gap. */
export function LinePart({ axis, values, at }: { axis: Axis; values: readonly (number | null)[]; at: number }) {
  const told = values.filter((value) => value !== null);
  const y = valuesIn(axis, told, [height - margin, margin], 2);
  const here = values[at] ?? null;
  const before = at === 0 ? null : (values[at - 1] ?? null);
  const after = values[at + 1] ?? null;
  const halfway = (other: number): number => tenth((y.at(other) + y.at(here ?? other)) / 2);
  return (
    <svg
      class="heat-line"
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {axis.middle !== null && y.holds(axis.middle) && (
        <line class="plot-middle" x1="0" x2="100" y1={y.at(axis.middle)} y2={y.at(axis.middle)} />
      )}
      {here !== null && (
        <>
          {before !== null && <path class="plot-line" d={`M0 ${halfway(before)}L50 ${y.at(here)}`} />}
          {after !== null && <path class="plot-line" d={`M50 ${y.at(here)}L100 ${halfway(after)}`} />}
          <path class="heat-dot" d={`M50 ${y.at(here)}h0`} />
        </>
      )}
    </svg>
  );
}
