/** What an item says of where it comes from, with as much along as consent allows. */
import type { PublishedSurvey, ResponseItem, ResponseState } from "../contract/wire.types.ts";
import { copyOf, type Base } from "./client.ts";
import { withAnswer, type Along, type Known } from "./consent.ts";
import { uuid7 } from "./uuid.ts";
import type { RespondOptions } from "./voz.types.ts";

export interface Teller {
  newId(): string;
  stamp(): string;
  granted(): boolean;
  known(): Known;
  /** What would go along with an answer now. */
  along(): Along;
  compose(
    survey: PublishedSurvey,
    answers: Record<string, unknown>,
    given: RespondOptions & { id: string; state: ResponseState },
  ): ResponseItem;
}

export function createTeller(base: Base): Teller {
  const { now, random, arrivals, identity } = base;
  const { location } = globalThis as Partial<typeof globalThis>;
  const teller: Teller = {
    newId: () => uuid7(now(), random),
    stamp: () => new Date(now()).toISOString(),
    granted: () => base.consent === "granted",
    known() {
      const url = location && arrivals.plain(location.href);
      return {
        ...identity.who,
        touch: arrivals.current(),
        touches: arrivals.all(),
        page: url ? { url } : undefined,
        context: base.context,
      };
    },
    along: () => withAnswer(base.consent, teller.known()),
    compose: (survey, answers, given) =>
      copyOf({
        type: "response",
        surveyId: survey.id,
        surveyVersion: survey.version,
        answers,
        at: teller.stamp(),
        touchpoint: survey.touchpoint,
        ...given,
        ...teller.along(),
        consent: { ...base.consentDetails, state: base.consent },
      } as ResponseItem),
  };
  return teller;
}
