/** Who is asked and who answers: whether asking tires people, and whether the answers stand for those who were asked. */
import type { AskingReport, WorkspaceSettings } from "#contract";
import { askingReport } from "../../reports/asking/report.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { AskedScores } from "../parts/asked-scores.tsx";
import { AskedSegments } from "../parts/asked-segments.tsx";
import { AskedSurveys } from "../parts/asked-surveys.tsx";
import { AskingFinding, AskingRules, AskingTiles, AskingVisitors, Fatigue } from "../parts/asking.tsx";
import { Empty } from "../parts/empty.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { ReportList } from "../parts/report-list.tsx";
import { ResultsForm } from "../parts/results-form.tsx";
import { resultsAsked, resultsQuery, type Asked } from "../results.ts";
import { choicesOf, type Choices } from "../surroundings.ts";
import { Allowed } from "../parts/allowed.tsx";

export async function askingPage(desk: Desk): Promise<Shown> {
  const { c, here, frame, workspace } = desk;
  const given = resultsAsked(c.req.query(), workspace.timeZone, here.now);
  const { survey, campaign, channel, touchpoint } = given.narrowing;
  // Showings are counted under one model, and told apart by these alone.
  const asked: Asked = {
    ...given,
    period: { ...given.period, model: "last_non_direct" },
    narrowing: {
      ...(survey === undefined ? {} : { survey }),
      ...(campaign === undefined ? {} : { campaign }),
      ...(channel === undefined ? {} : { channel }),
      ...(touchpoint === undefined ? {} : { touchpoint }),
    },
  };
  const { from, to } = asked.period;
  const [choices, report] = await Promise.all([
    choicesOf(desk),
    askingReport(here, { from, to, model: "last_non_direct", ...asked.narrowing }),
  ]);
  return {
    title: frame.words.asking.title,
    place: "asking",
    body: <AskingView asked={asked} report={report} settings={workspace.settings} {...choices} />,
  };
}

type ViewProps = Choices & { asked: Asked; report: AskingReport; settings: WorkspaceSettings };

function AskingView({ asked, report, settings, ...choices }: ViewProps) {
  const { words } = useFrame();
  const say = words.asking;
  const { total, weeks, scores } = report;
  const quiet = total.shown === 0 && total.answered === 0 && total.suppressed === 0;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <ResultsForm
        asked={asked}
        {...choices}
        action="/app/asking"
        everySurvey
        without={["by", "language", "device", "model"]}
      />
      {quiet ? (
        <Empty title={say.quietTitle} say={say.quiet}>
          <Allowed to="listKeys">
            <a class="button button-quiet" href="/app/install">
              {words.results.quietAction}
            </a>
          </Allowed>
        </Empty>
      ) : (
        <>
          <AskingFinding report={report} />
          <AskingTiles total={total} />
          <AskingVisitors visitors={report.visitors} />
          <AskedSegments report={report} touchpoints={choices.touchpoints} />
          <AskedScores scores={scores} />
          <Fatigue weeks={weeks} fatigue={report.fatigue} />
        </>
      )}
      <AskingRules total={total} settings={settings} />
      {report.items.length > 1 && <AskedSurveys report={report} />}
      <p class="fine asking-notes">{say.notes}</p>
      {scores.some(({ score }) => score.name === "nps") && <p class="fine">{words.campaigns.marks}</p>}
      <ReportList query={resultsQuery(asked)} question={undefined} />
    </>
  );
}
