/** From a survey and what is known of this visit to the page that shows it. */
import { render } from "preact-render-to-string";
import type { Visitor } from "../../../sdk/flow/facts.ts";
import { views } from "../../../sdk/questions/views.ts";
import type { Question } from "../../../sdk/questions/index.ts";
import type { SurveyDraft } from "#contract";
import { sequence, type Carried } from "../filling/carried.ts";
import { choicesIn, conditionStyles, decisive } from "../filling/conditions.ts";
import type { Host } from "../find.ts";
import { styleOf } from "../headers.ts";
import { speechOf, tongueOf } from "../filling/tongue.ts";
import type { Look } from "../parts/look.ts";
import { DataMapLink } from "../parts/data-map-link.tsx";
import { answerHosted } from "../parts/page.tsx";
import { Answering, headingOf, SurveyForm, type SurveyFacts } from "../parts/survey.tsx";
import { factsOf, sayer } from "../filling/telling.ts";
import type { Answers, Problems } from "../filling/way.ts";

export interface Showing {
  survey: SurveyDraft;
  host: Host;
  look: Look;
  visitor: Visitor;
  carried: Carried;
  /** Where the form goes, with the query that this page was opened with. */
  action: string;
  values: Answers;
  problems?: Problems;
  /** Nothing was answered. */
  nothing?: boolean;
  secure: boolean;
}

/** The questions that some condition asks about, with the choices that they offer. */
function choicesOf(questions: readonly Question[], facts: SurveyFacts): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const wanted = decisive(questions);
  for (const question of questions.filter(({ id }) => wanted.has(id))) {
    const markup = render(<Answering question={question} facts={facts} described={undefined} />);
    const choices = choicesIn(markup, question.id);
    if (choices.length > 0) found.set(question.id, choices);
  }
  return found;
}

const brief = (text: string): string => (text.length > 90 ? `${text.slice(0, 89).trimEnd()}…` : text);

export async function showSurvey(showing: Showing): Promise<Response> {
  const { survey, host, look, visitor, carried, action, values, problems = {}, nothing = false, secure } = showing;
  const speech = speechOf(carried.locale, survey.locale);
  const { words } = speech;
  const random = sequence(carried.seed);
  const questions = survey.questions.map((question) => {
    const lay = views[question.kind]?.lay;
    return lay ? (lay(question, random) as Question) : question;
  });
  const facts: SurveyFacts = {
    say: sayer({ survey, carried, visitor, answers: values }),
    questions,
    host: host.name,
    speech,
    promise: carried.promise,
    values,
    problems,
    trouble: nothing ? words.nothing : undefined,
    open: new Set(),
    action,
    carried: JSON.stringify(carried),
  };
  const { css, open } = conditionStyles(questions, choicesOf(questions, facts), factsOf(visitor));
  const failed = nothing || Object.keys(problems).length > 0;
  const first = questions[0] ? headingOf(questions[0], facts) : host.name;
  return answerHosted({
    status: failed ? 422 : 200,
    locale: carried.locale,
    title: brief(failed ? `${words.problemTitle} · ${first}` : first),
    description: `${words.asks.replace("{name}", () => host.name)}. ${words.description(questions.length)}`,
    host: host.name,
    sites: host.sites,
    secure,
    look,
    style: await styleOf(look.css + css),
    body: <SurveyForm facts={{ ...facts, open }} />,
    foot: (
      <p class="fine" {...tongueOf(undefined, speech)}>
        {words.device} <DataMapLink words={words} locale={carried.locale} />
      </p>
    ),
  });
}
