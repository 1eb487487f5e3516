/** The newest voices first, narrowed by a form that lives in the address. */
import { channels, operations, responseStates, suspicions, type Campaign, type Survey } from "#contract";
import { listCampaigns } from "../../campaigns/read.ts";
import { validate } from "../../http/validate.ts";
import { listResponses } from "../../responses/read.ts";
import { listSurveys } from "../../surveys/read.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { Empty } from "../parts/empty.tsx";
import { Choice, Field } from "../parts/field.tsx";
import { Voices, type Voice } from "../parts/voices.tsx";
import { touchpointNames, voicesOf } from "../voices.ts";
import { Allowed } from "../parts/allowed.tsx";
import { PageHead } from "../parts/page-head.tsx";

const perPage = 25;
const filters = ["survey", "campaign", "channel", "touchpoint", "state", "suspicious", "from", "to"] as const;
type Filter = Partial<Record<(typeof filters)[number], string>>;

export async function responsesPage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  // A form sends the fields that were left alone as empty texts.
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, text]) => text !== ""));
  const query = validate(operations.listResponses.query, given, "invalid_query");
  const filter: Filter = Object.fromEntries(
    filters.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
  const [found, surveys, campaigns, names] = await Promise.all([
    listResponses(here, { ...query, limit: perPage }),
    listSurveys(here, { limit: 200 }),
    listCampaigns(here, { limit: 500 }),
    touchpointNames(here, frame.language, workspace.locale),
  ]);
  return {
    title: frame.words.responses.title,
    place: "responses",
    body: (
      <ResponsesView
        voices={await voicesOf(here, found.items, names)}
        filter={filter}
        surveys={surveys.items}
        campaigns={campaigns.items}
        names={names}
        next={found.next}
        deeper={query.cursor !== undefined}
      />
    ),
  };
}

interface ViewProps {
  voices: readonly Voice[];
  filter: Filter;
  surveys: readonly Survey[];
  campaigns: readonly Campaign[];
  /** Of the touchpoints, by their ids. */
  names: ReadonlyMap<string, string>;
  next: string | null;
  /** True on every page but the first. */
  deeper: boolean;
}

const address = (query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? "/app/responses" : `/app/responses?${new URLSearchParams(given).toString()}`;
};

function ResponsesView({ voices, filter, surveys, campaigns, names, next, deeper }: ViewProps) {
  const { words } = useFrame();
  const filtered = Object.keys(filter).length > 0;
  const empty = voices.length === 0;
  return (
    <>
      <PageHead title={words.responses.title} lead={words.responses.lead} />
      {(filtered || deeper || !empty) && (
        <Filters filter={filter} surveys={surveys} campaigns={campaigns} names={names} />
      )}
      {!empty && <Voices voices={voices} />}
      {empty && (filtered || deeper) && <Empty title={words.responses.noMatchTitle} say={words.responses.noMatch} />}
      {empty && !filtered && !deeper && (
        <Empty title={words.responses.emptyTitle} say={words.responses.empty}>
          <Allowed to="listKeys">
            <a class="button" href="/app/install">
              {words.responses.emptyAction}
            </a>
          </Allowed>
        </Empty>
      )}
      {(next !== null || deeper) && (
        <nav class="pages" aria-label={words.responses.pages}>
          {deeper && <a href={address(filter)}>{words.responses.newest}</a>}
          {next !== null && (
            <a class="button button-quiet" rel="next" href={address({ ...filter, cursor: next })}>
              {words.responses.older}
            </a>
          )}
        </nav>
      )}
    </>
  );
}

function Filters({ filter, surveys, campaigns, names }: Pick<ViewProps, "filter" | "surveys" | "campaigns" | "names">) {
  const { words } = useFrame();
  return (
    <form class="filters inline-form" method="get" action="/app/responses" aria-label={words.responses.filters}>
      <Choice
        name="survey"
        label={words.responses.survey}
        value={filter.survey ?? ""}
        options={[["", words.responses.any], ...surveys.map(({ id, name }) => [id, name] as const)]}
      />
      <Choice
        name="campaign"
        label={words.responses.campaign}
        value={filter.campaign ?? ""}
        options={[
          ["", words.responses.any],
          ["none", words.campaigns.none],
          ...campaigns.map(({ id, name }) => [id, name] as const),
        ]}
      />
      <Choice
        name="channel"
        label={words.responses.channel}
        value={filter.channel ?? ""}
        options={[
          ["", words.responses.anyMale],
          ...channels.map((channel) => [channel, words.channels[channel]] as const),
        ]}
      />
      <Choice
        name="state"
        label={words.responses.state}
        value={filter.state ?? ""}
        options={[
          ["", words.responses.anyMale],
          ...responseStates.map((state) => [state, words.states[state]] as const),
        ]}
      />
      <Choice
        name="touchpoint"
        label={words.results.touchpoint}
        value={filter.touchpoint ?? ""}
        options={[["", words.responses.anyMale], ...touchpointsOf(names, filter.touchpoint)]}
      />
      <Choice
        name="suspicious"
        label={words.suspicion.label}
        value={filter.suspicious ?? "without"}
        options={suspicions.map((which) => [which, words.suspicion.options[which]] as const)}
      />
      <Field type="date" name="from" label={words.period.from} value={filter.from ?? ""} />
      <Field type="date" name="to" label={words.period.to} value={filter.to ?? ""} />
      <button class="button">{words.responses.filter}</button>
      {Object.keys(filter).length > 0 && (
        <a class="clear" href="/app/responses">
          {words.responses.clear}
        </a>
      )}
    </form>
  );
}

/** Those that are declared, and the one asked for. */
const touchpointsOf = (names: ReadonlyMap<string, string>, asked: string | undefined): [string, string][] => [
  ...names,
  ...(asked === undefined || names.has(asked) ? [] : [[asked, asked] as [string, string]]),
];
