/** Home: what marketing tells of every campaign beside what its people met, and the one sentence that comes of it. */
import type { Campaign, CampaignReport, Survey } from "#contract";
import { inLocale } from "../../campaigns/promise.ts";
import { listCampaigns } from "../../campaigns/read.ts";
import { listUnmatched } from "../../campaigns/unmatched.ts";
import { campaignReport } from "../../reports/campaigns/report.ts";
import { isWithheld } from "../../reports/withhold.ts";
import { reportedIn, type PlatformVolume } from "../../reports/marketing.ts";
import { marketingFigures } from "../../reports/statistics/promise/indices.ts";
import { listResponses } from "../../responses/read.ts";
import { listSurveys } from "../../surveys/read.ts";
import { groupNames, type NameGroup } from "../alike.ts";
import type { Shown } from "../answer.tsx";
import { shapeIn, shapeQuery, type Shape } from "../columns.ts";
import type { Desk } from "../desk.ts";
import { campaignExample } from "../examples.ts";
import { findingOf } from "../finding.ts";
import { useFrame } from "../frame.ts";
import { leftoversOf } from "../leftovers.ts";
import { CampaignTable } from "../parts/campaign-table.tsx";
import { Code } from "../parts/code.tsx";
import { Empty } from "../parts/empty.tsx";
import { Finding } from "../parts/finding.tsx";
import { openAlerts, OpenFlags, type Alerts } from "../parts/flag.tsx";
import { Icon } from "../parts/icon.tsx";
import { PromiseGap } from "../parts/promise-gap.tsx";
import { ResultsForm } from "../parts/results-form.tsx";
import { UnmatchedNames } from "../parts/unmatched-list.tsx";
import { narrowedQuery, ofCampaigns, resultsAsked, resultsQuery, withQuery, type Asked } from "../results.ts";
import { touchpointNames } from "../voices.ts";
import { Allowed } from "../parts/allowed.tsx";

/** A page of the registry; the report itself has every campaign's row. */
const mostStatements = 500;

export async function campaignsPage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  const asked = ofCampaigns(resultsAsked(c.req.query(), workspace.timeZone, here.now));
  const { from, to, model } = asked.period;
  const isNarrowed = Object.keys(asked.narrowing).length > 0;
  const [report, everybody, { volumes, cut }, registry, unmatched, surveys, touchpoints, alerts] = await Promise.all([
    campaignReport(here, narrowedQuery(asked)),
    isNarrowed ? campaignReport(here, { from, to, model }) : null,
    reportedIn(here, asked.period),
    listCampaigns(here, { limit: mostStatements }),
    listUnmatched(here),
    listSurveys(here, { limit: 200 }),
    touchpointNames(here, frame.language, workspace.locale),
    openAlerts({ c, here }),
  ]);
  // A world without an answer is told what to do; a quiet period only that it is quiet.
  const asleep = report.total.n === 0 && (await listResponses(here, { limit: 1 })).items.length === 0;
  return {
    title: frame.words.campaigns.title,
    place: "campaigns",
    body: (
      <CampaignsView
        found={{ report, whole: everybody ?? report, volumes, cut, unmatched: groupNames(unmatched.items), alerts }}
        campaigns={registry.items}
        surveys={surveys.items}
        touchpoints={touchpoints}
        asked={asked}
        shape={shapeIn(c.req.query())}
        asleep={asleep}
      />
    ),
  };
}

interface ViewProps {
  found: Found;
  campaigns: readonly Campaign[];
  surveys: readonly Survey[];
  touchpoints: ReadonlyMap<string, string>;
  asked: Asked;
  shape: Shape;
  asleep: boolean;
}
interface Found {
  report: CampaignReport;
  /** Under no filter. */
  whole: CampaignReport;
  volumes: ReadonlyMap<string, PlatformVolume[]>;
  cut: number;
  unmatched: readonly NameGroup[];
  alerts: Alerts;
}

function CampaignsView({ found, campaigns, surveys, touchpoints, asked, shape, asleep }: ViewProps) {
  const { words, format } = useFrame();
  const { report, unmatched } = found;
  const query = resultsQuery(asked);
  const figures = report.total.platforms.length > 0;
  const told = report.total.n > 0 || report.total.recall.n > 0;
  return (
    <>
      <Head csv={asleep ? null : withQuery("/v1/reports/campaigns.csv", query)} />
      {asleep && <FirstSteps needsCampaign={campaigns.length === 0} />}
      {told && (
        <Finding
          finding={findingOf(report)}
          days={words.period.span(format.day(report.from), format.day(report.to))}
          query={query}
        />
      )}
      <OpenFlags {...found.alerts} />
      {!asleep && (
        <ResultsForm
          asked={asked}
          reports={[report]}
          surveys={surveys.filter(({ version }) => version !== null)}
          campaigns={campaigns}
          touchpoints={touchpoints}
          action="/app"
          everySurvey
          without={["by", "campaign"]}
          keep={shapeQuery(shape)}
        />
      )}
      {!asleep && !told && !isWithheld(report) && <Quiet />}
      {told && <PromiseGap report={report} by={indexFigure(found)} query={query} />}
      {(told || figures || (campaigns.length > 0 && asleep)) && (
        <CampaignTable
          report={report}
          statements={useStatements(campaigns)}
          leftovers={leftoversOf(report, found.volumes, found.whole)}
          shape={shape}
          query={query}
        />
      )}
      <Allowed to="adoptCampaign">
        <UnmatchedNames groups={unmatched} />
      </Allowed>
      {(told || figures) && <Notes found={found} asked={asked} />}
    </>
  );
}

/** The figure by which marketing is compared: the report chooses it of the registered campaigns alone. */
const indexFigure = ({ report, volumes }: Found) =>
  marketingFigures(report.items.flatMap(({ campaign }) => (campaign ? [volumes.get(campaign.id) ?? []] : []))).by;

function useStatements(campaigns: readonly Campaign[]): Map<string, string[]> {
  const { language, workspace } = useFrame();
  return new Map(
    campaigns.map(({ id, promises }) => [
      id,
      promises.map(({ statement }) => inLocale(statement, language, workspace?.locale ?? "es")),
    ]),
  );
}

function Head({ csv }: { csv: string | null }) {
  const { words } = useFrame();
  return (
    <div class="page-head">
      <div>
        <h1>{words.campaigns.title}</h1>
        <p class="lead">{words.home.lead}</p>
      </div>
      <div class="page-actions">
        {csv !== null && (
          <a class="button button-quiet" href={csv}>
            <Icon name="download" />
            {words.campaigns.csv}
          </a>
        )}
        <Allowed to="createCampaign">
          <a class="button" href="/app/campaigns/new">
            <Icon name="add" />
            {words.campaigns.create}
          </a>
        </Allowed>
      </div>
    </div>
  );
}

function Quiet() {
  const { words } = useFrame();
  return <Empty title={words.campaigns.quietTitle} say={words.campaigns.quiet} />;
}

function Notes({ found, asked }: { found: Found; asked: Asked }) {
  const { words, format } = useFrame();
  const say = words.home;
  const by = indexFigure(found);
  const { cut } = found;
  const notes = [
    Object.keys(asked.narrowing).length > 0 && say.filtered,
    by && `${say.by[by]} ${say.indexNote}`,
    say.rules,
    say.moneyNote,
    cut > 0 && say.cut(cut, format.count(cut)),
    words.campaigns.notes,
    words.campaigns.marks,
  ];
  return (
    <section class="block">
      {notes.map((note) =>
        note ? (
          <p key={note} class="fine">
            {note}
          </p>
        ) : null,
      )}
    </section>
  );
}

function FirstSteps({ needsCampaign }: { needsCampaign: boolean }) {
  const { words, origin } = useFrame();
  return (
    <Empty title={words.campaigns.emptyTitle} say={needsCampaign ? words.campaigns.empty : words.responses.empty}>
      <ol class="steps">
        <li>
          <h3>{words.campaigns.stepInstall}</h3>
          <p>
            {words.campaigns.stepInstallHelp}{" "}
            <Allowed to="listKeys">
              <a href="/app/install">{words.nav.install}</a>
            </Allowed>
            .
          </p>
        </li>
        {needsCampaign && (
          <li>
            <h3>{words.campaigns.stepCampaign}</h3>
            <p>{words.campaigns.stepCampaignHelp}</p>
            <Code text={campaignExample(origin)} label={words.campaigns.stepCampaign} />
          </li>
        )}
      </ol>
    </Empty>
  );
}
