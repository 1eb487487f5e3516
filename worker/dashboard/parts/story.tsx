/** A customer's time line: what happened, newest first, narrowed to a kind by links. */
import type { ComponentChildren } from "preact";
import { timelineKinds, type SurveyDraft, type TimelineEntry } from "#contract";
import { inLocale } from "../../campaigns/promise.ts";
import { versionKey } from "../../surveys/read.ts";
import { nameOf } from "../endpoint-name.ts";
import { saidIn, shorten } from "../facts.ts";
import { useFrame } from "../frame.ts";
import { Kept } from "./chips.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Scores, Spoken } from "./voice-card.tsx";

type Kind = TimelineEntry["kind"];
type Of<Name extends Kind> = Extract<TimelineEntry, { kind: Name }>;
export type Surveys = ReadonlyMap<string, SurveyDraft>;

interface StoryProps {
  /** The customer's page. */
  path: string;
  line: readonly TimelineEntry[];
  surveys: Surveys;
  next: string | null;
  deeper: boolean;
  kind: Kind | undefined;
}

/** What is worth a look by itself. */
const lookedAt = ["response", "promise", "touch", "consent", "delivery"] as const satisfies readonly Kind[];
const icons: Record<Kind, IconName> = {
  response: "responses",
  touch: "attribution",
  promise: "campaigns",
  consent: "privacy",
  linked: "add",
  split: "remove",
  delivery: "integrations",
  known: "account",
};
const mostLetters = 600;

export function Story({ path, line, surveys, next, deeper, kind }: StoryProps) {
  const { words } = useFrame();
  const say = words.customers;
  const address = (query: Record<string, string | undefined>): string => {
    const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return pairs.length === 0 ? `${path}#story` : `${path}?${new URLSearchParams(pairs).toString()}#story`;
  };
  return (
    <section class="block" id="story">
      <h2>{say.story}</h2>
      <nav class="contents" aria-label={say.story}>
        <ul>
          <li>
            <a href={address({})} aria-current={kind === undefined ? "true" : undefined}>
              {say.everything}
            </a>
          </li>
          {timelineKinds
            .filter((one) => one === kind || (lookedAt as readonly Kind[]).includes(one))
            .map((one) => (
              <li key={one}>
                <a href={address({ kind: one })} aria-current={kind === one ? "true" : undefined}>
                  {say.kinds[one]}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      {line.length === 0 ? (
        <p class="quiet">{say.nothing}</p>
      ) : (
        <ol class="story">
          {line.map((entry, at) => (
            <Event key={`${entry.at} ${at}`} entry={entry} surveys={surveys} />
          ))}
        </ol>
      )}
      {(next !== null || deeper) && (
        <nav class="pages" aria-label={words.responses.pages}>
          {deeper && <a href={address({ kind })}>{say.newest}</a>}
          {next !== null && (
            <a class="button button-quiet" rel="next" href={address({ kind, cursor: next })}>
              {say.older}
            </a>
          )}
        </nav>
      )}
    </section>
  );
}

function Event({ entry, surveys }: { entry: TimelineEntry; surveys: Surveys }) {
  const { format } = useFrame();
  return (
    <li class={`event event-${entry.kind}`}>
      <span class="event-mark">
        <Icon name={icons[entry.kind]} />
      </span>
      <div class="event-body">
        <div class="event-head">
          <p class="event-what">
            <What entry={entry} />
          </p>
          <time class="event-when" datetime={entry.at}>
            {format.moment(entry.at)}
          </time>
        </div>
        {entry.kind === "response" && <Answered entry={entry} surveys={surveys} />}
        {entry.kind === "promise" && <Shown entry={entry} />}
        {entry.kind === "consent" && entry.consent.purposes && (
          <p class="event-note">{entry.consent.purposes.join(", ")}</p>
        )}
      </div>
    </li>
  );
}

/** The line in a few words. */
function What({ entry }: { entry: TimelineEntry }): ComponentChildren {
  const { words } = useFrame();
  const say = words.customers;
  switch (entry.kind) {
    case "response":
      return (
        <>
          {say.answeredTo}{" "}
          <a href={`/app/responses/${entry.responseId}`}>
            <bdi>{entry.survey.name}</bdi>
          </a>
        </>
      );
    case "touch":
      return <Arrival entry={entry} />;
    case "promise":
      return say.promised;
    case "consent":
      return say.consents[entry.consent.state];
    case "linked":
      return (
        <>
          {say.linked}: <bdi>{entry.visitor.id}</bdi>. {say.causes[entry.visitor.cause]}.
        </>
      );
    case "split":
      return (
        <>
          {say.split}: <bdi>{entry.visitor.id}</bdi>
        </>
      );
    case "delivery":
      return <Sent entry={entry} />;
    case "known":
      return say.known;
  }
}

function Arrival({ entry: { touch, campaign } }: { entry: Of<"touch"> }) {
  const { words } = useFrame();
  return (
    <>
      {words.customers.cameBy} {words.channels[touch.channel]}
      {touch.channel !== "direct" && (
        <>
          {" · "}
          <bdi>{touch.source}</bdi>
        </>
      )}
      {campaign && (
        <>
          {" · "}
          <a href={`/app/campaigns/${campaign.id}`}>
            <bdi>{campaign.name}</bdi>
          </a>
        </>
      )}
      {!campaign && touch.campaign && touch.campaign !== "(not set)" && (
        <>
          {" · "}
          <bdi>{touch.campaign}</bdi>
        </>
      )}
    </>
  );
}

function Sent({ entry: { delivery } }: { entry: Of<"delivery"> }) {
  const say = useFrame().words.customers;
  const { endpoint, type, state } = delivery;
  return (
    <>
      {say.sentTo} <bdi>{nameOf({ ...endpoint, url: endpoint.host })}</bdi>: {say.deliveryStates[state]}{" "}
      <code>{type}</code>
    </>
  );
}

function Answered({ entry, surveys }: { entry: Of<"response">; surveys: Surveys }) {
  const { words } = useFrame();
  const { survey, answers, state, flags, campaign, touchpoint, anonymous } = entry;
  const said = saidIn({ answers }, surveys.get(versionKey({ surveyId: survey.id, surveyVersion: survey.version })));
  const text = said.words.join(" · ");
  return (
    <>
      {text !== "" && (
        <p class="voice-words" dir="auto">
          <Spoken text={shorten(text, mostLetters)} />
        </p>
      )}
      <p class="voice-meta">
        <Scores scores={said.scores} />
        {said.kept && <Kept word={said.kept} />}
        {state !== "complete" && <span class="chip">{words.states[state]}</span>}
        {flags.includes("suspicious") && <span class="chip chip-draft">{words.suspicion.label}</span>}
        {campaign && <bdi>{campaign.name}</bdi>}
        {touchpoint && <bdi>{touchpoint}</bdi>}
        {anonymous && <span>{words.customers.anonymous}</span>}
      </p>
    </>
  );
}

function Shown({ entry: { promise } }: { entry: Of<"promise"> }) {
  const { words, language, workspace } = useFrame();
  const { statement, campaign, id, arm } = promise;
  const say = words.customers;
  return (
    <>
      <p class="voice-words">
        <q dir="auto">{statement ? inLocale(statement, language, workspace?.locale ?? language) : id}</q>
      </p>
      {(campaign !== null || arm === "generic") && (
        <p class="voice-meta">
          {campaign && (
            <span>
              {say.promisedBy}{" "}
              <a href={`/app/campaigns/${campaign.id}`}>
                <bdi>{campaign.name}</bdi>
              </a>
            </span>
          )}
          {arm === "generic" && <span>{say.genericArm}</span>}
        </p>
      )}
    </>
  );
}
