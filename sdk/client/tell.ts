/** An item's own part: its id, its time, and what it says of its survey. */
import type { PublishedSurvey, ResponseItem, ResponseState } from "../contract/wire.types.ts";
import { copyOf, type Base } from "./client.ts";
import { uuid7 } from "./uuid.ts";
import type { RespondOptions } from "./voz.types.ts";

export interface Teller {
  newId(): string;
  stamp(): string;
  granted(): boolean;
  compose(
    survey: PublishedSurvey,
    answers: Record<string, unknown>,
    given: RespondOptions & { id: string; state: ResponseState },
  ): ResponseItem;
}

export function createTeller(base: Base): Teller {
  const { now, random } = base;
  const stamp = (): string => new Date(now()).toISOString();
  return {
    newId: () => uuid7(now(), random),
    stamp,
    granted: () => base.consent === "granted",
    compose: (survey, answers, given) =>
      copyOf({
        type: "response",
        surveyId: survey.id,
        surveyVersion: survey.version,
        answers,
        at: stamp(),
        touchpoint: survey.touchpoint,
        ...given,
        ...base.along(),
        consent: { ...base.consentDetails, state: base.consent },
      } as ResponseItem),
  };
}
