/** The survey as one form: every question with the view of its kind, native fields, problems next to them. */
import { rulesOf, type Question } from "../../../sdk/questions/index.ts";
import { views, wordsOf } from "../../../sdk/questions/views.ts";
import type { DecideAnswer } from "#contract";
import { carriedField } from "../filling/carried.ts";
import { wordsFor } from "../filling/language.ts";
import type { Say } from "../filling/telling.ts";
import type { Answers, Problems } from "../filling/way.ts";

export interface SurveyFacts {
  /** A text of the survey, in the visitor's language. */
  say: Say;
  /** The questions as this showing lays them out. */
  questions: readonly Question[];
  host: string;
  locale: string;
  promise: DecideAnswer["promise"];
  values: Answers;
  problems: Problems;
  /** A problem with the form as a whole. */
  trouble?: string | undefined;
  /** Questions about which only the answers can tell whether they are asked. */
  open: ReadonlySet<string>;
  action: string;
  /** As JSON, in the hidden field. */
  carried: string;
}

/** The heading of a question, in its kind's wording. */
export function headingOf(question: Question, { locale, promise, say }: SurveyFacts): string {
  const words = wordsOf(question.kind, wordsFor(locale).language);
  const title = views[question.kind]?.title;
  if (title && words) return title({ ask: question, words, say, promise });
  return question.ask ? say(question.ask) : "";
}

const filled = (text: string, facts: Record<string, unknown> = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));

/** What to do about a problem, in the words of the question's kind. */
function adviceOf(question: Question, code: string, language: string): string {
  const words = wordsOf(question.kind, language);
  return filled(words?.[code] ?? words?.missing ?? "", views[question.kind]?.fill?.(question));
}

/** The view of a question alone, without what stands around it. */
export function Answering(props: { question: Question; facts: SurveyFacts; described: string | undefined }) {
  const { question, facts, described } = props;
  const face = views[question.kind];
  const words = wordsOf(question.kind, wordsFor(facts.locale).language);
  if (!face || !words) return null;
  return (
    <face.View
      ask={question}
      value={facts.values[question.id]}
      set={() => undefined}
      say={facts.say}
      words={words}
      naming={{
        "aria-labelledby": `${question.id}-title`,
        "aria-describedby": described,
        "aria-invalid": facts.problems[question.id] !== undefined,
        "aria-required": question.required === true,
      }}
    />
  );
}

/** Without a script nobody sees a link being followed: a box lets the visitor say so. */
function Followed({ question, value, locale }: { question: Question; value: unknown; locale: string }) {
  const { words } = wordsFor(locale);
  return (
    <div class="boxes">
      <div class="choices">
        <label>
          <input type="checkbox" name={question.id} value="clicked" checked={value === "clicked"} data-followed />
          {words.followed}
        </label>
      </div>
    </div>
  );
}

function Card({ question, facts }: { question: Question; facts: SurveyFacts }) {
  const { locale, say, values, problems, open } = facts;
  const { words, language } = wordsFor(locale);
  const problem = problems[question.id];
  const said = rulesOf(question.kind)?.parts?.(question)?.length === 0;
  const help = [
    question.help && say(question.help),
    open.has(question.id) ? words.maybe : !question.required && !said && words.optional,
  ]
    .filter(Boolean)
    .join(" · ");
  const described = [help && `${question.id}-help`, problem && `${question.id}-problem`].filter(Boolean).join(" ");
  return (
    <section class="question" data-question={question.id} aria-labelledby={`${question.id}-title`}>
      <h2 id={`${question.id}-title`} tabindex={-1}>
        {headingOf(question, facts)}
      </h2>
      {help && (
        <p class="help" id={`${question.id}-help`}>
          {help}
        </p>
      )}
      <Answering question={question} facts={facts} described={described || undefined} />
      {question.kind === "link" && <Followed question={question} value={values[question.id]} locale={locale} />}
      {problem && (
        <p class="problem" id={`${question.id}-problem`}>
          {adviceOf(question, problem, language)}
        </p>
      )}
    </section>
  );
}

function Summary({ facts }: { facts: SurveyFacts }) {
  const { words } = wordsFor(facts.locale);
  const wrong = facts.questions.filter(({ id }) => facts.problems[id] !== undefined);
  if (wrong.length === 0 && facts.trouble === undefined) return null;
  return (
    <div class="summary" role="alert" tabindex={-1} autofocus>
      <h2>{facts.trouble ?? words.problem(wrong.length)}</h2>
      {wrong.length > 0 && (
        <ul>
          {wrong.map((question) => (
            <li key={question.id}>
              <a href={`#${encodeURIComponent(question.id)}-title`}>{headingOf(question, facts)}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function SurveyForm({ facts }: { facts: SurveyFacts }) {
  const { words, language } = wordsFor(facts.locale);
  const shown = facts.questions.filter(({ kind }) => views[kind]);
  return (
    <>
      <h1>{filled(words.asks, { name: facts.host })}</h1>
      <form method="post" action={facts.action} accept-charset="utf-8" autocomplete="off" novalidate>
        <input type="hidden" name={carriedField} value={facts.carried} />
        <Summary facts={facts} />
        {shown.map((question) => (
          <Card key={question.id} question={question} facts={facts} />
        ))}
        <button class="send" lang={language} data-sending={words.sending}>
          {words.send}
        </button>
      </form>
    </>
  );
}
