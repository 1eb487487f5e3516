/** The most frequent names without a campaign, in short, beside the campaigns. */
import type { NameGroup } from "../alike.ts";
import { useFrame } from "../frame.ts";
import { adoptPath } from "./unmatched.tsx";

const most = 5;

export function UnmatchedNames({ groups }: { groups: readonly NameGroup[] }) {
  const { words, format } = useFrame();
  const say = words.unmatched;
  if (groups.length === 0) return null;
  const count = groups.reduce((sum, { names }) => sum + names.length, 0);
  return (
    <section class="block" aria-labelledby="unmatched">
      <h2 id="unmatched">{say.title}</h2>
      <p class="lead">{say.lead}</p>
      <ul class="name-list">
        {groups.slice(0, most).map((group) => (
          <NameRow key={group.names[0]?.key} group={group} />
        ))}
      </ul>
      <p>
        <a class="button button-quiet" href={adoptPath}>
          {say.all(count, format.count(count))}
        </a>
      </p>
    </section>
  );
}

/** A click adopts the whole group: into the campaign that is written alike, else as a new one. */
function NameRow({ group: { names, n, lastSeenAt, records } }: { group: NameGroup }) {
  const { words, format } = useFrame();
  const say = words.unmatched;
  const [first] = names;
  const [record] = records;
  if (!first) return null;
  return (
    <li>
      <form method="post" action={adoptPath}>
        <input type="hidden" name="group" value={first.key} />
        <input type="hidden" name="name" value={first.campaign} />
        {names.map(({ key }) => (
          <input key={key} type="hidden" name="key" value={key} />
        ))}
        <div>
          <p class="campaign-name" dir="auto">
            {names.map(({ campaign }) => campaign).join(" · ")}
          </p>
          <p class="voice-meta">
            <span>{say.responses(n, format.count(n))}</span>
            <bdi>{`${first.source} / ${first.medium}`}</bdi>
            <span>{format.dayOf(lastSeenAt)}</span>
          </p>
        </div>
        {record ? (
          <button class="button button-quiet" name="record" value={record.id}>
            <bdi>{say.addTo(record.name)}</bdi>
            <span class="unseen">{` ${first.campaign}`}</span>
          </button>
        ) : (
          <button class="button button-quiet" name="do" value="new">
            {say.adopt}
            <span class="unseen">{` ${first.campaign}`}</span>
          </button>
        )}
      </form>
    </li>
  );
}
