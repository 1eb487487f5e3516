/** Any link, run through the rules as if somebody had come by it: what is sent, what Voz makes of it, and why. */
import * as v from "valibot";
import { ResolveQuery, type Campaign } from "#contract";
import { readCampaign } from "../../campaigns/read.ts";
import { tryArrival, type TriedArrival } from "../../touches/routes.ts";
import type { Shown } from "../answer.tsx";
import { exampleArrivals, matchReason, ownRuleOf, type MatchReason } from "../arrival.ts";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { ArrivalFacts, SentFacts } from "../parts/arrival.tsx";
import { Field, Optional } from "../parts/field.tsx";
import { PageHead } from "../parts/page-head.tsx";

interface Tried {
  arrival: TriedArrival;
  record: { campaign: Campaign; reason: MatchReason } | null;
  ownRule: number;
}

export async function testerPage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  const url = (c.req.query("url") ?? "").trim();
  const referrer = (c.req.query("referrer") ?? "").trim();
  const asked = v.safeParse(ResolveQuery, { url, referrer });
  let tried: Tried | null = null;
  if (url !== "" && asked.success) {
    const arrival = await tryArrival(here, asked.output);
    const campaign = arrival.campaignRecord && (await readCampaign(here, arrival.campaignRecord.id));
    tried = {
      arrival,
      record: campaign && { campaign, reason: matchReason(arrival, campaign) },
      ownRule: arrival.channelRule === "custom" ? ownRuleOf(arrival, workspace.settings) : 0,
    };
  }
  const host = workspace.settings.ownHosts[0] ?? "www.tienda.example";
  return {
    title: frame.words.tester.title,
    place: "tester",
    status: asked.success ? 200 : 422,
    body: <TesterView url={url} referrer={referrer} tried={tried} long={!asked.success} host={host} />,
  };
}

interface ViewProps {
  url: string;
  referrer: string;
  tried: Tried | null;
  long: boolean;
  host: string;
}

function TesterView({ url, referrer, tried, long, host }: ViewProps) {
  const { words } = useFrame();
  const say = words.tester;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <form class="row-card" method="get" action="/app/tester" novalidate>
        <Field
          name="url"
          label={say.url}
          help={say.urlHelp}
          value={url}
          error={long ? say.long : undefined}
          autocomplete="off"
        />
        <Optional name="referrer" label={say.referrer} help={say.referrerHelp} value={referrer} />
        <div>
          <button class="button">{say.try}</button>
        </div>
      </form>
      {tried && <Result tried={tried} />}
      <Examples host={host} current={url} />
    </>
  );
}

function Result({ tried: { arrival, record, ownRule } }: { tried: Tried }) {
  const { words } = useFrame();
  const say = words.tester;
  return (
    <div class="pair results" id="result">
      <section class="block">
        <h2>{say.result}</h2>
        {arrival.reason === null ? (
          <ArrivalFacts arrival={arrival} record={record} ownRule={ownRule} />
        ) : (
          <div class="notice">
            <h3>{say.noTouch}</h3>
            <p>{say[arrival.reason]}</p>
          </div>
        )}
      </section>
      <section class="block">
        <h2>{say.sent}</h2>
        <SentFacts sent={arrival.sent} />
        <p class="fine">{say.sentHelp}</p>
      </section>
    </div>
  );
}

function Examples({ host, current }: { host: string; current: string }) {
  const { words } = useFrame();
  const say = words.tester;
  return (
    <nav class="contents" aria-labelledby="examples">
      <h2 id="examples">{say.examples}</h2>
      <ul>
        {exampleArrivals(host).map(([name, url, referrer]) => (
          <li key={name}>
            <a
              href={`/app/tester?${new URLSearchParams({ url, referrer }).toString()}`}
              aria-current={url === current ? "true" : undefined}
            >
              {say.exampleNames[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
