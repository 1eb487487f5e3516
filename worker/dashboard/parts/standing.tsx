/** Where a campaign stands, and the sentence why: what it keeps, against what, how sure that is, and what is missing. */
import type { CampaignRow } from "#contract";
import { keptOf } from "../finding.ts";
import { useFrame } from "../frame.ts";
import { useCompared } from "./finding.tsx";
import { State } from "./state.tsx";

export function Standing({ row }: { row: CampaignRow }) {
  const { words, format } = useFrame();
  const say = words.home;
  const { state, q, kept, rest, missing, mix, keptStandardised } = row;
  const [hits, n] = keptOf(row);
  const compared = useCompared();
  const flagged = state !== "in_line" && state !== "insufficient";
  const why = [
    flagged && say.means[state],
    n === 0 && say.why.none,
    kept.confidence !== "none" &&
      say.why.kept(format.share(kept.value ?? 0), say.of(format.count(hits), format.count(n))),
    flagged ? compared(row).join(" ") : q !== null && rest !== null && say.rest(format.share(rest)),
    state === "in_line" && say.means.in_line,
    missing > 0 && say.why.missing(missing, format.count(missing)),
  ];
  return (
    <section class="standing" aria-labelledby="standing">
      <h2 id="standing">{say.standing}</h2>
      <State state={state} />
      <p class="standing-said">{why.filter(Boolean).join(" ")}</p>
      {mix !== "none" && keptStandardised !== null && (
        <p class="found-more">{say.why.standardised(format.share(keptStandardised))}</p>
      )}
      {q !== null && <p class="found-more">{say.why.q(format.q(q))}</p>}
    </section>
  );
}
