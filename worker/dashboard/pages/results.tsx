/** A survey's results: how many came through to an answer, then question by question, each figure with its weight. */
import type { FunnelReport, QuestionReport, ScoreName, TrendReport } from "#contract";
import { scoreNames } from "#contract";
import { funnelReport } from "../../reports/funnel/report.ts";
import { surveyResults } from "../../reports/question/report.ts";
import { isWithheld } from "../../reports/withhold.ts";
import { trends } from "../../reports/trend/report.ts";
import type { Surroundings } from "../../http/context.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { Empty } from "../parts/empty.tsx";
import { Funnel } from "../parts/funnel.tsx";
import { QuestionCard } from "../parts/question.tsx";
import { ReportList } from "../parts/report-list.tsx";
import { ResultsForm } from "../parts/results-form.tsx";
import { daysBefore } from "../period.ts";
import { reportQuery, resultsQuery, withQuery, type Asked } from "../results.ts";
import { oneSurvey, type Choices } from "../surroundings.ts";
import { Allowed } from "../parts/allowed.tsx";
import { PageHead } from "../parts/page-head.tsx";

/** A trend needs a past: its weeks go back this far, however few days the page is about. */
const trendDays = 84;
/** A few voices of each question; all of them are a page of their own. */
const voices = 3;

export async function resultsPage(desk: Desk): Promise<Shown> {
  const { here, frame } = desk;
  const { asked, survey, ...choices } = await oneSurvey(desk);
  const shown = { title: frame.words.results.title, place: "questions" } as const;
  if (!survey) return { ...shown, body: <NoSurvey /> };

  const query = reportQuery(asked, survey);
  const [questions, funnel] = await Promise.all([
    surveyResults(here, { ...query, lang: frame.language, by: asked.narrowing.by }, { texts: { limit: voices } }),
    funnelOf(here, query),
  ]);
  const scored = questions.flatMap(({ question, scores }) => {
    const metric = scoreNames.find((name) => name === scores[0]?.name);
    return question && metric ? [{ question: question.id, metric }] : [];
  });
  const back = daysBefore(query.to, trendDays - 1);
  const found =
    scored.length > 0 ? await trends(here, { ...query, from: back < query.from ? back : query.from }, scored) : [];
  const byQuestion = new Map(scored.map(({ question }, at) => [question, found[at]]));
  return {
    ...shown,
    body: <ResultsView asked={asked} {...choices} questions={questions} funnel={funnel} trends={byQuestion} />,
  };
}

/** Null where showings are not told apart as answers are: a funnel of other people would stand beside them. */
async function funnelOf(
  here: Surroundings,
  { language, device, ...exposed }: ReturnType<typeof reportQuery>,
): Promise<FunnelReport | null> {
  const isAttributed = exposed.campaign !== undefined || exposed.channel !== undefined;
  const isOtherModel = isAttributed && exposed.model !== "last_non_direct";
  if (language !== undefined || device !== undefined || isOtherModel) return null;
  return funnelReport(here, { ...exposed, model: "last_non_direct", by: "survey" });
}

interface ViewProps extends Choices {
  asked: Asked;
  questions: readonly QuestionReport[];
  funnel: FunnelReport | null;
  trends: ReadonlyMap<string, TrendReport | undefined>;
}

function Head() {
  const { words } = useFrame();
  return <PageHead title={words.results.title} lead={words.results.lead} />;
}

function NoSurvey() {
  const { words } = useFrame();
  return (
    <>
      <Head />
      <Empty title={words.results.noSurveyTitle} say={words.results.noSurvey}>
        <a class="button" href="/app/surveys">
          {words.results.noSurveyAction}
        </a>
      </Empty>
    </>
  );
}

/** Net Promoter is somebody's mark, and is named as such where it is used. */
const marked: readonly ScoreName[] = ["nps"];

function ResultsView({ asked, questions, funnel, trends: moving, ...lists }: ViewProps) {
  const { words } = useFrame();
  const say = words.results;
  const { survey, campaign, channel, touchpoint } = asked.narrowing;
  const { from, to } = asked.period;
  const all = withQuery("/app/responses", { survey, campaign, channel, touchpoint, from, to });
  const quiet = questions.every(({ base }) => base.responses === 0);
  const isKeptBack = questions.some(isWithheld);
  const empty = quiet && !isKeptBack && (funnel?.total.shown ?? 0) === 0;
  return (
    <>
      <Head />
      <ResultsForm
        asked={asked}
        reports={[...questions, ...[...moving.values()].filter((one) => one !== undefined)]}
        {...lists}
      />
      {empty ? (
        <Empty title={say.quietTitle} say={say.quiet}>
          <Allowed to="listKeys">
            <a class="button button-quiet" href="/app/install">
              {say.quietAction}
            </a>
          </Allowed>
        </Empty>
      ) : (
        <>
          {funnel ? <Funnel report={funnel} /> : <p class="fine">{say.funnelHidden}</p>}
          <div class="cards">
            {questions.map((report) => (
              <QuestionCard
                key={report.question?.id}
                report={report}
                trend={moving.get(report.question?.id ?? "")}
                all={all}
              />
            ))}
          </div>
          <p class="fine">{say.notes}</p>
          {questions.some(({ scores }) => marked.some((name) => name === scores[0]?.name)) && (
            <p class="fine">{words.campaigns.marks}</p>
          )}
        </>
      )}
      <ReportList query={resultsQuery(asked)} question={questions[0]?.question?.id} />
    </>
  );
}
