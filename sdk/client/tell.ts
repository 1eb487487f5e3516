/** An item's own part: its id, its time, and what it says of its survey. */
import type { PublishedSurvey, ResponseItem, ResponseState } from "../contract/wire.types.ts";
import { copyOf, type Front } from "./client.ts";
import { uuid7 } from "./uuid.ts";
import type { RespondOptions } from "./voz.types.ts";

export interface Teller {
  newId(): string;
  stamp(): string;
  compose(
    survey: Pick<PublishedSurvey, "id" | "version" | "touchpoint">,
    answers: Record<string, unknown>,
    given: RespondOptions & { id: string; state: ResponseState },
  ): ResponseItem;
}

export function createTeller(front: Front): Teller {
  const { now, random } = front;
  const stamp = (): string => new Date(now()).toISOString();
  return {
    newId: () => uuid7(now(), random),
    stamp,
    compose: (survey, answers, given) =>
      copyOf({
        type: "response",
        surveyId: survey.id,
        surveyVersion: survey.version,
        answers,
        at: stamp(),
        touchpoint: survey.touchpoint,
        ...given,
        ...front.along(),
        consent: { ...front.consentDetails, state: front.consent },
      } as ResponseItem),
  };
}
