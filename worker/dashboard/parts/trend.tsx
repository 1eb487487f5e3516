/** A score by weeks: the line, what the last closed week says against earlier ones, and what began meanwhile. */
import type { Change, Measure, TrendReport } from "#contract";
import { shorten } from "../facts.ts";
import { LineChart, type Mark, type Point } from "../charts/line.tsx";
import { useFrame, type Frame } from "../frame.ts";
import type { Axis } from "./measure.tsx";

interface TrendProps {
  trend: TrendReport;
  axis: Axis;
  name: string;
}

export function Trend({ trend, axis, name }: TrendProps) {
  const { words, format } = useFrame();
  const say = words.results;
  const { weeks, annotations } = trend;
  const [first, last] = [weeks[0], weeks.at(-1)];
  const told = weeks.some(({ measure }) => measure.confidence !== "none");
  if (!first || !last || !told) return <p class="quiet">{say.trendNone}</p>;
  const week = (day: string): string => weeks.find(({ from, to }) => from <= day && day <= to)?.from ?? first.from;
  const marks = annotations.map(({ day }, at): Mark => ({ key: week(day), number: at + 1 }));
  return (
    <>
      <LineChart
        told={{
          title: say.trendTitle(name),
          description: `${say.trendTold(format.count(weeks.length), format.day(first.from), format.day(last.to))} ${changeText(trend, axis, { words, format })}`,
        }}
        points={weeks.map(({ from, measure, open, signal }): Point => ({
          key: from,
          label: format.dayShort(from),
          figure: measure,
          open,
          signal,
        }))}
        axis={{ least: axis.from, most: axis.to, middle: axis.middle, write: format[axis.write] }}
        marks={oncePerWeek(marks)}
        bars={words.measure.n}
        table={tableOf(trend, axis, name, { words, format })}
      />
      <p class="trend-change">{changeText(trend, axis, { words, format })}</p>
      {annotations.length > 0 && (
        <ol class="trend-marks" aria-label={say.marks}>
          {annotations.map((mark) => (
            <li key={keyOf(mark)}>{markText(mark, { words, format })}</li>
          ))}
        </ol>
      )}
    </>
  );
}

type Annotation = TrendReport["annotations"][number];

const keyOf = (mark: Annotation): string =>
  mark.kind === "campaign"
    ? mark.campaign.id
    : mark.kind === "note"
      ? mark.note.id
      : `${mark.survey.id}@${mark.version}`;

function markText(mark: Annotation, { words, format }: Speech): string {
  const day = format.dayShort(mark.day);
  if (mark.kind === "campaign") return words.results.campaignStarts(mark.campaign.name, day);
  if (mark.kind === "version") return words.results.versionStarts(mark.survey.name, format.count(mark.version), day);
  const { kind, text } = mark.note;
  return words.alerts.marked(day, mark.campaign.name, words.alerts.kinds[kind], shorten(text, 120));
}

/** Several in one week stand at one place: the first number leads to the list. */
const oncePerWeek = (marks: readonly Mark[]): Mark[] =>
  marks.filter(({ key }, at) => marks.findIndex((mark) => mark.key === key) === at);

type Speech = Pick<Frame, "words" | "format">;

/** A difference on the score's own axis: points, percentage points, or units of the scale. */
export function differenceText(value: number, { write }: Pick<Axis, "write">, { words, format }: Speech): string {
  if (write === "mean") return `${value > 0 ? "+" : ""}${format.mean(value)}`;
  return words.results.points(format.net(write === "share" ? value * 100 : value));
}

function changeText({ change, drift }: TrendReport, axis: Axis, speech: Speech): string {
  const { words, format } = speech;
  const say = words.results;
  const verdict = ({ q, confidence }: Change): string => {
    if (q === null || confidence === "none") return say.untested;
    return q <= 0.05 ? say.real(format.q(q)) : say.chance(format.q(q));
  };
  const told = (["previous", "baseline"] as const).flatMap((name) => {
    const { value } = change[name];
    return value === null ? [] : say[name](differenceText(value, axis, speech), verdict(change[name]));
  });
  const drifts = drift?.signal ? ` ${say.drift(drift.signal.side, format.day(drift.signal.since))}` : "";
  if (!change.week || told.length === 0) return say.noChange + drifts;
  const week = say.changed(format.dayShort(change.week.from), format.dayShort(change.week.to));
  return `${week} ${told.join("; ")}.${drifts}`;
}

function tableOf({ weeks }: TrendReport, axis: Axis, name: string, { words, format }: Speech) {
  const say = words.results;
  const write = format[axis.write];
  const score = ({ value, confidence }: Measure): string =>
    value === null ? words.none : confidence === "none" ? say.tooFew : write(value);
  const interval = ({ low, high, confidence }: Measure): string =>
    low === null || high === null || confidence === "none" ? words.none : words.measure.range(write(low), write(high));
  return {
    caption: say.trendTitle(name),
    columns: [say.week, say.score, say.interval, say.count, say.rolling],
    rows: weeks.map(({ from, to, open, measure, rolling, signal }) => [
      `${say.weekOf(format.dayShort(from), format.dayShort(to))}${open ? ` (${say.open})` : ""}`,
      `${score(measure)}${signal ? ` (${say[signal]})` : ""}`,
      interval(measure),
      format.count(measure.n),
      score(rolling),
    ]),
  };
}
