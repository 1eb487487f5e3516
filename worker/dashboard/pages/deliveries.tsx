/** What was and is owed, over all endpoints, the newest first, narrowed by a form that lives in the address. */
import { DeliveryQuery, deliveryStates, eventTypes, type Delivery, type Endpoint } from "#contract";
import { listEndpoints } from "../../deliveries/endpoints/read.ts";
import { listAcross } from "../../deliveries/list.ts";
import { validate } from "../../http/validate.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { nameOf } from "../endpoint-name.ts";
import { useFrame } from "../frame.ts";
import { DeliveryRows } from "../parts/delivery-rows.tsx";
import { Empty } from "../parts/empty.tsx";
import { Choice } from "../parts/field.tsx";
import { PageHead } from "../parts/page-head.tsx";

const perPage = 25;
const filters = ["endpoint", "state", "type"] as const;
type Filter = Partial<Record<(typeof filters)[number], string>>;

export async function deliveriesPage({ c, here, frame }: Desk): Promise<Shown> {
  // A form sends the fields that were left alone as empty texts.
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, text]) => text !== ""));
  const query = validate(DeliveryQuery, given, "invalid_query");
  const { items } = await listEndpoints(here, { limit: 50 });
  const asked = items.filter(({ id }) => given["endpoint"] === undefined || id === given["endpoint"]);
  const found = await listAcross(
    here,
    asked.map(({ id }) => id),
    { ...query, limit: perPage },
  );
  const filter: Filter = Object.fromEntries(
    filters.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
  return {
    title: frame.words.deliveries.list,
    place: "deliveries",
    body: (
      <DeliveriesView
        items={found.items}
        endpoints={items}
        filter={filter}
        next={found.next}
        deeper={query.cursor !== undefined}
      />
    ),
  };
}

interface ViewProps {
  items: readonly Delivery[];
  endpoints: readonly Endpoint[];
  filter: Filter;
  next: string | null;
  /** True on every page but the first. */
  deeper: boolean;
}

const address = (query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? "/app/deliveries" : `/app/deliveries?${new URLSearchParams(given).toString()}`;
};

function DeliveriesView({ items, endpoints, filter, next, deeper }: ViewProps) {
  const say = useFrame().words.deliveries;
  const narrowed = Object.keys(filter).length > 0 || deeper;
  const names = new Map(endpoints.map((one) => [one.id, nameOf(one)]));
  return (
    <>
      <PageHead title={say.list} lead={say.listLead} />
      {(narrowed || items.length > 0) && <Filters filter={filter} endpoints={endpoints} />}
      {items.length > 0 && <DeliveryRows items={items} names={names} />}
      {items.length === 0 && narrowed && <Empty title={say.noMatchTitle} say={say.noMatch} />}
      {items.length === 0 && !narrowed && (
        <Empty title={say.noneTitle} say={say.none}>
          <a class="button" href="/app/endpoints">
            {say.title}
          </a>
        </Empty>
      )}
      {(next !== null || deeper) && (
        <nav class="pages" aria-label={say.pages}>
          {deeper && <a href={address(filter)}>{say.first}</a>}
          {next !== null && (
            <a class="button button-quiet" rel="next" href={address({ ...filter, cursor: next })}>
              {say.older}
            </a>
          )}
        </nav>
      )}
    </>
  );
}

function Filters({ filter, endpoints }: Pick<ViewProps, "filter" | "endpoints">) {
  const say = useFrame().words.deliveries;
  return (
    <form class="filters inline-form" method="get" action="/app/deliveries" aria-label={say.filtering}>
      <Choice
        name="endpoint"
        label={say.endpoint}
        value={filter.endpoint ?? ""}
        options={[["", say.any], ...endpoints.map((one) => [one.id, nameOf(one)] as const)]}
      />
      <Choice
        name="state"
        label={say.state}
        value={filter.state ?? ""}
        options={[["", say.any], ...deliveryStates.map((state) => [state, say.deliveryStates[state]] as const)]}
      />
      <Choice
        name="type"
        label={say.event}
        value={filter.type ?? ""}
        options={[["", say.any], ...eventTypes.map((type) => [type, say.eventTypes[type]] as const)]}
      />
      <button class="button">{say.filter}</button>
      {Object.keys(filter).length > 0 && (
        <a class="clear" href="/app/deliveries">
          {say.clear}
        </a>
      )}
    </form>
  );
}
