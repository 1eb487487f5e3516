/** Importance across, performance upwards: what lies where, with the lines that part much from little and well from badly. */
import { scaleLinear } from "d3-scale";
import { ChartFigure, type TableProps, type Told } from "./figure.tsx";
import { tenth, type Room } from "./frame.ts";
import { placeLabels, widthOf, type Box } from "./labels.ts";

export interface Weight {
  key: string;
  name: string;
  /** What is written below the name. */
  small: string;
  /** 0…1 both. */
  share: number;
  performance: number;
  tone: "begin" | "keep" | "later" | "spare" | "none";
}
interface WeightsProps {
  told: Told;
  points: readonly Weight[];
  lines: { share: number; performance: number };
  axes: { share: string; performance: string; write(part: number): string };
  corners: { begin: string; keep: string; later: string; spare: string };
  table: TableProps;
}

export const WeightsChart = ({ told, table, ...drawn }: WeightsProps) => (
  <ChartFigure told={told} table={table} draw={(width) => drawWeights(width, drawn)} />
);

type Drawn = Omit<WeightsProps, "told" | "table">;

function drawWeights(width: number, { points, lines, axes, corners }: Drawn) {
  const narrow = width < 400;
  const room: Room = { width, height: narrow ? 320 : 400, left: narrow ? 34 : 46, right: 10, top: 14, bottom: 44 };
  const area: Box = { left: room.left, right: width - room.right, top: room.top, bottom: room.height - room.bottom };
  const most = Math.max(0.1, lines.share * 1.6, ...points.map(({ share }) => share * 1.12));
  const across = scaleLinear()
    .domain([0, Math.min(1.04, most)])
    .range([area.left + 12, area.right]);
  const upwards = scaleLinear().domain([0, 1]).range([area.bottom, area.top]);
  const [x, y] = [(share: number) => tenth(across(share)), (place: number) => tenth(upwards(place))];
  const [lineX, lineY] = [x(lines.share), y(lines.performance)];
  const corner = (name: keyof typeof corners): { at: Box; anchor: "start" | "end"; text: string } => {
    const [right, top] = [name === "begin" || name === "keep", name === "keep" || name === "spare"];
    const length = widthOf(corners[name], 12);
    const from = right ? area.right - 6 - length : area.left + 8;
    const above = top ? area.top + 4 : area.bottom - 20;
    return { at: { left: from, right: from + length, top: above, bottom: above + 16 }, anchor: right ? "end" : "start", text: corners[name] }; // prettier-ignore
  };
  // Two names side by side need room: in a narrow place the corners that ask for nothing stay without theirs.
  const named = (["begin", "keep", "later", "spare"] as const)
    .filter((name) => !narrow || name === "begin" || name === "keep")
    .map((name) => ({ name, ...corner(name) }));
  const radius = narrow ? 6 : 7;
  const shown = points.map((point) => ({ ...point, x: x(point.share), y: y(point.performance) }));
  const longest = narrow ? 18 : 34;
  const labels = placeLabels(
    shown.map((point) => ({
      key: point.key,
      x: point.x,
      y: point.y,
      r: radius,
      top: point.y,
      bottom: point.y,
      width: Math.max(widthOf(cut(point.name, longest), 12), widthOf(point.small, 11)),
      height: 30,
    })),
    area,
    named.map(({ at }) => at),
  );
  return {
    room,
    marks: (
      <>
        <rect
          class="weights-wash"
          x={lineX}
          y={lineY}
          width={tenth(area.right - lineX)}
          height={tenth(area.bottom - lineY)}
        />{" "}
        {/* prettier-ignore */}
        {upwards.ticks(4).map((place) => (
          <g key={place}>
            <line class="plot-grid" x1={area.left} x2={area.right} y1={y(place)} y2={y(place)} />
            <text class="plot-label plot-label-end" x={area.left - 6} y={y(place) + 4}>
              {Math.round(place * 100)}
            </text>
          </g>
        ))}
        {across.ticks(narrow ? 3 : 6).map((share) => (
          <text key={share} class="plot-label plot-label-middle" x={x(share)} y={area.bottom + 16}>
            {axes.write(share)}
          </text>
        ))}
        <text class="plot-label weights-axis" x={area.right} y={room.height - 8}>
          {axes.share}
        </text>
        <text class="plot-label" x="2" y={room.height - 8}>
          {axes.performance}
        </text>
        <line class="weights-line" x1={lineX} x2={lineX} y1={area.top} y2={area.bottom} />
        <line class="weights-line" x1={area.left} x2={area.right} y1={lineY} y2={lineY} />
        {named.map(({ name, at, anchor, text }) => (
          <text
            key={name}
            class={`weights-corner weights-corner-${name}${anchor === "end" ? " plot-label-end" : ""}`}
            x={tenth(anchor === "end" ? at.right : at.left)}
            y={tenth(at.top + 12)}
          >
            {text}
          </text>
        ))}
        {shown.map((point) => (
          <Mark key={point.key} point={point} radius={radius} placed={labels.get(point.key)} longest={longest} />
        ))}
      </>
    ),
  };
}

const cut = (name: string, longest: number): string =>
  name.length <= longest ? name : `${name.slice(0, longest - 1).trimEnd()}…`;

interface MarkProps {
  point: Weight & { x: number; y: number };
  radius: number;
  placed: ReturnType<typeof placeLabels> extends Map<string, infer Placed> ? Placed | undefined : never;
  longest: number;
}

/** What to begin with is a square, so that nobody has to tell it by its colour; what has no weight is hollow. */
function Mark({ point: { x, y, tone, name, small }, radius: r, placed, longest }: MarkProps) {
  return (
    <g class={`weights-mark weights-${tone}`}>
      {placed?.leader && <line class="weights-leader" x1={x} y1={y} x2={placed.leader[0]} y2={placed.leader[1]} />}
      {tone === "begin" ? (
        <rect x={tenth(x - r * 0.9)} y={tenth(y - r * 0.9)} width={tenth(r * 1.8)} height={tenth(r * 1.8)} />
      ) : (
        <circle cx={x} cy={y} r={tone === "none" ? r - 1 : r} />
      )}
      {placed && (
        <>
          <text class={`weights-name weights-${placed.anchor}`} x={placed.x} y={placed.y}>
            {cut(name, longest)}
          </text>
          <text class={`weights-small weights-${placed.anchor}`} x={placed.x} y={tenth(placed.y + 14)}>
            {small}
          </text>
        </>
      )}
    </g>
  );
}
