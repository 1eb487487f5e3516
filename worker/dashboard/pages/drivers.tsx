/** What weighs on a survey's outcome: what is important and goes badly comes first, in words, in a picture, in a table. */
import type { DriversReport, Survey } from "#contract";
import { driversReport } from "../../reports/drivers/report.ts";
import { scaleOf } from "../../reports/lead.ts";
import { isWithheld } from "../../reports/withhold.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { DriverTable } from "../parts/driver-table.tsx";
import { DriverFinding, DriverTiles, Weights } from "../parts/drivers.tsx";
import { Empty } from "../parts/empty.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { ReportList } from "../parts/report-list.tsx";
import { ResultsForm } from "../parts/results-form.tsx";
import { reportQuery, resultsQuery, type Asked } from "../results.ts";
import { oneSurvey, type Choices } from "../surroundings.ts";

export async function driversPage(desk: Desk): Promise<Shown> {
  const { c, here, frame } = desk;
  const { asked, survey, ...choices } = await oneSurvey(desk, comparable);
  const about = { title: frame.words.drivers.title, place: "drivers" } as const;
  if (!survey) return { ...about, body: <NoSurvey /> };
  const query = { ...reportQuery(asked, survey), lang: frame.language };
  const outcome = c.req.query("outcome");
  const wanted = outcome ? await driversReport(here, { ...query, outcome }) : null;
  // An outcome of another survey stays in the address when the survey is changed.
  const report = wanted?.outcome ? wanted : await driversReport(here, query);
  return { ...about, body: <DriversView asked={asked} report={report} {...choices} /> };
}

/** An outcome with nothing beside it, or with one question alone, compares nothing. */
const comparable = ({ questions }: Survey): number =>
  questions.filter((one) => scaleOf(one) !== null).length > 2 ? 1 : 0;

const NoSurvey = () => {
  const { words } = useFrame();
  return (
    <>
      <PageHead title={words.drivers.title} lead={words.drivers.lead} />
      <Empty title={words.results.noSurveyTitle} say={words.results.noSurvey}>
        <a class="button" href="/app/surveys">
          {words.results.noSurveyAction}
        </a>
      </Empty>
    </>
  );
};

function DriversView({ asked, report, ...choices }: Choices & { asked: Asked; report: DriversReport }) {
  const { words } = useFrame();
  const say = words.drivers;
  const { outcome, outcomes, items, method } = report;
  const quiet = outcome !== null && outcome.score.measure.n === 0;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <ResultsForm
        asked={asked}
        reports={[report]}
        {...choices}
        action="/app/drivers"
        without={["by"]}
        choice={{
          name: "outcome",
          label: say.outcome,
          value: outcome?.question.id ?? "",
          options: outcomes.length === 0 ? [["", say.noOutcome]] : outcomes.map(({ id, text }) => [id, text] as const),
        }}
      />
      {isWithheld(report) ? null : quiet ? (
        <Empty title={words.results.quietTitle} say={words.results.quiet} />
      ) : (
        <>
          <DriverFinding report={report} />
          {method !== null && <DriverTiles report={report} />}
          {method !== null && <Weights report={report} />}
          {items.length > 0 && <DriverTable report={report} />}
          {items.length > 0 && (
            <p class="fine">
              {method !== null && `${say.method[method]} `}
              {say.notes}
            </p>
          )}
          {[outcome?.score, ...items.map(({ score }) => score)].some((score) => score?.name === "nps") && (
            <p class="fine">{words.campaigns.marks}</p>
          )}
        </>
      )}
      <ReportList query={{ ...resultsQuery(asked), outcome: outcome?.question.id }} question={outcome?.question.id} />
    </>
  );
}
