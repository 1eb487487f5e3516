/**
 * A figure as a cell of a heat grid. The figure is written, with its n and its interval; the ground only repeats how far
 * it lies from the whole, and is hatched where there is too little to say, so that nothing hangs on seeing colours.
 */
import type { ComponentChildren } from "preact";
import type { Measure } from "#contract";
import { useFrame, type Frame } from "../frame.ts";
import type { Axis } from "../parts/measure.tsx";

/** Parts of the scale's length from which a figure is away from the whole, and far away. */
const away = 0.04;
const far = 0.12;

/** The ground of a cell: -2 … 2, from far below the whole to far above it. */
function groundOf({ value }: Measure, whole: Measure, { from, to }: Axis): string {
  if (value === null || whole.value === null) return "heat-0";
  const distance = (value - whole.value) / (to - from);
  const size = Math.abs(distance) < away ? 0 : Math.abs(distance) < far ? 1 : 2;
  return size === 0 ? "heat-0" : `heat-${distance < 0 ? "below" : "above"}-${size}`;
}

export const isTold = ({ confidence }: Measure): boolean => confidence !== "none";

/** What the cell is called in a table or a list is told by what it stands in. */
export function heatClass(figure: Measure, whole: Measure, axis: Axis): string {
  if (figure.n === 0) return "heat heat-empty";
  return isTold(figure) ? `heat ${groundOf(figure, whole, axis)}` : "heat heat-thin";
}

export function HeatFigure({ figure, axis, children }: { figure: Measure; axis: Axis; children?: ComponentChildren }) {
  const { words, format } = useFrame();
  const { value, low, high, n, confidence } = figure;
  const write = format[axis.write];
  if (n === 0)
    return (
      <span class="heat-small">
        <span aria-hidden="true">{words.none}</span>
        <span class="unseen">{words.measure.noneYet}</span>
      </span>
    );
  const count = `${words.measure.n}\u00a0${format.count(n)}`;
  if (!isTold(figure) || value === null)
    return (
      <span class="heat-small">
        {words.measure.notEnough}
        <br />
        {count}
      </span>
    );
  return (
    <>
      <span class="heat-value">{write(value)}</span>{" "}
      <span class="heat-small">
        {count}
        {low !== null && high !== null && (
          <>
            {" · "}
            <span class="unseen">{words.measure.interval} </span>
            <span class="heat-range">
              {axis.write === "share" ? format.shares(low, high) : words.measure.range(write(low), write(high))}
            </span>
          </>
        )}
        {confidence === "low" && <span class="heat-doubt">{words.measure.low}</span>}
      </span>
      {children}
    </>
  );
}

/** It stays in one line, also where it is told as less than something. */
export const qText = ({ q }: Frame["format"], value: number | null): string => q(value ?? 0).replace(" ", "\u00a0");

/** A change that chance does not explain: an arrow, and the words for it. */
export function HeatMark({ side, word, children }: { side: "up" | "down"; word: string; children: ComponentChildren }) {
  return (
    <span class={`heat-mark heat-mark-${side}`}>
      <span aria-hidden="true">{side === "up" ? "↑" : "↓"}</span>
      <span class="unseen">{word}</span> {children}
    </span>
  );
}
