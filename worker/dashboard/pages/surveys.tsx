/** The surveys: what each asks and which version visitors see. They are edited with the API. */
import type { Survey } from "#contract";
import { pageSize } from "../../http/paging.ts";
import { listSurveys } from "../../surveys/read.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { surveyEditExample, surveyExample } from "../examples.ts";
import { questionText } from "../facts.ts";
import { useFrame } from "../frame.ts";
import { Code } from "../parts/code.tsx";
import { Empty } from "../parts/empty.tsx";
import { HostedPage } from "../parts/hosted.tsx";
import { touchpointNames } from "../voices.ts";
import { PageHead } from "../parts/page-head.tsx";

export async function surveysPage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  const cursor = c.req.query("cursor");
  const [{ items, next }, names] = await Promise.all([
    listSurveys(here, { limit: pageSize({}), cursor }),
    touchpointNames(here, frame.language, workspace.locale),
  ]);
  return {
    title: frame.words.surveys.title,
    place: "surveys",
    body: <SurveysView surveys={items} next={next} names={names} />,
  };
}

interface ViewProps {
  surveys: readonly Survey[];
  next: string | null;
  names: ReadonlyMap<string, string>;
}

function SurveysView({ surveys, next, names }: ViewProps) {
  const { words, origin } = useFrame();
  return (
    <>
      <PageHead title={words.surveys.title} lead={words.surveys.lead} />
      {surveys.length === 0 && (
        <Empty title={words.surveys.emptyTitle} say={words.surveys.empty}>
          <Code text={surveyExample(origin)} label={words.surveys.emptyTitle} />
        </Empty>
      )}
      <ul class="cards">
        {surveys.map((survey) => (
          <SurveyCard
            key={survey.id}
            survey={survey}
            touchpoint={survey.touchpoint && (names.get(survey.touchpoint) ?? survey.touchpoint)}
          />
        ))}
      </ul>
      {next !== null && (
        <nav class="pages" aria-label={words.responses.pages}>
          <a class="button button-quiet" rel="next" href={`/app/surveys?cursor=${encodeURIComponent(next)}`}>
            {words.responses.older}
          </a>
        </nav>
      )}
    </>
  );
}

function SurveyCard({ survey, touchpoint }: { survey: Survey; touchpoint: string | undefined }) {
  const { words, format, language, origin } = useFrame();
  const { id, name, state, version, changed, questions, updatedAt } = survey;
  const kinds: Readonly<Record<string, string>> = words.kinds;
  return (
    <li class="card">
      <div class="card-head">
        <h2 dir="auto">{name}</h2>
        <span class={`chip chip-${state}`}>{words.surveyStates[state]}</span>
      </div>
      <p class="voice-meta">
        <span>{version === null ? words.surveys.unpublished : words.surveys.version(format.count(version))}</span>
        {version !== null && changed && <span>{words.surveys.changed}</span>}
        <span>{words.surveys.questions(questions.length, format.count(questions.length))}</span>
        {touchpoint && <span>{touchpoint}</span>}
        <span>{words.surveys.updated(format.moment(updatedAt))}</span>
      </p>
      <ol class="questions">
        {questions.map((question) => (
          <li key={question.id}>
            <span dir="auto">{questionText(question, survey, language, null)}</span>
            <span class="quiet">
              {kinds[question.kind] ?? question.kind}
              {question.required ? ` · ${words.surveys.required}` : ""}
            </span>
          </li>
        ))}
      </ol>
      <p class="card-foot">
        <code>{id}</code>
        <span class="card-links">
          <a href={`/app/results?survey=${id}`}>{words.results.link}</a>
          <a href={`/app/responses?survey=${id}`}>{words.surveys.responses}</a>
        </span>
      </p>
      {state === "live" && <HostedPage survey={survey} />}
      <details class="more">
        <summary>{words.surveys.editTitle}</summary>
        <p>{words.surveys.edit}</p>
        <Code text={surveyEditExample(origin, id)} label={`${words.surveys.editTitle}: ${name}`} />
      </details>
    </li>
  );
}
