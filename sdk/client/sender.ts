/**
 * What reaches the API: answers, steps of the funnel, who the customer is. Apart from what shows a survey, so that a
 * page fetches it when there is something to send, and not before a survey can be seen.
 */
import type { CollectItem, ExposureStep, PublishedSurvey, ResponseItem } from "../contract/wire.types.ts";
import { copyOf, type Base } from "./client.ts";
import { takeBack, withExposure } from "./consent.ts";
import type { Engine } from "./engine.ts";
import type { Reason } from "./eligibility.ts";
import { mark, marksIn } from "./marks.ts";
import { createOutbox } from "./outbox.ts";
import { createTeller } from "./tell.ts";
import type { RespondOptions, Submitted, Voz } from "./voz.types.ts";

export interface Sender extends Pick<Voz, "respond" | "flush"> {
  put(item: CollectItem): void;
  /** Sends a response. Settles after the first try. */
  submit(item: ResponseItem): Promise<Submitted>;
  /** A step of the funnel, once a visit. */
  expose(survey: PublishedSurvey, step: ExposureStep, reason?: Reason): void;
  /** Consent or customer changed: what waits is brought in line, what is known is told. */
  settle(): void;
  /** Why a survey would or would not come up now, by the engine's judgement. */
  explain(judge: Engine["judge"], surveyId: string): Reason[];
  /** The page goes away. */
  leave(): void;
  stop(): void;
}

export function createSender(base: Base): Sender {
  const { options, arrivals, identity, desk, emit, fail } = base;
  const { document, navigator } = globalThis as Partial<typeof globalThis>;
  const { newId, stamp, granted, compose } = createTeller(base);
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
    keeps: (item) => (item.type === "response" && item.state === "complete") || (granted() && item.type !== "exposure"),
    async complete(item) {
      const survey = await base.find(item.surveyId);
      return survey
        ? copyOf({ ...item, surveyVersion: survey.version, touchpoint: item.touchpoint ?? survey.touchpoint! })
        : desk.known && null;
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
    const known = await base.find(surveyId);
    const id = given?.id ?? newId();
    const refused = (code: string): Submitted => ({ id, status: "rejected", code });
    if (!known && desk.known) return refused("unknown_survey");
    // Of a survey that cannot be looked up now, the answer waits until it can.
    const survey = known ?? ({ id: surveyId, version: 0 } as PublishedSurvey);
    let item: ResponseItem;
    try {
      item = compose(survey, answers, { state: "complete", ...given, id });
    } catch (thrown) {
      fail("command", thrown);
      return refused("not_json");
    }
    if (item.state === "complete") {
      mark(base, survey, "answered");
      emit("completed", { surveyId, responseId: id, answers });
    }
    return submit(item);
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
      if (!granted() || !customer || told === customer) return;
      told = customer;
      outbox.put({ type: "identify", id: newId(), customer, visitorId, at: stamp() } as CollectItem);
    },
    explain(judge, surveyId) {
      const survey = desk.known!.surveys.find(({ id }) => id === surveyId);
      if (!survey) return ["not_live"];
      const [reasons, meant] = judge(survey);
      if (!identity.who.visitorId && /group|sampled/.test(String(reasons))) reasons.push("drawn_per_load");
      if (!survey.when?.any.length) reasons.push("no_trigger");
      else if (base.rules?.triggers(survey).length === 0) reasons.push("other_page");
      if (!meant) reasons.push(meant === false ? "not_in_audience" : "undecided");
      return reasons.length ? reasons : ["eligible"];
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
