/**
 * The journey as a strip: a column a touchpoint where there is room, one below the other on a phone. It is one list of
 * steps with their figures; the names beside the rows repeat what each cell says of itself.
 */
import type { JourneyMove, JourneyReport, JourneyScore } from "#contract";
import { HeatFigure, HeatMark, heatClass, isTold, qText } from "../charts/heat.tsx";
import { LinePart } from "../charts/heat-line.tsx";
import { tenth } from "../charts/frame.ts";
import { useFrame } from "../frame.ts";
import { gauges } from "../../reports/scores.ts";
import { axisOf } from "./measure.tsx";
import { differenceText } from "./trend.tsx";

/** From what is felt to what was promised. */
const rows = ["emotion", "nps", "csat", "ces", "kept"] as const satisfies readonly JourneyScore[];
export const axes = { nps: axisOf(gauges.nps), csat: axisOf(gauges.csat), ces: axisOf(gauges.ces), emotion: axisOf(gauges.emotion), kept: axisOf(gauges.kept) }; // prettier-ignore

/** Of all that is tested together, so many false alarms among the marks are put up with. */
export const proven = 0.05;
export const isProven = (change: { value: number | null; q: number | null }): boolean =>
  change.q !== null && change.q <= proven && change.value !== null && change.value !== 0;

export function useStepName(): (step: { id: string | null; name: string | null }) => string {
  const { words } = useFrame();
  return ({ id, name }) => name ?? id ?? words.journey.noStep;
}

export function JourneyStrip({ report }: { report: JourneyReport }) {
  const { words } = useFrame();
  const say = words.journey;
  // What nobody ever answered here has no row: it would say nothing, in every column.
  const shown = rows.filter((name) => report.total[name].n > 0);
  const most = Math.max(1, ...report.items.map(({ n }) => n));
  return (
    <section class="block">
      <h2>{say.strip}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard */}
      <div class="strip-scroll" tabindex={0} role="region" aria-label={say.strip}>
        <div class={`strip strip-${shown.length}`}>
          <div class="strip-names" aria-hidden="true">
            <span />
            <span>{say.mood}</span>
            {shown.map((name) => (
              <span key={name}>{words.results.scores[name]}</span>
            ))}
            <span>{say.volume}</span>
          </div>
          <ol class="strip-steps">
            {report.items.map((item, at) => (
              <Stop key={item.touchpoint.id} report={report} at={at} shown={shown} most={most} />
            ))}
          </ol>
        </div>
      </div>
      <p class="fine">{say.stripNotes}</p>
    </section>
  );
}

interface StopProps {
  report: JourneyReport;
  at: number;
  shown: readonly JourneyScore[];
  /** Responses at the step that has the most. */
  most: number;
}

function Stop({ report, at, shown, most }: StopProps) {
  const { words, format } = useFrame();
  const nameOf = useStepName();
  const say = words.journey;
  const item = report.items[at];
  if (!item) return null;
  const { touchpoint, n } = item;
  const feelings = report.items.map(({ emotion, touchpoint: { declared } }) =>
    declared && isTold(emotion) ? emotion.value : null,
  );
  const axis = axes.emotion;
  return (
    <li class={touchpoint.declared ? "stop" : "stop stop-beside"}>
      <div class="stop-head">
        <h3 dir="auto">{nameOf(touchpoint)}</h3>
        <p class="stop-stage" dir="auto">
          {touchpoint.declared ? touchpoint.stage : say.beside}
        </p>
      </div>
      <LinePart
        axis={{ least: axis.from, most: axis.to, middle: axis.middle, write: format[axis.write] }}
        values={feelings}
        at={at}
      />
      {shown.map((name) => (
        <div key={name} class={`stop-cell ${heatClass(item[name], report.total[name], axes[name])}`}>
          <span class="stop-name">{words.results.scores[name]}</span>
          <div>
            <HeatFigure figure={item[name]} axis={axes[name]}>
              <Move
                move={report.moves.find(({ metric, to }) => metric === name && to.id === touchpoint.id)}
                before={report.items[at - 1]?.touchpoint.id}
              />
            </HeatFigure>
          </div>
        </div>
      ))}
      <div class="stop-volume">
        <svg class="heat-volume" viewBox="0 0 100 44" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect class="plot-bar" x="28" y={tenth(44 - (44 * n) / most)} width="44" height={tenth((44 * n) / most)} />
        </svg>
        <span>{say.responses(format.count(n))}</span>
      </div>
    </li>
  );
}

/** Named where it does not come from the step beside it. */
function Move({ move, before }: { move: JourneyMove | undefined; before: string | null | undefined }) {
  const { words, format } = useFrame();
  const nameOf = useStepName();
  const say = words.journey;
  if (!move || !isProven(move.change)) return null;
  const { value, q } = move.change;
  const falls = (value ?? 0) < 0;
  const since = say.since(nameOf(move.from));
  return (
    <HeatMark side={falls ? "down" : "up"} word={falls ? say.fall : say.rise}>
      {say.drop(differenceText(value ?? 0, axes[move.metric], { words, format }), qText(format, q))}{" "}
      <span class={move.from.id === before ? "unseen" : undefined}>{since}</span>
    </HeatMark>
  );
}
