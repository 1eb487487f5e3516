/** What an endpoint gets and how, and the two things that are done rarely: another secret, and the end of it. */
import type { Endpoint } from "#contract";
import { presetOf } from "../../crm/registry.ts";
import { conditions } from "../endpoint-form.ts";
import { pageOf } from "../endpoint-name.ts";
import { useFrame } from "../frame.ts";
import { namesUrl } from "../preset-form.ts";
import { Facts, type Entry } from "./facts.tsx";

interface FactsProps {
  one: Endpoint;
  /** Of surveys and campaigns, by id. */
  names: ReadonlyMap<string, string>;
}

export function EndpointFacts({ one, names }: FactsProps) {
  const { words, format, language } = useFrame();
  const say = words.deliveries;
  const preset = presetOf(one.preset);
  return (
    <aside class="details" aria-label={say.facts}>
      <section class="block">
        <h2>{say.facts}</h2>
        <Facts
          entries={[
            [say.system, preset && preset.words[language].title],
            [say.url, <code key="url">{one.url}</code>],
            [say.types, one.types.map((type) => say.eventTypes[type]).join(", ")],
            ...useConditions({ one, names }),
            [say.headers, one.headers.length > 0 && <code key="headers">{one.headers.join(", ")}</code>],
            [say.rate, one.rate !== null && say.perSecond(format.count(one.rate))],
            [say.created, format.moment(one.createdAt)],
          ]}
        />
      </section>
      {namesUrl(preset) && <SecretBlock one={one} />}
      <p>
        <a href={`${pageOf(one.id)}/delete`}>{say.deleteNow}</a>
      </p>
    </aside>
  );
}

function SecretBlock({ one }: { one: Endpoint }) {
  const say = useFrame().words.deliveries;
  return (
    <section class="block">
      <h2>{say.secret}</h2>
      <p class="quiet">{say.secretHelp}</p>
      <details class="more">
        <summary>{say.rotate}</summary>
        <form class="stack" method="post" action={`${pageOf(one.id)}/rotate`}>
          <p>{say.rotateHelp}</p>
          <button class="button button-quiet">{say.rotateNow}</button>
        </form>
      </details>
    </section>
  );
}

/** What the filter lets through, by the names of things. */
function useConditions({ one: { filter }, names }: FactsProps): Entry[] {
  const { words } = useFrame();
  const say = words.deliveries;
  const label = {
    survey: say.surveys,
    campaign: say.campaigns,
    channel: say.channels,
    score: say.scores,
    state: say.responseStates,
  };
  const known = new Map<string, string>([
    ["none", say.noCampaign],
    ...names,
    ...Object.entries(words.channels),
    ...Object.entries(words.nps).flatMap(([key, text]) => (typeof text === "string" ? [[key, text] as const] : [])),
    ...Object.entries(words.states),
  ]);
  return conditions.map((name): Entry => [
    label[name],
    filter[name] && filter[name].map((value: string) => known.get(value) ?? value).join(", "),
  ]);
}
