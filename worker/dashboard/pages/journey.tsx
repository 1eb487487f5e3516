/** The journey: what its touchpoints are like one after the other, where it drops, and which campaign fares how where. */
import { journeyScores, type Campaign, type JourneyReport, type JourneyScore, type MatrixReport, type Survey } from "#contract"; // prettier-ignore
import { listCampaigns } from "../../campaigns/read.ts";
import { journeyReport } from "../../reports/journey/report.ts";
import { matrixReport } from "../../reports/matrix/report.ts";
import { listSurveys } from "../../surveys/read.ts";
import { isWithheld } from "../../reports/withhold.ts";
import type { Shown } from "../answer.tsx";
import { qText } from "../charts/heat.tsx";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { Empty } from "../parts/empty.tsx";
import { axes, JourneyStrip, useStepName } from "../parts/journey-strip.tsx";
import { Matrix } from "../parts/matrix.tsx";
import { ReportList } from "../parts/report-list.tsx";
import { ResultsForm } from "../parts/results-form.tsx";
import { differenceText } from "../parts/trend.tsx";
import { narrowedQuery, resultsAsked, resultsQuery, withQuery, type Asked } from "../results.ts";
import { Allowed } from "../parts/allowed.tsx";
import { PageHead } from "../parts/page-head.tsx";

const path = "/app/journey";

/** Promises first: whether they are kept is what the page is there to tell. */
const chosen = ["kept", "nps", "csat", "ces", "emotion"] as const satisfies readonly JourneyScore[];

export async function journeyPage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  const address = c.req.query();
  const given = resultsAsked(address, workspace.timeZone, here.now);
  // The page tells touchpoints apart itself.
  const { touchpoint: _touchpoint, by: _by, ...narrowing } = given.narrowing;
  const asked: Asked = { ...given, narrowing };
  const metric = journeyScores.find((name) => name === address["metric"]) ?? "kept";
  const query = { ...narrowedQuery(asked), lang: frame.language };
  const [surveys, campaigns, journey, matrix] = await Promise.all([
    listSurveys(here, { limit: 200 }),
    listCampaigns(here, { limit: 500 }),
    journeyReport(here, query),
    matrixReport(here, { ...query, metric }),
  ]);
  return {
    title: frame.words.journey.title,
    place: "journey",
    body: (
      <JourneyView
        asked={asked}
        surveys={surveys.items.filter(({ version }) => version !== null)}
        campaigns={campaigns.items}
        journey={journey}
        matrix={matrix}
      />
    ),
  };
}

interface ViewProps {
  asked: Asked;
  surveys: readonly Survey[];
  campaigns: readonly Campaign[];
  journey: JourneyReport;
  matrix: MatrixReport;
}

function JourneyView({ asked, surveys, campaigns, journey, matrix }: ViewProps) {
  const { words } = useFrame();
  const say = words.journey;
  const { metric } = matrix;
  const query = resultsQuery(asked);
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <ResultsForm
        asked={asked}
        reports={[journey, matrix]}
        surveys={surveys}
        campaigns={campaigns}
        touchpoints={new Map()}
        action={path}
        everySurvey
        without={["by", "touchpoint"]}
        keep={{ metric }}
      />
      {isWithheld(journey) ? null : journey.total.n === 0 ? (
        <Empty title={words.results.quietTitle} say={words.results.quiet}>
          <Allowed to="listKeys">
            <a class="button button-quiet" href="/app/install">
              {words.results.quietAction}
            </a>
          </Allowed>
        </Empty>
      ) : (
        <>
          <Finding journey={journey} />
          <JourneyStrip report={journey} />
          <section class="block" id="matrix">
            <h2>{say.matrix}</h2>
            <p class="lead">{say.matrixLead}</p>
            <nav aria-label={say.scores}>
              <ul class="presets journey-scores">
                {chosen.map((name) => (
                  <li key={name}>
                    <a
                      href={`${withQuery(path, { ...query, metric: name })}#matrix`}
                      aria-current={name === metric ? "true" : undefined}
                    >
                      {words.results.scores[name]}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <Matrix report={matrix} query={query} />
          </section>
          <p class="fine">{words.campaigns.marks}</p>
        </>
      )}
      <ReportList query={{ ...query, metric }} question={undefined} />
    </>
  );
}

/** The page in one sentence. */
function Finding({ journey: { items, moves, worst } }: { journey: JourneyReport }) {
  const { words, format } = useFrame();
  const nameOf = useStepName();
  const say = words.journey;
  const ordered = items.some(({ touchpoint }) => touchpoint.declared);
  const told = worst
    ? say.worst(
        nameOf(worst.from),
        nameOf(worst.to),
        words.results.scores[worst.metric],
        differenceText(worst.change.value ?? 0, axes[worst.metric], { words, format }),
        qText(format, worst.change.q),
      )
    : !ordered
      ? say.unordered
      : moves.some(({ change }) => change.q !== null)
        ? say.noDrop
        : say.untested;
  return (
    <section class={worst ? "finding finding-drop" : "finding"} aria-label={say.finding}>
      <p dir="auto">{told}</p>
      {!ordered && (
        <Allowed to="putTouchpoints">
          <a href="/app/touchpoints">{say.declare}</a>
        </Allowed>
      )}
    </section>
  );
}
