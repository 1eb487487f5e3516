/** What the campaigns show, in a sentence each; calm where nothing does, and plain about what could be seen at all. */
import type { ComponentChildren } from "preact";
import type { CampaignRow } from "#contract";
import { keptOf, type Finding as Found, type Flagged } from "../finding.ts";
import { useFrame } from "../frame.ts";
import { campaignPath } from "./promise-gap.tsx";
import { State } from "./state.tsx";

interface FindingProps {
  finding: Found;
  /** The days that it is about. */
  days: string;
  query: Readonly<Record<string, string | undefined>>;
}

/** All that is flagged is told; what cannot be judged yet only as far as anybody reads. */
const mostWaiting = 6;

export function Finding({ finding, days, query }: FindingProps) {
  const { words, format } = useFrame();
  const say = words.home;
  const { flagged, short } = finding;
  const sentence = useSentence();
  return (
    <section class={`found found-${flagged[0]?.flag ?? "none"}`} aria-labelledby="finding">
      <h2 id="finding">{`${say.finding} · ${days}`}</h2>
      {flagged.length > 0 ? (
        <ul class="found-list">
          {flagged.map((one) => (
            <li key={one.row.campaign.id}>
              <State state={one.flag} />
              <p class="found-said">
                <Name row={one.row} query={query} /> {sentence(one)}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <Calm finding={finding} query={query} />
      )}
      {short.length > 0 && (
        <p class="found-more">
          {say.waiting}{" "}
          {short.slice(0, mostWaiting).map((row, at) => (
            <span key={row.campaign.id}>
              {at > 0 && ", "}
              <Name row={row} query={query} /> {say.waits(say.missing(row.missing, format.count(row.missing)))}
            </span>
          ))}
          {short.length > mostWaiting ? "…" : "."}
        </p>
      )}
    </section>
  );
}

interface NameProps extends Pick<FindingProps, "query"> {
  row: Flagged["row"];
}

const Name = ({ row, query }: NameProps): ComponentChildren => (
  <a href={campaignPath(row.campaign.id, query)}>
    <bdi>{row.campaign.name}</bdi>
  </a>
);

function useSentence(): (one: Flagged) => string {
  const { words, format } = useFrame();
  const say = words.home;
  const compared = useCompared();
  return ({ row, flag, sells }) => {
    const [kept, n] = keptOf(row);
    const told = say.flagged[flag](
      sells,
      format.share(row.kept.value ?? 0),
      say.of(format.count(kept), format.count(n)),
    );
    return [told, ...compared(row)].join(" ");
  };
}

/** What it was compared with: the rest, or the target where there are too few others; and what the mix does to that. */
export function useCompared(): (row: CampaignRow) => string[] {
  const { words, format } = useFrame();
  const say = words.home;
  return ({ state, q, rest, mix }) => {
    const low = state === "over_promise" || state === "under_delivery";
    const told =
      q === null ? (low ? say.belowTarget : say.aboveTarget) : rest === null ? null : say.rest(format.share(rest));
    return [...(told ? [told] : []), ...(mix === "none" ? [] : [say.mix[mix]])];
  };
}

function Calm({ finding: { widest, short, byTarget }, query }: Pick<FindingProps, "finding" | "query">) {
  const { words, format } = useFrame();
  const say = words.home;
  if (!widest)
    return (
      <>
        <p class="found-said">{short.length === 0 ? say.noPromises : say.tooEarly}</p>
        {short.length === 0 && (
          <p>
            <a href="/app/surveys">{say.noPromisesAction}</a>
          </p>
        )}
      </>
    );
  const { kept } = widest;
  const margin = Math.round(((kept.high ?? 1) - (kept.low ?? 0)) * 50);
  return (
    <>
      <p class="found-said">{byTarget ? say.calmTarget : say.calm}</p>
      <p class="found-more">
        <Name row={widest} query={query} />
        {`, ${say.seen(format.count(kept.n), format.count(margin))}`}
      </p>
    </>
  );
}
