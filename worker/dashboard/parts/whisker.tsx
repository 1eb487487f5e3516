/** An interval on its axis: a band with two ends and a dot. The words beside it say the same, so it is a picture only. */
interface Axis {
  from: number;
  to: number;
  middle: number | null;
}

const width = 124;
const height = 20;
const margin = 5;

/** Which side of the middle the whole interval lies on; that much is sure at 95 %. */
function sideOf({ middle }: Axis, low: number, high: number): "above" | "below" | "across" {
  if (middle === null) return "across";
  return low > middle ? "above" : high < middle ? "below" : "across";
}

export function Whisker({
  axis,
  figure,
  hollow,
}: {
  axis: Axis;
  figure: { value: number; low: number; high: number };
  hollow: boolean;
}) {
  const { value, low, high } = figure;
  const x = (at: number) =>
    Math.round((margin + ((at - axis.from) / (axis.to - axis.from)) * (width - 2 * margin)) * 10) / 10;
  const y = height / 2;
  return (
    <svg
      class={`whisker whisker-${sideOf(axis, low, high)}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      <line class="whisker-axis" x1={x(axis.from)} x2={x(axis.to)} y1={y} y2={y} />
      {axis.middle !== null && (
        <line class="whisker-middle" x1={x(axis.middle)} x2={x(axis.middle)} y1="3" y2={height - 3} />
      )}
      <rect class="whisker-band" x={x(low)} width={Math.round((x(high) - x(low)) * 10) / 10} y={y - 4} height="8" />
      <line class="whisker-end" x1={x(low)} x2={x(low)} y1={y - 5} y2={y + 5} />
      <line class="whisker-end" x1={x(high)} x2={x(high)} y1={y - 5} y2={y + 5} />
      <circle class={hollow ? "whisker-dot whisker-hollow" : "whisker-dot"} cx={x(value)} cy={y} r={hollow ? 3.5 : 4} />
    </svg>
  );
}
