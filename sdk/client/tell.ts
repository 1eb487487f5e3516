/** What is told to the API, each item with as much along as consent allows. */
import type {
  CollectItem,
  ExposureStep,
  PublishedSurvey,
  ResponseItem,
  ResponseState,
} from "../contract/wire.types.ts";
import { copyOf, type Base } from "./client.ts";
import { takeBack, withAnswer, withExposure, type Along, type Known } from "./consent.ts";
import type { Reason } from "./eligibility.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { uuid7 } from "./uuid.ts";
import type { RespondOptions, Submitted } from "./voz.types.ts";

export interface Teller {
  outbox: Outbox;
  newId(): string;
  stamp(): string;
  granted(): boolean;
  /** What would go along with an answer now. */
  along(): Along;
  /** A step of the funnel, once a visit. */
  expose(survey: PublishedSurvey, step: ExposureStep, reason?: Reason): void;
  compose(
    survey: PublishedSurvey,
    answers: Record<string, unknown>,
    given: RespondOptions & { id: string; state: ResponseState },
  ): ResponseItem;
  /** Sends a response. Settles after the first try. */
  submit(item: ResponseItem): Promise<Submitted>;
  /** Consent or customer changed: what waits is brought in line, what is known is told. */
  settle(): void;
}

export function createTeller(base: Base): Teller {
  const { options, now, random, arrivals, identity } = base;
  const { navigator, location } = globalThis as Partial<typeof globalThis>;
  const newId = (): string => uuid7(now(), random);
  const stamp = (): string => new Date(now()).toISOString();
  const granted = (): boolean => base.consent === "granted";
  let told: unknown;

  const outbox = createOutbox({
    ...base,
    host: options.host,
    key: options.key,
    beacon: options.beacon ?? ((url, body) => !!navigator?.sendBeacon?.(url, body)),
    keeps: (item) => (item.type === "response" && item.state === "complete") || (granted() && item.type !== "exposure"),
  });

  const known = (): Known => {
    const url = location && arrivals.plain(location.href);
    return {
      ...identity.who,
      touch: arrivals.current(),
      touches: arrivals.all(),
      page: url ? { url } : undefined,
      context: base.context,
    };
  };

  const along = (): Along => withAnswer(base.consent, known());

  const expose: Teller["expose"] = ({ id: surveyId, version: surveyVersion, touchpoint }, step, reason) => {
    const facts = withExposure(base.consent, known());
    if (facts && arrivals.first(surveyId + step))
      outbox.put({
        type: "exposure",
        id: newId(),
        surveyId,
        surveyVersion,
        step,
        reason,
        at: stamp(),
        touchpoint,
        ...facts,
      } as CollectItem);
  };

  const compose: Teller["compose"] = (survey, answers, given) =>
    copyOf({
      type: "response",
      surveyId: survey.id,
      surveyVersion: survey.version,
      answers,
      at: stamp(),
      touchpoint: survey.touchpoint,
      ...given,
      ...along(),
      consent: { ...base.consentDetails, state: base.consent },
    } as ResponseItem);

  async function submit(item: ResponseItem): Promise<Submitted> {
    outbox.put(item);
    await outbox.flush();
    const { id } = item;
    return { ...(outbox.outcome(id) ?? { status: "queued", code: "offline" }), id };
  }

  function settle(): void {
    const { customer, visitorId } = identity.who;
    if (base.consent === "denied") outbox.revise(takeBack);
    if (!granted() || !customer || told === customer) return;
    told = customer;
    outbox.put({ type: "identify", id: newId(), customer, visitorId, at: stamp() } as CollectItem);
  }

  return { outbox, newId, stamp, granted, along, expose, compose, submit, settle };
}
