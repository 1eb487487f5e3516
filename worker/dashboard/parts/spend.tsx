/** Figures of a platform's campaign that belong to no record: what they add up to, and whose they are, in one click. */
import type { UnmatchedMetrics } from "#contract";
import { useFrame } from "../frame.ts";
import { moneyText } from "../money.ts";
import { AddTo } from "./add-to.tsx";
import { FirstButton } from "./editing.tsx";
import { Span } from "./imports.tsx";

interface CardProps {
  item: UnmatchedMetrics["items"][number];
  /** Its place on the page, for the ids of its fields. */
  place: number;
  campaigns: readonly { id: string; name: string }[];
}

export function SpendCard({ item, place, campaigns }: CardProps) {
  const say = useFrame().words.marketing;
  const [record] = item.records;
  const others = campaigns.filter(({ id }) => id !== record?.id);
  return (
    <li class="card">
      <form class="stack" method="post" action="/app/marketing/adopt">
        <FirstButton action="new" />
        <input type="hidden" name="platform" value={item.platform} />
        <input type="hidden" name="account" value={item.account} />
        <input type="hidden" name="key" value={item.key} />
        <Facts item={item} />
        <div class="page-actions">
          {record && (
            <button class="button" name="record" value={record.id}>
              <bdi>{say.addTo(record.name)}</bdi>
              <span class="unseen">{` ${item.campaign}`}</span>
            </button>
          )}
          <button class={record ? "button button-quiet" : "button"} name="do" value="new">
            {say.adoptNew}
            <span class="unseen">{` ${item.campaign}`}</span>
          </button>
        </div>
        {others.length > 0 && (
          <details class="more">
            <summary>{say.more}</summary>
            <AddTo campaigns={others} place={place} label={say.to} />
          </details>
        )}
      </form>
    </li>
  );
}

function Facts({ item }: Pick<CardProps, "item">) {
  const { words, language } = useFrame();
  const money = item.sums.flatMap(({ currency, spendMinor }) =>
    spendMinor === null ? [] : [moneyText(language, spendMinor, currency)],
  );
  return (
    <div>
      <h3 class="campaign-name" dir="auto">
        {item.campaign}
      </h3>
      <p class="voice-meta">
        {money.map((sum) => (
          <span key={sum}>{sum}</span>
        ))}
        <span>{words.marketing.platforms[item.platform]}</span>
        {item.account !== "" && <bdi>{item.account}</bdi>}
        {item.campaignId !== null && <bdi>{item.campaignId}</bdi>}
        <Span from={item.from} to={item.to} />
      </p>
    </div>
  );
}
