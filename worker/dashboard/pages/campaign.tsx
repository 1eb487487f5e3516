/** One campaign: who runs it, how its arrivals are told, what it promises, and what came of it. */
import * as v from "valibot";
import { ReportQuery, type Campaign, type CampaignRow, type Retag } from "#contract";
import { readCampaign } from "../../campaigns/read.ts";
import { retagStatus } from "../../campaigns/routes.ts";
import { campaignReport } from "../../reports/campaigns/report.ts";
import { listResponses } from "../../responses/read.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { Facts } from "../parts/facts.tsx";
import { Icon } from "../parts/icon.tsx";
import { PeriodForm } from "../parts/period.tsx";
import { earlierWordings, Promises, type Wording } from "../parts/promises.tsx";
import { RetagNote } from "../parts/retag.tsx";
import { Rules } from "../parts/rules.tsx";
import { Tiles } from "../parts/tiles.tsx";
import { Voices, type Voice } from "../parts/voices.tsx";
import { periodIn, type Period } from "../period.ts";
import { touchpointNames, voicesOf } from "../voices.ts";

const latest = 8;

export async function campaignPage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  const campaign = await readCampaign(here, c.req.param("id") ?? "");
  const period = periodIn(c.req.query(), workspace.timeZone, here.now);
  const { from, to, model } = period;
  const [report, responses, names, earlier, retag] = await Promise.all([
    campaignReport(here, v.parse(ReportQuery, { from, to, model, campaign: campaign.id })),
    listResponses(here, { campaign: campaign.id, limit: latest }),
    touchpointNames(here, frame.language, workspace.locale),
    earlierWordings(here, campaign),
    retagStatus(here),
  ]);
  const voices = await voicesOf(here, responses.items, names);
  const view = (
    <CampaignView
      campaign={campaign}
      period={period}
      row={report.total}
      voices={voices}
      names={names}
      earlier={earlier}
      retag={retag}
    />
  );
  return { title: campaign.name, place: "campaigns", body: view };
}

interface ViewProps {
  campaign: Campaign;
  period: Period;
  row: CampaignRow;
  voices: readonly Voice[];
  names: ReadonlyMap<string, string>;
  earlier: readonly Wording[];
  retag: Retag;
}

function CampaignView({ campaign, period, row, voices, names, earlier, retag }: ViewProps) {
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
    <>
      <div class="page-head">
        <div>
          <a class="back" href="/app">
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
          <a class="button button-quiet" href={`/app/campaigns/${campaign.id}/delete`}>
            {words.editing.delete}
          </a>
          <a class="button" href={`/app/campaigns/${campaign.id}/edit`}>
            <Icon name="edit" />
            {words.editing.edit}
          </a>
        </div>
      </div>
      <RetagNote retag={retag} campaign={campaign} />
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
      <section class="block">
        <h2>{words.campaign.promises}</h2>
        <Promises promises={campaign.promises} earlier={earlier} names={names} />
      </section>
      <section class="block">
        <h2>{words.campaign.figures}</h2>
        <PeriodForm action={`/app/campaigns/${campaign.id}`} period={period} />
        <Tiles row={row} />
      </section>
      <section class="block">
        <h2>{words.campaign.rules}</h2>
        <Rules campaign={campaign} />
      </section>
      <section class="block">
        <h2>{words.campaign.latest}</h2>
        {voices.length === 0 ? <p class="quiet">{words.campaign.noResponses}</p> : <Voices voices={voices} />}
        {voices.length > 0 && (
          <p>
            <a class="button button-quiet" href={`/app/responses?campaign=${campaign.id}`}>
              {words.campaign.all}
            </a>
          </p>
        )}
      </section>
    </>
  );
}
