/** The arrivals behind a response: one card for each, named by the models that credit it. */
import type { ResolvedTouch, ResponseTouches } from "#contract";
import { useFrame } from "../frame.ts";
import { Facts } from "./facts.tsx";

const models = ["first", "last", "lastNonDirect"] as const;
type Named = (typeof models)[number];

/** Often one arrival is first and last at once: it is shown once, under all its names. */
function byTouch(touches: ResponseTouches): { touch: ResolvedTouch; names: Named[] }[] {
  const cards: { key: string; touch: ResolvedTouch; names: Named[] }[] = [];
  for (const name of models) {
    const touch = touches[name];
    if (!touch) continue;
    const key = JSON.stringify(touch);
    const known = cards.find((card) => card.key === key);
    if (known) known.names.push(name);
    else cards.push({ key, touch, names: [name] });
  }
  return cards;
}

export function Journey({ touches }: { touches: ResponseTouches }) {
  const { words } = useFrame();
  return (
    <>
      <p class="quiet">{words.response.scope[touches.scope]}</p>
      <ul class="touches">
        {byTouch(touches).map(({ touch, names }) => (
          <li key={names.join()} class="touch">
            <h3>{names.map((name) => words.response.touch[name]).join(" · ")}</h3>
            <TouchFacts touch={touch} />
          </li>
        ))}
      </ul>
    </>
  );
}

function TouchFacts({ touch }: { touch: ResolvedTouch }) {
  const { words, format } = useFrame();
  const { source, medium, campaign, content, term, channel, channelRule, basis, landing, referrerHost, clickIds, at } =
    touch;
  return (
    <Facts
      entries={[
        [words.response.channel, `${words.channels[channel]} (${words.channelRules[channelRule]})`],
        [words.response.decidedBy, words.bases[basis]],
        [words.response.source, source],
        [words.response.medium, medium],
        [words.response.linkCampaign, campaign],
        [words.response.content, content],
        [words.response.term, term],
        [words.response.referrer, referrerHost],
        [words.response.landing, landing && <code>{landing}</code>],
        [words.response.clickIds, clickIds.length > 0 && <code>{clickIds.join(", ")}</code>],
        [words.response.when, format.moment(at)],
      ]}
    />
  );
}
