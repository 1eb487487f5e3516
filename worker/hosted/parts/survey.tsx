/** The survey as one form: every question with the view of its kind, native fields, problems next to them. */
import { rulesOf, type Question } from "../../../sdk/questions/index.ts";
import { views, wordsOf } from "../../../sdk/questions/views.ts";
import type { ComponentChildren } from "preact";
import type { DecideAnswer, Localized } from "#contract";
import { carriedField, trapField } from "../filling/carried.ts";
import type { Say } from "../filling/telling.ts";
import { answerNamed, tongueOf, type Speech, type Tongue } from "../filling/tongue.ts";
import type { Answers, Problems } from "../filling/way.ts";

export interface SurveyFacts {
  /** A text of the survey, in the visitor's language. */
  say: Say;
  /** The questions as this showing lays them out. */
  questions: readonly Question[];
  host: string;
  speech: Speech;
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
export function headingOf(question: Question, { speech, promise, say }: SurveyFacts): string {
  const words = wordsOf(question.kind, speech.language);
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
  const words = wordsOf(question.kind, facts.speech.language);
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
function Followed({ question, facts, tongue }: { question: Question; facts: SurveyFacts; tongue: Tongue }) {
  return (
    <div class="boxes" {...tongue}>
      <div class="choices">
        <label>
          <input
            type="checkbox"
            name={question.id}
            value="clicked"
            checked={facts.values[question.id] === "clicked"}
            data-followed
          />
          {facts.speech.words.followed}
        </label>
      </div>
    </div>
  );
}

/** A text between others, in a language that may be another than theirs. */
const Said = ({ tongue, children }: { tongue: Tongue; children: ComponentChildren }) =>
  tongue.lang || tongue.dir ? <span {...tongue}>{children}</span> : <>{children}</>;

function Card({ question, facts }: { question: Question; facts: SurveyFacts }) {
  const { speech, say, problems, open } = facts;
  const { words, language } = speech;
  const problem = problems[question.id];
  const said = rulesOf(question.kind)?.parts?.(question)?.length === 0;
  const note = open.has(question.id) ? words.maybe : !question.required && !said && words.optional;
  const help = question.help || note;
  const { lang } = tongueOf(answerNamed(question), speech);
  const tongue = (text?: Localized): Tongue => tongueOf(text, speech, lang);
  const described = [help && `${question.id}-help`, problem && `${question.id}-problem`].filter(Boolean).join(" ");
  return (
    <section class="question" data-question={question.id} aria-labelledby={`${question.id}-title`} lang={lang}>
      <h2 id={`${question.id}-title`} tabindex={-1} {...tongue(question.ask)}>
        {headingOf(question, facts)}
      </h2>
      {help && (
        <p class="help" id={`${question.id}-help`}>
          {question.help && <Said tongue={tongue(question.help)}>{say(question.help)}</Said>}
          {question.help && note && " · "}
          {note && <Said tongue={tongue()}>{note}</Said>}
        </p>
      )}
      <Answering question={question} facts={facts} described={described || undefined} />
      {question.kind === "link" && <Followed question={question} facts={facts} tongue={tongue()} />}
      {problem && (
        <p class="problem" id={`${question.id}-problem`} {...tongue()}>
          {adviceOf(question, problem, language)}
        </p>
      )}
    </section>
  );
}

function Summary({ facts }: { facts: SurveyFacts }) {
  const { speech } = facts;
  const { words } = speech;
  const wrong = facts.questions.filter(({ id }) => facts.problems[id] !== undefined);
  if (wrong.length === 0 && facts.trouble === undefined) return null;
  return (
    <div class="summary" role="alert" tabindex={-1} autofocus>
      <h2 {...tongueOf(undefined, speech)}>{facts.trouble ?? words.problem(wrong.length)}</h2>
      {wrong.length > 0 && (
        <ul>
          {wrong.map((question) => (
            <li key={question.id}>
              <a href={`#${encodeURIComponent(question.id)}-title`} {...tongueOf(question.ask, speech)}>
                {headingOf(question, facts)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function SurveyForm({ facts }: { facts: SurveyFacts }) {
  const { words } = facts.speech;
  const own = tongueOf(undefined, facts.speech);
  const shown = facts.questions.filter(({ kind }) => views[kind]);
  return (
    <>
      <h1 {...own}>{filled(words.asks, { name: facts.host })}</h1>
      <form method="post" action={facts.action} accept-charset="utf-8" autocomplete="off" novalidate>
        <input type="hidden" name={carriedField} value={facts.carried} />
        <div class="trap" aria-hidden="true">
          <input type="text" name={trapField} tabindex={-1} autocomplete="off" />
        </div>
        <Summary facts={facts} />
        {shown.map((question) => (
          <Card key={question.id} question={question} facts={facts} />
        ))}
        <button class="send" {...own} data-sending={words.sending}>
          {words.send}
        </button>
      </form>
    </>
  );
}
