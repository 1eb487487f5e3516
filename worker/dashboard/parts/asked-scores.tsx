/** Each survey's leading score beside what it would be of everybody who saw it, and its first answers beside the last. */
import type { AskingReport } from "#contract";
import { useFrame } from "../frame.ts";
import { axisOf, MeasureOn } from "./measure.tsx";
import { differenceText } from "./trend.tsx";

type Weighed = AskingReport["scores"][number];

export function AskedScores({ scores }: Pick<AskingReport, "scores">) {
  const { words } = useFrame();
  const say = words.asking;
  return (
    <section class="block">
      <h2>{say.scores}</h2>
      <p class="lead">{say.scoresLead}</p>
      {scores.length === 0 ? (
        <p class="quiet">{say.scoresNone}</p>
      ) : (
        <div class="multiples">
          {scores.map((one) => (
            <Score key={one.survey.id} one={one} />
          ))}
        </div>
      )}
    </section>
  );
}

function Score({ one: { survey, score, weighted, late } }: { one: Weighed }) {
  const { words, format } = useFrame();
  const say = words.asking;
  return (
    <article class="card asked-score">
      <header>
        <h3 dir="auto">{survey.name}</h3>
        <span class="quiet">{words.results.scores[score.name]}</span>
      </header>
      <section>
        <h4>{say.raw}</h4>
        <MeasureOn axis={axisOf(score)} figure={score.measure} />
      </section>
      <section>
        <h4>{say.weighted}</h4>
        {weighted ? (
          <>
            <p class="measure-value">{format[score.unit](weighted.value)}</p>
            <p class="fine">
              {say.weightedHelp(
                weighted.by.map((by) => say.weightedBy[by]).join(" + "),
                format.count(Math.round(weighted.nEff)),
              )}
            </p>
          </>
        ) : (
          <p class="fine">{say.weightedNone}</p>
        )}
      </section>
      <section>
        <h4>{say.late}</h4>
        {late ? <Late late={late} score={score} /> : <p class="fine">{say.lateNone}</p>}
      </section>
    </article>
  );
}

function Late({ late, score }: { late: NonNullable<Weighed["late"]>; score: Weighed["score"] }) {
  const { words, format } = useFrame();
  const say = words.asking;
  const { results } = words;
  const { value, q } = late.change;
  const verdict = q === null ? results.untested : (q <= 0.05 ? results.real : results.chance)(format.q(q));
  const write = format[score.unit];
  const told = (["early", "late"] as const).map((half) => [half, late[half]] as const);
  return (
    <>
      <dl class="asked-halves">
        {told.map(([half, figure]) => (
          <div key={half}>
            <dt>{half === "early" ? say.early : say.later}</dt>
            <dd>
              <span class="asked-half">{figure.value === null ? words.none : write(figure.value)}</span>{" "}
              <span class="quiet">
                {words.measure.n} {format.count(figure.n)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="fine">
        {value !== null &&
          `${say.lateText(differenceText(value, { write: score.unit }, { words, format }), verdict)}. `}
        {say.lateSplit(format.day(late.since))}.
      </p>
    </>
  );
}
