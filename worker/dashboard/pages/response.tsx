/** One response, whole: what was asked and said, the promise, the way here, and everything that came along. */
import type { Localized, Response, SurveyDraft } from "#contract";
import { inLocale } from "../../campaigns/promise.ts";
import { readCampaign } from "../../campaigns/read.ts";
import type { Surroundings } from "../../http/context.ts";
import { Refusal } from "../../http/refusal.ts";
import { markResponse } from "../../responses/mark.ts";
import { readResponse } from "../../responses/read.ts";
import { readDefinitions, versionKey } from "../../surveys/read.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { saidIn } from "../facts.ts";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { Answers } from "../parts/answers.tsx";
import { Kept, Score } from "../parts/chips.tsx";
import { Details } from "../parts/details.tsx";
import { Facts } from "../parts/facts.tsx";
import { Icon } from "../parts/icon.tsx";
import { Journey } from "../parts/journey.tsx";
import { Allowed } from "../parts/allowed.tsx";
import { Suspicion } from "../parts/suspicion.tsx";
import { touchpointNames } from "../voices.ts";

/** The promise as it was shown, in the page's language, with the campaign that made it. */
interface ShownPromise {
  statement: string;
  version: number;
  arm: "quoted" | "generic";
  campaign: { id: string; name: string } | null;
}

export async function responsePage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  const response = await readResponse(here, c.req.param("id") ?? "");
  const [definitions, names, campaign] = await Promise.all([
    readDefinitions(here, [response]),
    touchpointNames(here, frame.language, workspace.locale),
    promiseCampaign(here, response),
  ]);
  const { promise } = response;
  const shown: ShownPromise | null = promise && {
    statement: isLocalized(promise.statement)
      ? inLocale(promise.statement, frame.language, workspace.locale)
      : promise.id,
    version: promise.version,
    arm: promise.arm,
    campaign,
  };
  return {
    title: `${frame.words.response.title} · ${frame.format.moment(response.at)}`,
    place: "responses",
    body: (
      <ResponseView
        response={response}
        survey={definitions.get(versionKey(response))}
        promise={shown}
        touchpoint={response.touchpoint === null ? null : (names.get(response.touchpoint) ?? response.touchpoint)}
      />
    ),
  };
}

/** A person overrules the verdict, one way or the other. */
export async function markResponsePage({ c, here }: Desk): Promise<globalThis.Response> {
  const form = await readForm(c);
  const { id } = await readResponse(here, c.req.param("id") ?? "");
  await markResponse(here, id, { suspicious: field(form, "suspicious") === "yes" });
  return goTo(c, `/app/responses/${id}`);
}

const isLocalized = (statement: unknown): statement is Localized =>
  typeof statement === "string" || (typeof statement === "object" && statement !== null);

async function promiseCampaign(here: Surroundings, { promise, campaign }: Response): Promise<ShownPromise["campaign"]> {
  if (!promise?.campaignId) return null;
  if (promise.campaignId === campaign?.id) return campaign;
  try {
    const { id, name } = await readCampaign(here, promise.campaignId);
    return { id, name };
  } catch (error) {
    // A campaign that was removed since: its promise was shown all the same.
    if (error instanceof Refusal && error.code === "not_found") return null;
    throw error;
  }
}

interface ViewProps {
  response: Response;
  survey: SurveyDraft | undefined;
  promise: ShownPromise | null;
  touchpoint: string | null;
}

function ResponseView({ response, survey, promise, touchpoint }: ViewProps) {
  const { words, format } = useFrame();
  const said = saidIn(response, survey);
  const { campaign, channel } = response;
  return (
    <>
      <div class="page-head">
        <div>
          <a class="back" href="/app/responses">
            <Icon name="back" />
            {words.response.back}
          </a>
          <h1>
            {words.response.title} <span class="h1-note">{format.moment(response.at)}</span>
          </h1>
          <p class="voice-meta">
            {said.kept && <Kept word={said.kept} />}
            {campaign ? (
              <a href={`/app/campaigns/${campaign.id}`}>{campaign.name}</a>
            ) : (
              <span>{words.campaigns.none}</span>
            )}
            {channel && <span>{words.channels[channel]}</span>}
            {touchpoint && <span>{touchpoint}</span>}
          </p>
        </div>
        <Score nps={said.nps} />
      </div>
      {response.flags.includes("suspicious") && <Suspicion response={response} />}
      <div class="columns">
        <div>
          <section class="block">
            <h2>{words.response.answers}</h2>
            <Answers response={response} survey={survey} promise={promise} />
          </section>
          {promise && <PromiseBlock promise={promise} />}
          <section class="block">
            <h2>{words.response.journey}</h2>
            <Journey touches={response.touches} />
          </section>
          {!response.flags.includes("suspicious") && (
            <Allowed to="updateResponse">
              <Suspicion response={response} />
            </Allowed>
          )}
        </div>
        <Details response={response} touchpoint={touchpoint} />
      </div>
    </>
  );
}

function PromiseBlock({ promise: { statement, version, arm, campaign } }: { promise: ShownPromise }) {
  const { words, format } = useFrame();
  return (
    <section class="block">
      <h2>{words.response.promise}</h2>
      <div class="promise">
        <p class="statement">
          <q dir="auto">{statement}</q>
        </p>
        <p class="promise-kind">
          {words.campaign.version(format.count(version))} · {words.response.promiseArm[arm]}
        </p>
        <Facts
          entries={[
            [words.response.promiseBy, campaign && <a href={`/app/campaigns/${campaign.id}`}>{campaign.name}</a>],
          ]}
        />
      </div>
    </section>
  );
}
