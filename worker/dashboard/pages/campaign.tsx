/** One campaign: where it stands and why, what it sold and what its people met, what it promises, how its arrivals are told. */
import type { Campaign, CampaignReport, Flag, Retag, Survey, TrendReport, VoicesReport } from "#contract";
import { readCampaign } from "../../campaigns/read.ts";
import { retagStatus } from "../../campaigns/routes.ts";
import { campaignReport } from "../../reports/campaigns/report.ts";
import { trends } from "../../reports/trend/report.ts";
import { voicesReport } from "../../reports/voices/report.ts";
import { listSurveys } from "../../surveys/read.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { KeptMoney, MarketingFigures } from "../parts/campaign-money.tsx";
import { Facts } from "../parts/facts.tsx";
import { campaignFlags, FlagHistory } from "../parts/flag.tsx";
import { Icon } from "../parts/icon.tsx";
import { axisOf } from "../parts/measure.tsx";
import { CampaignNotes, notesOf, type Noted } from "../parts/notes.tsx";
import { earlierWordings, Promises, type Wording } from "../parts/promises.tsx";
import { ResultsForm } from "../parts/results-form.tsx";
import { RetagNote } from "../parts/retag.tsx";
import { Rules } from "../parts/rules.tsx";
import { Standing } from "../parts/standing.tsx";
import { Tiles } from "../parts/tiles.tsx";
import { Trend } from "../parts/trend.tsx";
import { Stream } from "../parts/voices.tsx";
import { daysBefore } from "../period.ts";
import { narrowedQuery, ofCampaigns, resultsAsked, resultsQuery, withQuery, type Asked } from "../results.ts";
import { touchpointNames } from "../voices.ts";
import { Allowed } from "../parts/allowed.tsx";

const latest = 8;
/** A trend needs a past: its weeks go back this far, however few days the page is about. */
const trendDays = 84;

export async function campaignPage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  const campaign = await readCampaign(here, c.req.param("id") ?? "");
  const asked = ofCampaigns(resultsAsked(c.req.query(), workspace.timeZone, here.now));
  const query = { ...narrowedQuery(asked), campaign: campaign.id };
  const back = daysBefore(query.to, trendDays - 1);
  const { from } = query;
  const [report, moving, voices, surveys, names, earlier, retag, flags, noted] = await Promise.all([
    campaignReport(here, query),
    trends(here, { ...query, from: back < from ? back : from }, [{ metric: "kept" }, { metric: "nps" }]),
    voicesReport(here, { ...query, lang: frame.language, limit: latest }),
    listSurveys(here, { limit: 200 }),
    touchpointNames(here, frame.language, workspace.locale),
    earlierWordings(here, campaign),
    retagStatus(here),
    campaignFlags(here, campaign.id),
    notesOf({ here, workspace }, campaign.id),
  ]);
  const view = (
    <CampaignView
      campaign={campaign}
      asked={asked}
      report={report}
      trends={moving}
      surveys={surveys.items}
      voices={voices}
      names={names}
      records={{ earlier, retag, flags, noted }}
    />
  );
  return { title: campaign.name, place: "campaigns", body: view };
}

interface ViewProps {
  campaign: Campaign;
  asked: Asked;
  report: CampaignReport;
  trends: readonly TrendReport[];
  surveys: readonly Survey[];
  voices: VoicesReport;
  names: ReadonlyMap<string, string>;
  records: { earlier: readonly Wording[]; retag: Retag; flags: readonly Flag[]; noted: Noted };
}

function CampaignView({ campaign, asked, report, trends: moving, surveys, voices, names, records }: ViewProps) {
  const { words } = useFrame();
  // A registered campaign has its row, also without an answer.
  const row = report.items[0] ?? report.total;
  const heard = { ...resultsQuery(asked), campaign: campaign.id };
  return (
    <>
      <Head campaign={campaign} back={withQuery("/app", resultsQuery(asked))} />
      <RetagNote retag={records.retag} campaign={campaign} />
      <Standing row={row} />
      <ResultsForm
        asked={asked}
        reports={[report, ...moving, voices]}
        surveys={surveys.filter(({ version }) => version !== null)}
        campaigns={[]}
        touchpoints={names}
        action={`/app/campaigns/${campaign.id}`}
        everySurvey
        without={["by", "campaign"]}
      />
      <section class="block">
        <h2>{words.campaign.figures}</h2>
        <Tiles row={row} />
      </section>
      <Trends trends={moving} />
      <FlagHistory flags={records.flags} />
      <CampaignNotes campaign={campaign} noted={records.noted} />
      <MarketingFigures row={row} />
      <KeptMoney row={row} />
      <section class="block">
        <h2>{words.campaign.promises}</h2>
        <Promises promises={campaign.promises} earlier={records.earlier} names={names} />
      </section>
      <section class="block">
        <h2>{words.campaign.latest}</h2>
        {voices.items.length === 0 ? (
          <p class="quiet">{words.campaign.noVoices}</p>
        ) : (
          <Stream items={voices.items} names={names} />
        )}
        {voices.items.length > 0 && (
          <p>
            <a class="button button-quiet" href={withQuery("/app/voices", heard)}>
              {words.campaign.all}
            </a>
          </p>
        )}
      </section>
      <section class="block">
        <h2>{words.campaign.rules}</h2>
        <About campaign={campaign} />
        <Rules campaign={campaign} />
      </section>
      <p class="fine">{words.home.rules}</p>
      <p class="fine">{words.campaigns.marks}</p>
    </>
  );
}

function Trends({ trends: moving }: { trends: readonly TrendReport[] }) {
  const { words } = useFrame();
  return (
    <section class="block">
      <h2>{words.home.trends}</h2>
      <p class="lead">{words.home.trendsLead}</p>
      <div class="trend-pair">
        {moving.map((trend) => (
          <section key={trend.metric} class="card">
            <h3>{words.results.scores[trend.metric]}</h3>
            <Trend trend={trend} axis={axisOf(trend)} name={words.results.scores[trend.metric]} />
          </section>
        ))}
      </div>
    </section>
  );
}

function Head({ campaign, back }: { campaign: Campaign; back: string }) {
  const { words, format } = useFrame();
  return (
    <div class="page-head">
      <div>
        <a class="back" href={back}>
          <Icon name="back" />
          {words.campaign.back}
        </a>
        <h1 dir="auto">{campaign.name}</h1>
        <p class="lead">{words.campaign.updated(format.moment(campaign.updatedAt))}</p>
      </div>
      <div class="page-actions">
        <a class="button button-quiet" href={`/app/links?campaign=${campaign.id}&do=fill`}>
          {words.editing.links}
        </a>
        <Allowed to="deleteCampaign">
          <a class="button button-quiet" href={`/app/campaigns/${campaign.id}/delete`}>
            {words.editing.delete}
          </a>
        </Allowed>
        <Allowed to="updateCampaign">
          <a class="button" href={`/app/campaigns/${campaign.id}/edit`}>
            <Icon name="edit" />
            {words.editing.edit}
          </a>
        </Allowed>
      </div>
    </div>
  );
}

function About({ campaign }: { campaign: Campaign }) {
  const { words, format } = useFrame();
  const { startsOn, endsOn, channel, owner, externalIds, priority } = campaign;
  const dates =
    startsOn && endsOn
      ? words.period.span(format.day(startsOn), format.day(endsOn))
      : startsOn
        ? words.campaign.from(format.day(startsOn))
        : endsOn
          ? words.campaign.until(format.day(endsOn))
          : words.campaign.always;
  return (
    <Facts
      wide
      entries={[
        [words.campaign.owner, owner],
        [words.campaign.dates, dates],
        [words.campaign.channel, channel ? words.channels[channel] : words.campaign.anyChannel],
        [words.campaign.priority, priority === 0 ? null : format.count(priority)],
        [words.campaign.externalIds, externalIds.join(", ")],
      ]}
    />
  );
}
