/** One question of a survey: its score, what was answered, by whom, how it moves, and the words that were written. */
import type { QuestionReport, Score, TrendReport } from "#contract";
import { BarTable, type Bar } from "../charts/bars.tsx";
import { shorten } from "../facts.ts";
import { useFrame } from "../frame.ts";
import { axisOf, MeasureOn } from "./measure.tsx";
import { Segments } from "./segments.tsx";
import { Trend } from "./trend.tsx";
import { Spoken } from "./voice-card.tsx";

interface QuestionProps {
  report: QuestionReport;
  trend: TrendReport | undefined;
  /** The address of the responses behind it. */
  all: string;
}

export function QuestionCard({ report, trend, all }: QuestionProps) {
  const { words, format } = useFrame();
  const say = words.results;
  const { question, n, answered, scores, verdict } = report;
  if (!question) return null;
  const kinds: Readonly<Record<string, string>> = words.kinds;
  const [first, ...others] = scores;
  return (
    <article class="card question" id={`q-${question.id}`}>
      <header>
        <h2 dir="auto">{question.text}</h2>
        <p class="voice-meta">
          <span>{kinds[question.kind] ?? question.kind}</span>
          <span>
            {answered.value === null || answered.confidence === "none"
              ? say.answers(n, format.count(n))
              : say.answeredBy(n, format.count(n), format.share(answered.value))}
          </span>
          {question.retired && <span class="chip">{say.retired}</span>}
        </p>
      </header>
      {n === 0 ? (
        <p class="quiet">{say.none}</p>
      ) : (
        <>
          {report.distribution.length > 0 && (
            <div class={first ? "question-figures" : undefined}>
              {first && <Scores first={first} others={others} verdict={verdict && say.verdict[verdict]} />}
              <Distribution report={report} />
            </div>
          )}
          {trend && first && (
            <section class="question-part">
              <h3>{say.trend}</h3>
              <Trend trend={trend} axis={axisOf(first)} name={say.scores[first.name]} />
            </section>
          )}
          {report.segments && <Segments segments={report.segments} />}
          {question.metric === null && question.kind !== "contact" && <Texts report={report} all={all} />}
          {question.metric !== null && report.texts.items.length > 0 && <Texts report={report} all={all} />}
        </>
      )}
    </article>
  );
}

function Scores({ first, others, verdict }: { first: Score; others: readonly Score[]; verdict: string | null }) {
  const { words, format } = useFrame();
  const say = words.results;
  return (
    <div class="question-score tile">
      <h3 class="tile-name">{say.scores[first.name]}</h3>
      <MeasureOn axis={axisOf(first)} figure={first.measure} />
      {verdict && first.measure.confidence !== "none" && <p class="tile-help">{verdict}</p>}
      {first.measure.confidence !== "none" && others.length > 0 && (
        <dl class="score-list">
          {others.map(({ name, unit, measure: { value, low, high } }) => (
            <div key={name}>
              <dt>{say.scores[name]}</dt>
              <dd>
                {value === null ? words.none : format[unit](value)}{" "}
                {low !== null && high !== null && (
                  <span class="quiet">
                    {unit === "share"
                      ? format.shares(low, high)
                      : words.measure.range(format[unit](low), format[unit](high))}
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** Who stands at which pole, for the scales that have two. */
function toneOf(metric: string | null, value: string | number | boolean): Bar["tone"] {
  if (typeof value !== "number") return "plain";
  if (metric === "nps") return value >= 9 ? "good" : value >= 7 ? "middle" : "bad";
  if (metric === "promise" || metric === "emotion") return value > 0 ? "good" : value < 0 ? "bad" : "middle";
  return "plain";
}

function Distribution({ report: { question, distribution } }: { report: QuestionReport }) {
  const { words, format } = useFrame();
  const say = words.results;
  // Two values, or one, are parts of all; more are compared with one another.
  const most = distribution.length < 3 ? 1 : Math.max(0.01, ...distribution.map(({ share }) => share.high ?? 0));
  const bars = distribution.map(({ value, label, n, share }): Bar => {
    const part = (end: number | null): number | null => (end === null ? null : end / most);
    // Of so few that no share can be told, only the counts are.
    const told = share.confidence === "none" ? null : share;
    const shown = told?.value ?? null;
    return {
      key: String(value),
      label,
      length: part(shown) ?? 0,
      low: part(told?.low ?? null),
      high: part(told?.high ?? null),
      figure: shown === null ? words.none : format.share(shown),
      small: `${words.measure.n} ${format.count(n)}`,
      tone: toneOf(question?.metric ?? null, value),
    };
  });
  return (
    <div class="question-spread">
      <BarTable
        caption={`${say.distribution}: ${question?.text}`}
        columns={[say.value, say.distribution, say.share]}
        bars={bars}
      />
    </div>
  );
}

function Texts({ report: { texts }, all }: { report: QuestionReport; all: string }) {
  const { words, format } = useFrame();
  const say = words.results;
  if (texts.items.length === 0) return <p class="quiet">{say.noTexts}</p>;
  return (
    <section class="question-part">
      <h3>{say.texts}</h3>
      <ol class="said-texts">
        {texts.items.map(({ id, text, at, locale, score, campaign }) => (
          <li key={id}>
            <p class="voice-words" dir="auto" lang={locale ?? undefined}>
              <Spoken text={shorten(text, 320)} />
            </p>
            <p class="voice-meta">
              {score?.metric === "nps" && <span>{`NPS ${String(score.value)}`}</span>}
              {campaign && <bdi class="voice-campaign">{campaign.name}</bdi>}
              <a href={`/app/responses/${id}`}>
                <time datetime={at}>{format.moment(at)}</time>
              </a>
            </p>
          </li>
        ))}
      </ol>
      <p>
        <a href={all}>{say.textsAll}</a>
      </p>
    </section>
  );
}
