/** What somebody wrote, large and first, and beneath it all that goes with it. Each list of words is made of these. */
import type { Channel, PromiseTold, VoicesReport } from "#contract";
import { maskMarks } from "../../text/mask.ts";
import { pieces } from "../../text/plain.ts";
import { npsGroup, shorten } from "../facts.ts";
import { useFrame } from "../frame.ts";
import { Kept } from "./chips.tsx";
import { Icon } from "./icon.tsx";

export interface Card {
  /** The response's. */
  id: string;
  at: string;
  /** Masked; "" where nothing was written. */
  text: string;
  locale: string | null;
  /** The question that it answers, where the list holds answers to many. */
  asked: string | null;
  scores: VoicesReport["items"][number]["scores"];
  told: PromiseTold | null;
  /** The promise's wording. */
  statement: string | null;
  campaign: { id: string; name: string } | null;
  channel: Channel | null;
  /** Its name, where it is declared. */
  touchpoint: string | null;
  state: "partial" | "complete" | "abandoned";
}

/** Longer ones are read whole on the response's own page. */
const mostLetters = 1200;

export function VoiceCard({ card, sought = "" }: { card: Card; sought?: string | undefined }) {
  const { words, format } = useFrame();
  const { id, at, text, locale, asked, told, statement, campaign, channel, touchpoint, state } = card;
  const say = words.voices;
  return (
    <li class="voice">
      {text === "" ? (
        <p class="voice-words quiet">{words.responses.noWords}</p>
      ) : (
        <p class="voice-words" dir="auto" lang={locale ?? undefined}>
          <Spoken text={shorten(text, mostLetters)} sought={sought} />
        </p>
      )}
      {asked && (
        <p class="voice-asked">
          {say.asked} <bdi>{asked}</bdi>
        </p>
      )}
      {statement && (
        <p class="voice-asked">
          {say.promised} <q dir="auto">{statement}</q>
        </p>
      )}
      <p class="voice-meta">
        <Scores scores={card.scores} />
        {told && <Kept word={told} />}
        {state !== "complete" && <span class="chip">{words.states[state]}</span>}
        {campaign ? (
          <a class="chip chip-link" href={`/app/campaigns/${campaign.id}`}>
            <Icon name="campaigns" />
            <bdi>{campaign.name}</bdi>
          </a>
        ) : (
          <span class="voice-campaign">{words.campaigns.none}</span>
        )}
        {touchpoint && <bdi>{touchpoint}</bdi>}
        {channel && <span>{words.channels[channel]}</span>}
        {locale && <span>{format.language(locale)}</span>}
      </p>
      <a class="voice-link" href={`/app/responses/${id}`}>
        <span class="unseen">{say.read} · </span>
        <time datetime={at}>{format.moment(at)}</time>
      </a>
    </li>
  );
}

/** The best value of each scale; emotions go to both sides of 0. */
const mostOf: Readonly<Record<string, number>> = { csat: 5, ces: 7, ces1: 5 };

export function Scores({ scores }: Pick<Card, "scores">) {
  const { words, format } = useFrame();
  const say = words.voices;
  const names: Readonly<Record<string, string>> = say.metrics;
  return (
    <>
      {scores.map(({ question, metric, value }) => {
        if (metric === "nps") {
          const group = npsGroup(value);
          return (
            <span key={question} class={`chip chip-${group}`}>
              <Icon name={group} />
              {say.nps(format.count(value), words.nps[group])}
            </span>
          );
        }
        const [, kind = "", scale] = /^(ces1|[a-z]+)(\d*)$/.exec(metric) ?? [];
        const most = mostOf[kind] ?? Number(scale);
        const name = names[kind] ?? metric;
        return (
          <span key={question} class="chip">
            {most > 0 ? say.of(name, format.count(value), format.count(most)) : say.feels(name, format.net(value))}
          </span>
        );
      })}
    </>
  );
}

/** One score with room to itself. */
export function ScoreOf({ metric, value }: { metric: string; value: number }) {
  const { words, format } = useFrame();
  const names: Readonly<Record<string, string>> = words.voices.metrics;
  const [, kind = "", scale] = /^(ces1|[a-z]+)(\d*)$/.exec(metric) ?? [];
  const most = metric === "nps" ? 10 : (mostOf[kind] ?? Number(scale));
  return (
    <>
      <h3 class="rated-name">{metric === "nps" ? words.customers.recommends : (names[kind] ?? metric)}</h3>
      <p class="rated-value">
        {most > 0 ? format.count(value) : format.net(value)}
        {most > 0 && <small> / {format.count(most)}</small>}
        {metric === "nps" && <small> · {words.nps[npsGroup(value)]}</small>}
      </p>
    </>
  );
}

/** What was taken out of words, and what a contact holds for who may see people. */
const marks = new RegExp(`\\[(${[...maskMarks, "name"].join("|")})\\]`);

/** The words with what is hidden in the page's language, and what is looked for marked. */
export function Spoken({ text, sought = "" }: { text: string; sought?: string }) {
  const { words, language } = useFrame();
  const hidden: Readonly<Record<string, string>> = words.voices.hidden;
  // Every second part is the name of a mark.
  return (
    <>
      {text.split(marks).map((part, at) =>
        at % 2 === 1 ? (
          <bdi class="hidden-words" lang={language}>
            [{hidden[part]}]
          </bdi>
        ) : (
          pieces(part, sought).map((piece) => (piece.found ? <mark>{piece.text}</mark> : piece.text))
        ),
      )}
    </>
  );
}
