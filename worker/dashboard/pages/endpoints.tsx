/** Where responses go: every endpoint with its state and how it is doing. */
import type { Endpoint } from "#contract";
import { listEndpoints } from "../../deliveries/endpoints/read.ts";
import { doingOf, type Doing } from "../../deliveries/health.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { nameOf } from "../endpoint-name.ts";
import { useFrame } from "../frame.ts";
import { Empty } from "../parts/empty.tsx";
import { EndpointState, EndpointTrouble, useDoing } from "../parts/endpoint-state.tsx";
import { Facts } from "../parts/facts.tsx";
import { PageHead } from "../parts/page-head.tsx";

export async function endpointsPage({ here, frame }: Desk): Promise<Shown> {
  const { items } = await listEndpoints(here, { limit: 50 });
  const doing = await doingOf(
    here,
    items.map(({ id }) => id),
  );
  return {
    title: frame.words.deliveries.title,
    place: "endpoints",
    body: <EndpointsView items={items} doing={doing} />,
  };
}

function EndpointsView({ items, doing }: { items: readonly Endpoint[]; doing: readonly Doing[] }) {
  const say = useFrame().words.deliveries;
  const add = (
    <a class="button" href="/app/endpoints/presets">
      {say.add}
    </a>
  );
  return (
    <>
      <PageHead title={say.title} lead={say.lead}>
        {items.length > 0 && add}
      </PageHead>
      {items.length === 0 ? (
        <Empty title={say.emptyTitle} say={say.empty}>
          {add}
        </Empty>
      ) : (
        <ul class="cards endpoints">
          {items.map((one, place) => (
            <Card key={one.id} one={one} doing={doing[place]} />
          ))}
        </ul>
      )}
    </>
  );
}

function Card({ one, doing }: { one: Endpoint; doing: Doing | undefined }) {
  const say = useFrame().words.deliveries;
  const name = nameOf(one);
  return (
    <li class="card">
      <div class="card-head">
        <h2 class="campaign-name">
          <a href={`/app/endpoints/${one.id}`}>
            <bdi>{name}</bdi>
          </a>
        </h2>
        <EndpointState one={one} />
      </div>
      {name !== one.url && (
        <p class="key-text">
          <code>{one.url}</code>
        </p>
      )}
      <p class="voice-meta">
        {one.types.map((type) => (
          <span key={type}>{say.eventTypes[type]}</span>
        ))}
      </p>
      <EndpointTrouble one={one} />
      {doing && <DoingFacts doing={doing} />}
    </li>
  );
}

const DoingFacts = ({ doing }: { doing: Doing }) => <Facts entries={useDoing(doing)} wide />;
