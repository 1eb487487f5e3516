/** Question by question, in the order they were asked: its text and what was answered. */
import type { Response, SurveyDraft } from "#contract";
import type { Question } from "../../../sdk/questions/index.ts";
import { answerText, isCounted, npsGroup, questionText, scoreOf } from "../facts.ts";
import { useFrame } from "../frame.ts";
import { Spoken } from "./voice-card.tsx";

interface AnswersProps {
  response: Pick<Response, "answers" | "locale">;
  survey: SurveyDraft | undefined;
  promise: { statement: string; arm: "quoted" | "generic" } | null;
}

export function Answers({ response: { answers, locale }, survey, promise }: AnswersProps) {
  const { words, language } = useFrame();
  const questions = survey?.questions ?? [];
  const asked = new Set(questions.map(({ id }) => id));
  const strays = Object.entries(answers).filter(([id]) => !asked.has(id));
  return (
    <dl class="answers">
      {questions.map((question) => {
        const value = answers[question.id];
        const given = value !== undefined && value !== null && value !== "";
        return (
          <div key={question.id} class="answer">
            <dt>{questionText(question, survey ?? { locale: language }, language, promise)}</dt>
            {given ? (
              <Given question={question} value={value} locale={locale} />
            ) : (
              <dd class="quiet">{words.response.noAnswer}</dd>
            )}
          </div>
        );
      })}
      {strays.map(([id, value]) => (
        <div key={id} class="answer">
          <dt>
            <code>{id}</code> {words.response.gone}
          </dt>
          <dd dir="auto">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is chosen is said in the page's language; what is written stays as it was written. */
function Given({ question, value, locale }: { question: Question; value: unknown; locale: string | null }) {
  const { words, language, format } = useFrame();
  const score = scoreOf(question, value);
  if (score !== null)
    return <dd class="answer-counted">{`${words.nps.score(format.count(score))} · ${words.nps[npsGroup(score)]}`}</dd>;
  if (isCounted(question, value)) return <dd class="answer-counted">{answerText(question, value, language)}</dd>;
  return (
    <dd dir="auto" lang={locale ?? undefined}>
      <Spoken text={answerText(question, value, language)} />
    </dd>
  );
}
