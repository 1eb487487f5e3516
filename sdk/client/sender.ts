/**
 * What reaches the API: answers, steps of the funnel, who the customer is. Apart from what shows a survey, so that a
 * page fetches it when there is something to send, and not before a survey can be seen.
 */
import type { CollectItem, ExposureStep, PublishedSurvey, ResponseItem } from "../contract/wire.types.ts";
import { copyOf, type Base } from "./client.ts";
import { isSubmitted, takeBack, withExposure } from "./consent.ts";
import type { Reason } from "./eligibility.ts";
import { mark, marksIn } from "./marks.ts";
import { createOutbox } from "./outbox.ts";
import { createTeller } from "./tell.ts";
import type { RespondOptions, Submitted, Voz } from "./voz.types.ts";

export interface Sender extends Pick<Voz, "flush"> {
  respond(surveyId: string, answers: Record<string, unknown>, options?: RespondOptions): Promise<Submitted>;
  put(item: CollectItem): void;
  /** Sends a response. Settles after the first try. */
  submit(item: ResponseItem): Promise<Submitted>;
  /** A step of the funnel, once a visit. */
  expose(survey: PublishedSurvey, step: ExposureStep, reason?: Reason): void;
  /** Consent or customer changed: what waits is brought in line, what is known is told. */
  settle(): void;
  /** The page goes away. */
  leave(): void;
  stop(): void;
}

export function createSender(base: Base): Sender {
  const { options, arrivals, identity, desk, emit, fail } = base;
  const { document, navigator } = globalThis as Partial<typeof globalThis>;
  const { newId, stamp, granted, compose } = createTeller(base);
  /** Answers that are not yet known to be taken: what is told once they are, or once nobody can be asked. */
  const safe = new Map<string, (survey: PublishedSurvey) => void>();
  /** Submissions of the host that are still looking for their survey. */
  const underway = new Set<Promise<unknown>>();
  let told: unknown;

  /** A page that holds a lock is not kept for the way back: whoever leaves gives it up, and goes on without. */
  let release = (): void => {};
  const outbox = createOutbox({
    ...base,
    host: options.host,
    key: options.key,
    beacon: options.beacon ?? ((url, body) => !!navigator?.sendBeacon?.(url, body)),
    token(items) {
      if (!items.some(isSubmitted)) return undefined;
      const { token } = base;
      base.token = undefined;
      return token;
    },
    keeps: (item) => isSubmitted(item) || (granted() && item.type !== "exposure"),
    async complete(item) {
      const { id, surveyId } = item;
      const survey = await base.find(surveyId);
      if (!survey) return desk.known && { id, status: "rejected", code: "unknown_survey" };
      const refusal = await options.judge?.(survey, item);
      if (refusal) return { id, status: "rejected", ...refusal };
      safe.get(id)?.(survey);
      return copyOf({ ...item, surveyVersion: survey.version, touchpoint: item.touchpoint ?? survey.touchpoint! });
    },
    // Where tabs know nothing of each other, some of it goes twice, which the API takes for once.
    async alone(act) {
      let run: Promise<void> | undefined;
      const held = (): Promise<void> => Promise.race([(run = act()), new Promise<void>((go) => (release = go))]);
      if (document?.visibilityState !== "hidden") await navigator?.locks?.request("voz.o", held).catch(() => 0);
      await (run ?? act());
    },
  });

  async function submit(item: ResponseItem): Promise<Submitted> {
    outbox.put(item);
    await outbox.flush();
    const { id } = item;
    return { ...(outbox.outcome(id) ?? { status: "queued", code: "offline" }), id };
  }

  async function respond(
    surveyId: string,
    answers: Record<string, unknown>,
    given?: RespondOptions,
  ): Promise<Submitted> {
    const id = given?.id ?? newId();
    const refused = (code: string): Submitted => ({ id, status: "rejected", code });
    // Nobody waits for the network before an answer is safe: of a survey that is not known yet it is kept, and looked up.
    const known = desk.known && (await base.find(surveyId));
    if (!known && desk.known) return refused("unknown_survey");
    const survey = (!options.judge && known) || ({ id: surveyId, version: 0 } as PublishedSurvey);
    let item: ResponseItem;
    try {
      item = compose(survey, answers, { state: "complete", ...given, id });
    } catch (thrown) {
      fail("command", thrown);
      return refused("not_json");
    }
    const tell = (survey: PublishedSurvey): void => {
      if (!safe.delete(id)) return;
      mark(base, survey, "answered");
      emit("completed", { surveyId, responseId: id, answers });
    };
    if (item.state === "complete") safe.set(id, tell);
    if (survey === known) tell(survey);
    const sent = await submit(item);
    if (sent.status !== "rejected") tell(survey);
    return sent;
  }

  // Answered in one tab is answered in all.
  const heed = (event: Event): void => {
    if ((event as StorageEvent).key === "voz.s") {
      // The newest act: what was answered long ago may stand here again.
      const [id, act] = marksIn(base).at(-1) ?? [];
      base.clear?.((surveyId) => id === surveyId && act === "answered");
    }
  };
  globalThis.addEventListener?.("storage", heed);

  return {
    put: outbox.put,
    submit,
    expose({ id: surveyId, version: surveyVersion, touchpoint }, step, reason) {
      const facts = withExposure(base.consent, base.known());
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
    },
    respond(...given) {
      const answer = respond(...given);
      underway.add(answer);
      return answer.finally(() => underway.delete(answer));
    },
    async flush() {
      await Promise.allSettled(underway);
      await outbox.flush();
    },
    settle() {
      const { customer, visitorId } = identity.who;
      if (base.consent === "denied") outbox.revise(takeBack);
      if (!granted()) return;
      outbox.find();
      if (!customer || told === customer) return;
      told = customer;
      outbox.put({ type: "identify", id: newId(), customer, visitorId, at: stamp() } as CollectItem);
    },
    leave() {
      release();
      outbox.leave();
    },
    stop() {
      globalThis.removeEventListener?.("storage", heed);
      outbox.leave();
      outbox.stop();
    },
  };
}
