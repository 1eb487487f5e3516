/** What people wrote, newest first: the words, and beside them the score, the promise and the campaign. */
import { npsGroups, promiseTold, type Campaign, type Survey, type VoicesReport } from "#contract";
import { listCampaigns } from "../../campaigns/read.ts";
import { readAsked } from "../../reports/question/asked.ts";
import { voicesReport } from "../../reports/voices/report.ts";
import { isWithheld } from "../../reports/withhold.ts";
import { listSurveys } from "../../surveys/read.ts";
import { holdsWords } from "../../text/written.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { questionText, shorten } from "../facts.ts";
import { useFrame } from "../frame.ts";
import { Empty } from "../parts/empty.tsx";
import { Choice, Optional } from "../parts/field.tsx";
import { Icon } from "../parts/icon.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { ResultsForm } from "../parts/results-form.tsx";
import { Stream } from "../parts/voices.tsx";
import { resultsQuery, withQuery } from "../results.ts";
import { streamAsked, type StreamAsked } from "../stream.ts";
import { touchpointNames } from "../voices.ts";

const path = "/app/voices";
const perPage = 25;
const perFile = "500";

export async function voicesPage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  const asked = streamAsked(c.req.query(), workspace.timeZone, here.now);
  const cursor = c.req.query("cursor");
  const { from, to, model } = asked.period;
  const { by: _, ...narrowing } = asked.narrowing;
  const filters = { from, to, model, ...narrowing, ...asked.own };
  const [report, surveys, campaigns, touchpoints, questions] = await Promise.all([
    voicesReport(here, { ...filters, lang: frame.language, limit: perPage, cursor }),
    listSurveys(here, { limit: 200 }),
    listCampaigns(here, { limit: 500 }),
    touchpointNames(here, frame.language, workspace.locale),
    narrowing.survey === undefined ? [] : questionsOf(),
  ]);
  return {
    title: frame.words.voices.title,
    place: "voices",
    body: (
      <VoicesView
        asked={asked}
        report={report}
        deeper={cursor !== undefined}
        surveys={surveys.items.filter(({ version }) => version !== null)}
        campaigns={campaigns.items}
        touchpoints={touchpoints}
        questions={questions}
      />
    ),
  };

  /** Those of the chosen survey that take words: ids mean something within a survey only. */
  async function questionsOf(): Promise<[id: string, text: string][]> {
    const { questions: found, locale } = await readAsked(here, narrowing.survey ?? "");
    return found
      .filter(({ definition }) => holdsWords(definition.kind))
      .map(({ definition }) => [
        definition.id,
        shorten(questionText(definition, { locale }, frame.language, null), 80),
      ]);
  }
}

interface ViewProps {
  asked: StreamAsked;
  report: VoicesReport;
  /** True on every page but the first. */
  deeper: boolean;
  surveys: readonly Survey[];
  campaigns: readonly Campaign[];
  touchpoints: ReadonlyMap<string, string>;
  questions: readonly (readonly [id: string, text: string])[];
}

function VoicesView({ asked, report, deeper, questions, ...lists }: ViewProps) {
  const { words, language } = useFrame();
  const say = words.voices;
  const query = { ...resultsQuery(asked), ...asked.own };
  const { items, next, notes } = report;
  const older = next === null ? null : withQuery(path, { ...query, cursor: next });
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <ResultsForm
        asked={asked}
        reports={[report]}
        action={path}
        everySurvey
        without={["by"]}
        own={{
          first: <Seek asked={asked} />,
          more: <Own asked={asked} questions={questions} />,
          query: asked.own,
        }}
        {...lists}
      />
      {isWithheld(report) ? null : items.length === 0 ? (
        <Nothing asked={asked} older={older} />
      ) : (
        <Stream items={items} names={lists.touchpoints} sought={asked.own.q} />
      )}
      {items.length > 0 && notes.length > 0 && (
        <p class="notice" role="status">
          {say.someFarther}
        </p>
      )}
      {(deeper || (older !== null && items.length > 0)) && (
        <nav class="pages" aria-label={say.pages}>
          {deeper && <a href={withQuery(path, query)}>{say.newest}</a>}
          {older !== null && items.length > 0 && (
            <a class="button button-quiet" rel="next" href={older}>
              {say.older}
            </a>
          )}
        </nav>
      )}
      {items.length > 0 && (
        <p class="voices-file">
          <a
            class="button button-quiet"
            href={withQuery("/v1/reports/voices.csv", { ...query, lang: language, limit: perFile })}
          >
            <Icon name="download" />
            {say.csv}
          </a>{" "}
          <span class="fine">{say.csvHelp}</span>
        </p>
      )}
    </>
  );
}

function Seek({ asked }: { asked: StreamAsked }) {
  const { words } = useFrame();
  return <Optional name="q" label={words.voices.seek} value={asked.own.q ?? ""} />;
}

function Own({ asked: { own }, questions }: Pick<ViewProps, "asked" | "questions">) {
  const { words } = useFrame();
  const say = words.voices;
  return (
    <>
      {questions.length > 1 && (
        <Choice
          name="question"
          label={say.question}
          value={own.question ?? ""}
          options={[["", say.anyFemale], ...questions]}
        />
      )}
      <Choice
        name="score"
        label={say.score}
        value={own.score ?? ""}
        options={[["", say.anyFemale], ...npsGroups.map((group) => [group, say.scores[group]] as const)]}
      />
      <Choice
        name="promise"
        label={say.promise}
        value={own.promise ?? ""}
        options={[["", say.anyFemale], ...promiseTold.map((told) => [told, say.promises[told]] as const)]}
      />
    </>
  );
}

/** Nobody wrote, nothing matches, or not all was looked through: three things, and three ways on. */
function Nothing({ asked, older }: { asked: StreamAsked; older: string | null }) {
  const { words } = useFrame();
  const say = words.voices;
  if (older !== null)
    return (
      <Empty title={say.fartherTitle} say={say.farther}>
        <a class="button" rel="next" href={older}>
          {say.fartherAction}
        </a>
      </Empty>
    );
  const narrowed = [...Object.values(asked.narrowing), ...Object.values(asked.own)].some((one) => one !== undefined);
  if (narrowed) return <Empty title={say.noMatchTitle} say={say.noMatch} />;
  return (
    <Empty title={say.emptyTitle} say={say.empty}>
      <a class="button button-quiet" href="/app/surveys">
        {say.emptyAction}
      </a>
    </Empty>
  );
}
