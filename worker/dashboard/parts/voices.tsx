/** Responses as a list of what was written in them. */
import type { Response, SurveyDraft } from "#contract";
import { masked } from "../../text/mask.ts";
import { saidIn, shorten } from "../facts.ts";
import { VoiceCard } from "./voice-card.tsx";

export interface Voice {
  response: Response;
  survey: SurveyDraft | undefined;
  /** The touchpoint's name, where it is declared. */
  touchpoint: string | null;
}

/** A list is leafed through; the stream is read. */
const mostLetters = 320;

export function Voices({ voices }: { voices: readonly Voice[] }) {
  return (
    <ol class="voices">
      {voices.map(({ response, survey, touchpoint }) => {
        const { scores, kept, words } = saidIn(response, survey);
        const card = {
          ...response,
          text: shorten(masked(words.join(" · ")), mostLetters),
          asked: null,
          scores,
          told: kept,
          statement: null,
          touchpoint,
        };
        return <VoiceCard key={response.id} card={card} />;
      })}
    </ol>
  );
}
