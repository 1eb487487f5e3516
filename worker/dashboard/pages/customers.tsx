/** Who is known by an id: last seen first, found by id or e-mail, narrowed by a form that lives in the address. */
import { consentStates, CustomerQuery, npsGroups, type Campaign, type CustomerSummary } from "#contract";
import { listCampaigns } from "../../campaigns/read.ts";
import { listCustomers } from "../../customers/view/list.ts";
import { validate } from "../../http/validate.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { Empty } from "../parts/empty.tsx";
import { Choice, Field, Optional } from "../parts/field.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { People } from "../parts/people.tsx";

const path = "/app/customers";
const perPage = 25;
const filters = ["q", "campaign", "score", "consent", "answered", "from", "to"] as const;
type Filter = Partial<Record<(typeof filters)[number], string>>;

export async function customersPage({ c, here, frame }: Desk): Promise<Shown> {
  // A form sends the fields that were left alone as empty texts.
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, text]) => text.trim() !== ""));
  const asked = validate(CustomerQuery, given, "invalid_query");
  const [{ items, next }, campaigns] = await Promise.all([
    listCustomers(here, { ...asked, limit: perPage }),
    listCampaigns(here, { limit: 500 }),
  ]);
  const filter: Filter = Object.fromEntries(filters.flatMap((name) => (given[name] ? [[name, given[name]]] : [])));
  return {
    title: frame.words.customers.title,
    place: "customers",
    body: (
      <CustomersView
        people={items}
        next={next}
        deeper={asked.cursor !== undefined}
        filter={filter}
        campaigns={campaigns.items}
      />
    ),
  };
}

interface ViewProps {
  people: readonly CustomerSummary[];
  next: string | null;
  /** True on every page but the first. */
  deeper: boolean;
  filter: Filter;
  campaigns: readonly Campaign[];
}

const address = (query: Record<string, string>): string =>
  Object.keys(query).length === 0 ? path : `${path}?${new URLSearchParams(query).toString()}`;

function CustomersView({ people, next, deeper, filter, campaigns }: ViewProps) {
  const say = useFrame().words.customers;
  const narrowed = Object.keys(filter).length > 0;
  const isEmpty = people.length === 0;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      {(narrowed || deeper || !isEmpty) && <Filters filter={filter} campaigns={campaigns} />}
      {!isEmpty && <People people={people} />}
      {isEmpty && next !== null && (
        <Empty title={say.fartherTitle} say={say.farther}>
          <a class="button" href={address({ ...filter, cursor: next })}>
            {say.fartherAction}
          </a>
        </Empty>
      )}
      {isEmpty && next === null && (narrowed || deeper) && <Empty title={say.noMatchTitle} say={say.noMatch} />}
      {isEmpty && next === null && !narrowed && !deeper && <Empty title={say.emptyTitle} say={say.empty} />}
      {(deeper || (next !== null && !isEmpty)) && (
        <nav class="pages" aria-label={say.list}>
          {deeper && <a href={address(filter)}>{say.first}</a>}
          {next !== null && !isEmpty && (
            <a class="button button-quiet" rel="next" href={address({ ...filter, cursor: next })}>
              {say.more}
            </a>
          )}
        </nav>
      )}
    </>
  );
}

function Filters({ filter, campaigns }: Pick<ViewProps, "filter" | "campaigns">) {
  const { words } = useFrame();
  const say = words.customers;
  // The page says what it was narrowed to, whether that is still to be chosen or not.
  const unlisted = ![undefined, "none", ...campaigns.map(({ id }) => id)].includes(filter.campaign);
  return (
    <form class="filters inline-form people-filters" method="get" action={path} role="search" aria-label={say.filters}>
      <Optional name="q" label={say.sought} help={say.soughtHelp} value={filter.q ?? ""} />
      <Choice
        name="campaign"
        label={say.campaign}
        value={filter.campaign ?? ""}
        options={[
          ["", say.anyCampaign],
          ["none", words.campaigns.none],
          ...campaigns.map(({ id, name }) => [id, name] as const),
          ...(unlisted ? [[filter.campaign ?? "", filter.campaign ?? ""] as const] : []),
        ]}
      />
      <Choice
        name="score"
        label={say.score}
        value={filter.score ?? ""}
        options={[["", say.anyScore], ...npsGroups.map((group) => [group, words.nps[group]] as const)]}
      />
      <Choice
        name="consent"
        label={say.consent}
        value={filter.consent ?? ""}
        options={[
          ["", say.anyConsent],
          ...consentStates.map((state) => [state, words.response.consentStates[state]] as const),
        ]}
      />
      <Choice
        name="answered"
        label={say.answered}
        value={filter.answered ?? ""}
        options={(["", "yes", "no"] as const).map((which) => [which, say.answeredBy[which]] as const)}
      />
      <Field type="date" name="from" label={say.from} value={filter.from ?? ""} />
      <Field type="date" name="to" label={say.to} value={filter.to ?? ""} />
      <button class="button">{say.find}</button>
      {Object.keys(filter).length > 0 && (
        <a class="clear" href={path}>
          {say.clear}
        </a>
      )}
    </form>
  );
}
