/** One endpoint: how it is doing, what it gets, its newest deliveries, and what may be done with it. */
import type { Delivery, Endpoint } from "#contract";
import { listCampaigns } from "../../campaigns/read.ts";
import { listDeliveries } from "../../deliveries/list.ts";
import { readEndpoint } from "../../deliveries/endpoints/read.ts";
import { doingOf, type Doing } from "../../deliveries/health.ts";
import { listSurveys } from "../../surveys/read.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { nameOf, pageOf } from "../endpoint-name.ts";
import { useFrame } from "../frame.ts";
import { AgainForms, type AgainNews } from "../parts/endpoint-again.tsx";
import { EndpointFacts } from "../parts/endpoint-facts.tsx";
import { EndpointState, EndpointTrouble, useDoing, useLookedAt } from "../parts/endpoint-state.tsx";
import { DeliveryRows } from "../parts/delivery-rows.tsx";
import { Saved } from "../parts/editing.tsx";
import { Facts } from "../parts/facts.tsx";
import { Icon } from "../parts/icon.tsx";

const newest = 5;

export async function endpointPage({ c, here }: Desk): Promise<Shown> {
  const id = c.req.param("id") ?? "";
  const one = await readEndpoint(here, id);
  const [doing, deliveries, surveys, campaigns] = await Promise.all([
    doingOf(here, [id]),
    listDeliveries(here, id, { limit: newest }),
    listSurveys(here, { limit: 200 }),
    listCampaigns(here, { limit: 500 }),
  ]);
  const names = new Map([...surveys.items, ...campaigns.items].map((item) => [item.id, item.name]));
  const { recovered, replayed, more, next, since, saved } = c.req.query();
  const count = (text: string | undefined) => (text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : null);
  return {
    title: nameOf(one),
    place: "endpoints",
    body: (
      <EndpointView
        one={one}
        doing={doing[0]}
        names={names}
        deliveries={deliveries.items}
        saved={saved !== undefined}
        news={{
          recovered: count(recovered),
          replayed: count(replayed),
          more: more !== undefined,
          next: next ?? null,
          since: since ?? "week",
        }}
      />
    ),
  };
}

interface ViewProps {
  one: Endpoint;
  doing: Doing | undefined;
  names: ReadonlyMap<string, string>;
  deliveries: readonly Delivery[];
  saved: boolean;
  news: AgainNews;
}

function EndpointView({ one, doing, names, deliveries, saved, news }: ViewProps) {
  const say = useFrame().words.deliveries;
  return (
    <>
      <div class="page-head">
        <div>
          <a class="back" href="/app/endpoints">
            <Icon name="back" />
            {say.back}
          </a>
          <h1>
            <bdi>{nameOf(one)}</bdi>
          </h1>
          <p class="voice-meta">
            <EndpointState one={one} />
          </p>
        </div>
        <Actions one={one} />
      </div>
      <Saved saved={saved} />
      <EndpointTrouble one={one} />
      {one.state === "disabled" && <p class="quiet">{say.disabledHelp}</p>}
      <div class="columns">
        <div>
          {doing && <DoingBlock doing={doing} />}
          <section class="block">
            <h2>{say.newest}</h2>
            {deliveries.length === 0 ? (
              <p class="quiet">{say.noTries}</p>
            ) : (
              <>
                <DeliveryRows items={deliveries} />
                <p>
                  <a href={`/app/deliveries?endpoint=${one.id}`}>{say.backToList}</a>
                </p>
              </>
            )}
          </section>
          {one.state !== "disabled" && <AgainForms id={one.id} news={news} />}
        </div>
        <EndpointFacts one={one} names={names} />
      </div>
    </>
  );
}

function DoingBlock({ doing }: { doing: Doing }) {
  return (
    <section class="block">
      <h2>{useFrame().words.deliveries.doing}</h2>
      <Facts entries={useDoing(doing)} wide />
      <p class="fine">{useLookedAt()}</p>
    </section>
  );
}

/** One form, so that the buttons stand in a row; each has an address of its own. */
function Actions({ one }: { one: Endpoint }) {
  const say = useFrame().words.deliveries;
  const resting = one.state !== "active";
  return (
    <form class="page-actions" method="post" action={`${pageOf(one.id)}/test`}>
      {one.state !== "disabled" && <button class="button">{say.test}</button>}
      <button
        class={one.state === "disabled" ? "button" : "button button-quiet"}
        formaction={`${pageOf(one.id)}/${resting ? "resume" : "pause"}`}
        title={resting ? say.resumeHelp : say.pauseHelp}
      >
        {resting ? say.resume : say.pause}
      </button>
      <a class="button button-quiet" href={`${pageOf(one.id)}/edit`}>
        <Icon name="edit" />
        {say.edit}
      </a>
    </form>
  );
}
