/** What was written, as lists: of responses, and of the report of voices. */
import type { Response, SurveyDraft, VoicesReport } from "#contract";
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

interface StreamProps extends Pick<VoicesReport, "items"> {
  /** Of touchpoints that are declared. */
  names: ReadonlyMap<string, string>;
  sought?: string | undefined;
}

export function Stream({ items, names, sought }: StreamProps) {
  return (
    <ol class="voices voices-stream">
      {items.map(({ question, promise, touchpoint, ...voice }) => (
        <VoiceCard
          key={`${voice.id} ${question.id}`}
          sought={sought}
          card={{
            ...voice,
            asked: question.text,
            told: promise?.told ?? null,
            statement: promise?.statement ?? null,
            touchpoint: touchpoint === null ? null : (names.get(touchpoint) ?? touchpoint),
            state: "complete",
          }}
        />
      ))}
    </ol>
  );
}
