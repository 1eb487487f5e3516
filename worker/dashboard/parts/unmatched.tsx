/** One group of names without a campaign: what came, how often, and what to do with it in one click or with more care. */
import type { Unmatched } from "#contract";
import type { NameGroup } from "../alike.ts";
import { useFrame } from "../frame.ts";
import { AddTo } from "./add-to.tsx";
import { FirstButton } from "./editing.tsx";
import { Notes } from "./field.tsx";

export const adoptPath = "/app/campaigns/unmatched";

interface GroupProps {
  group: NameGroup;
  /** Its place on the page, for the ids of its fields. */
  place: number;
  campaigns: readonly { id: string; name: string }[];
  /** What was sent and refused, where it was this group. */
  refused?: { keys: readonly string[]; name: string } | undefined;
}

export function NameCard({ group, place, campaigns, refused }: GroupProps) {
  const { words } = useFrame();
  const say = words.unmatched;
  const { names, records } = group;
  const [first] = names;
  const [record] = records;
  if (!first) return null;
  const others = campaigns.filter(({ id }) => !records.some((known) => known.id === id));
  const noKey = refused?.keys.length === 0 ? say.needKey : undefined;
  const badName = refused && !noKey ? words.editing.badName : undefined;
  return (
    <li class="card">
      <form class="stack" method="post" action={adoptPath}>
        <FirstButton action="new" />
        <input type="hidden" name="group" value={first.key} />
        {names.length === 1 ? (
          <OneName entry={first} />
        ) : (
          <SeveralNames group={group} refused={refused} place={place} />
        )}
        <Notes id={`keys-${place}`} error={noKey} />
        {record && <p>{say.looksLike(record.name)}</p>}
        <div class="page-actions">
          {record && (
            <button class="button" name="record" value={record.id}>
              <bdi>{say.addTo(record.name)}</bdi>
            </button>
          )}
          <button class={record ? "button button-quiet" : "button"} name="do" value="new">
            {say.adoptNew}
          </button>
        </div>
        <details class="more" open={badName !== undefined}>
          <summary>{say.more}</summary>
          <div class="inline-form">
            <div class="field">
              <label for={`name-${place}`}>{say.name}</label>
              <input
                id={`name-${place}`}
                type="text"
                name="name"
                value={refused?.name ?? first.campaign}
                autocomplete="off"
                aria-describedby={badName && `name-${place}-error`}
                aria-invalid={badName ? "true" : undefined}
              />
              <Notes id={`name-${place}`} error={badName} />
            </div>
            <button class="button button-quiet" name="do" value="new">
              {say.adopt}
            </button>
          </div>
          {campaigns.length > 0 && <AddTo campaigns={[...records, ...others]} place={place} label={say.to} />}
        </details>
      </form>
    </li>
  );
}

function Meta({ entry }: { entry: Unmatched }) {
  const { words, format } = useFrame();
  return (
    <span class="voice-meta">
      <span>{words.unmatched.responses(entry.n, format.count(entry.n))}</span>
      <bdi>{`${entry.source} / ${entry.medium}`}</bdi>
      <span>{words.unmatched.seen(format.dayOf(entry.firstSeenAt), format.dayOf(entry.lastSeenAt))}</span>
    </span>
  );
}

function OneName({ entry }: { entry: Unmatched }) {
  return (
    <div>
      <input type="hidden" name="key" value={entry.key} />
      <h2 class="campaign-name" dir="auto">
        {entry.campaign}
      </h2>
      <Meta entry={entry} />
    </div>
  );
}

function SeveralNames({ group, refused, place }: Pick<GroupProps, "group" | "refused" | "place">) {
  const { words, format } = useFrame();
  return (
    <fieldset>
      <legend>
        {words.unmatched.names} · {words.unmatched.responses(group.n, format.count(group.n))}
      </legend>
      {group.names.map((entry, row) => (
        <div key={entry.key} class="name-row">
          <label class="check">
            <input
              type="checkbox"
              name="key"
              value={entry.key}
              checked={refused ? refused.keys.includes(entry.key) : true}
              aria-describedby={`seen-${place}-${row}`}
            />
            <bdi class="campaign-name">{entry.campaign}</bdi>
          </label>
          <div id={`seen-${place}-${row}`}>
            <Meta entry={entry} />
          </div>
        </div>
      ))}
    </fieldset>
  );
}
