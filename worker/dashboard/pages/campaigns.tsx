/** Home: every campaign beside what it promised, with the figures that say whether its people met it. */
import { ReportQuery, type Campaign, type CampaignReport } from "#contract";
import * as v from "valibot";
import { inLocale } from "../../campaigns/promise.ts";
import { listCampaigns } from "../../campaigns/read.ts";
import { listUnmatched } from "../../campaigns/unmatched.ts";
import { campaignReport } from "../../reports/campaigns/report.ts";
import { listResponses } from "../../responses/read.ts";
import { groupNames, type NameGroup } from "../alike.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { campaignExample } from "../examples.ts";
import { useFrame } from "../frame.ts";
import { CampaignTable } from "../parts/campaign-table.tsx";
import { Code } from "../parts/code.tsx";
import { Empty } from "../parts/empty.tsx";
import { Icon } from "../parts/icon.tsx";
import { PeriodForm } from "../parts/period.tsx";
import { Tiles } from "../parts/tiles.tsx";
import { UnmatchedNames } from "../parts/unmatched-list.tsx";
import { periodIn, periodQuery, type Period } from "../period.ts";

/** A page of the registry; the report itself has every campaign's row. */
const mostStatements = 500;

export async function campaignsPage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  const period = periodIn(c.req.query(), workspace.timeZone, here.now);
  const { from, to, model } = period;
  const [report, registry, unmatched] = await Promise.all([
    campaignReport(here, v.parse(ReportQuery, { from, to, model })),
    listCampaigns(here, { limit: mostStatements }),
    listUnmatched(here),
  ]);
  // A world without an answer is told what to do; a quiet period only that it is quiet.
  const quiet = report.total.n === 0;
  const asleep = quiet && (await listResponses(here, { limit: 1 })).items.length === 0;
  return {
    title: frame.words.campaigns.title,
    place: "campaigns",
    body: (
      <CampaignsView
        report={report}
        campaigns={registry.items}
        period={period}
        asleep={asleep}
        unmatched={groupNames(unmatched.items)}
      />
    ),
  };
}

interface ViewProps {
  report: CampaignReport;
  campaigns: readonly Campaign[];
  period: Period;
  asleep: boolean;
  unmatched: readonly NameGroup[];
}

function CampaignsView({ report, campaigns, period, asleep, unmatched }: ViewProps) {
  const { words, language, workspace } = useFrame();
  const statements = new Map(
    campaigns.map(({ id, promises }) => [
      id,
      promises.map(({ statement }) => inLocale(statement, language, workspace?.locale ?? "es")),
    ]),
  );
  const query = periodQuery(period);
  return (
    <>
      <div class="page-head">
        <div>
          <h1>{words.campaigns.title}</h1>
          <p class="lead">{words.campaigns.lead}</p>
        </div>
        <div class="page-actions">
          {!asleep && (
            <a class="button button-quiet" href={`/v1/reports/campaigns.csv?${query}`}>
              <Icon name="download" />
              {words.campaigns.csv}
            </a>
          )}
          <a class="button" href="/app/campaigns/new">
            <Icon name="add" />
            {words.campaigns.create}
          </a>
        </div>
      </div>
      {asleep && <FirstSteps needsCampaign={campaigns.length === 0} />}
      {!asleep && <PeriodForm action="/app" period={period} />}
      {!asleep && report.total.n === 0 && <Empty title={words.campaigns.quietTitle} say={words.campaigns.quiet} />}
      {report.total.n > 0 && <Tiles row={report.total} />}
      {(report.total.n > 0 || (campaigns.length > 0 && asleep)) && (
        <CampaignTable report={report} statements={statements} query={query} />
      )}
      <UnmatchedNames groups={unmatched} />
      {report.total.n > 0 && <p class="fine">{words.campaigns.notes}</p>}
      {report.total.n > 0 && <p class="fine">{words.campaigns.marks}</p>}
    </>
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
            {words.campaigns.stepInstallHelp} <a href="/app/install">{words.nav.install}</a>.
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
