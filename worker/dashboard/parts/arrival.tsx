/** One arrival with its reasons: what decided the source, the channel and the campaign; and what the browser sends. */
import type { Campaign, ResolvedArrival } from "#contract";
import type { MatchReason } from "../arrival.ts";
import { useFrame } from "../frame.ts";
import { Flags } from "./details.tsx";
import { Facts } from "./facts.tsx";
import { TestWords } from "./rules.tsx";
import { Allowed } from "./allowed.tsx";

interface ArrivalProps {
  arrival: ResolvedArrival;
  record: { campaign: Campaign; reason: MatchReason } | null;
  /** The place of the workspace's own channel rule that decided; 0 for none. */
  ownRule: number;
}

export function ArrivalFacts({ arrival, record, ownRule }: ArrivalProps) {
  const { words, format, may } = useFrame();
  const { response: say, tester } = words;
  const { channel, channelRule, basis, clickId, referrerHost, flags } = arrival;
  const written = (text: string | null) => text && <bdi>{text}</bdi>;
  return (
    <div class="touch">
      <Facts
        entries={[
          [say.channel, <strong key="channel">{words.channels[channel]}</strong>],
          [
            tester.channelBy,
            ownRule > 0 && may("updateWorkspace") ? (
              <a href={`/app/settings/attribution#rule.${ownRule - 1}`}>{tester.ownRule(format.count(ownRule))}</a>
            ) : ownRule > 0 ? (
              tester.ownRule(format.count(ownRule))
            ) : (
              words.channelRules[channelRule]
            ),
          ],
          [tester.record, record ? <RecordLink {...record} /> : tester.noRecord],
          [tester.recordBy, record && <Reason reason={record.reason} />],
          [say.source, written(arrival.source)],
          [say.medium, written(arrival.medium)],
          [tester.decidedBy, tester.basis[basis](clickId ?? "", referrerHost ?? "")],
          [say.linkCampaign, written(arrival.campaign)],
          [tester.key, arrival.campaignKey !== arrival.campaign && written(arrival.campaignKey)],
          [tester.linkId, written(arrival.linkCampaignId)],
          [say.content, written(arrival.content)],
          [say.term, written(arrival.term)],
          [say.referrer, written(referrerHost)],
          [say.landing, arrival.landing && <code>{arrival.landing}</code>],
          [say.clickIds, arrival.clickIds.length > 0 && <code>{arrival.clickIds.join(", ")}</code>],
        ]}
      />
      {!record && arrival.campaign && (
        <p>
          <Allowed to="createCampaign">
            <a href={`/app/campaigns/new?${new URLSearchParams({ name: arrival.campaign }).toString()}`}>
              {tester.create}
            </a>
          </Allowed>
        </p>
      )}
      <Flags flags={[...flags, ...(arrival.campaignRecord?.flags ?? [])]} />
    </div>
  );
}

const RecordLink = ({ campaign: { id, name } }: { campaign: Campaign }) => (
  <a dir="auto" href={`/app/campaigns/${id}`}>
    {name}
  </a>
);

function Reason({ reason }: { reason: MatchReason }) {
  const { tester } = useFrame().words;
  if (reason.by === "rule") return <TestWords row={reason.row} />;
  return <>{reason.by === "external" ? tester.byExternalId : tester.byName}</>;
}

export function SentFacts({ sent: { params, referrer, host, landing } }: Pick<ResolvedArrival, "sent">) {
  const { words } = useFrame();
  const { response: say, tester } = words;
  const names = Object.entries(params);
  return (
    <div class="touch">
      <Facts
        entries={[
          ...names.map(([name, value]) => [name, <code key={name}>{value}</code>] as const),
          [tester.parameters, names.length === 0 && tester.noParams],
          [say.referrer, referrer && <code>{referrer}</code>],
          [tester.host, host && <code>{host}</code>],
          [say.landing, landing && <code>{landing}</code>],
        ]}
      />
    </div>
  );
}
