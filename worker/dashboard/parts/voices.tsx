/** Responses as a list: the score, the words, and where they came from. */
import type { Response, SurveyDraft } from "#contract";
import { shorten, saidIn } from "../facts.ts";
import { useFrame } from "../frame.ts";
import { Kept, Score } from "./chips.tsx";

export interface Voice {
  response: Response;
  survey: SurveyDraft | undefined;
  /** The touchpoint's name, where it is declared. */
  touchpoint: string | null;
}

export function Voices({ voices }: { voices: readonly Voice[] }) {
  return (
    <ol class="voices">
      {voices.map((voice) => (
        <VoiceItem key={voice.response.id} {...voice} />
      ))}
    </ol>
  );
}

function VoiceItem({ response, survey, touchpoint }: Voice) {
  const { words, format } = useFrame();
  const said = saidIn(response, survey);
  const text = said.words.join(" · ");
  const { campaign, channel, locale, state } = response;
  return (
    <li class="voice">
      <Score nps={said.nps} />
      <div class="voice-body">
        {text === "" ? (
          <p class="voice-words quiet">{words.responses.noWords}</p>
        ) : (
          <p class="voice-words" dir="auto" lang={locale ?? undefined}>
            {shorten(text, 320)}
          </p>
        )}
        <p class="voice-meta">
          {said.kept && <Kept word={said.kept} />}
          {state !== "complete" && <span class="chip">{words.states[state]}</span>}
          <bdi class="voice-campaign">{campaign?.name ?? words.campaigns.none}</bdi>
          {channel && <span>{words.channels[channel]}</span>}
          {touchpoint && <bdi>{touchpoint}</bdi>}
          {locale && <span>{format.language(locale)}</span>}
        </p>
      </div>
      <a class="voice-link" href={`/app/responses/${response.id}`}>
        <time datetime={response.at}>{format.moment(response.at)}</time>
      </a>
    </li>
  );
}
