/**
 * What reaches the API: answers, steps of the funnel, who the customer is. Apart from what shows a survey, so that a
 * page fetches it when there is something to send, and not before a survey can be seen.
 */
import type { CollectItem, PublishedSurvey, ResponseItem } from "../contract/wire.types.ts";
import { beaconOf } from "./beacon.ts";
import { copyOf } from "./client.ts";
import { isSubmitted } from "./consent.ts";
import type { Base } from "./journey.ts";
import { mark, marksIn } from "./marks.ts";
import { createOutbox } from "./outbox.ts";
import { respondBy, type Respond } from "./respond.ts";
import { asItem } from "./step.ts";
import { createTeller } from "./tell.ts";
import type { Submitted, Voz } from "./voz.types.ts";
import { takeBack } from "./withheld.ts";

export interface Sender extends Pick<Voz, "flush"> {
  /** An answer that the host submits; it is looked up here. */
  take(item: ResponseItem): Promise<Submitted>;
  respond: Respond;
  put(item: CollectItem): void;
  /** Takes the steps of the funnel that wait. */
  tell(): void;
  /** Sends a response. Settles after the first try. */
  submit(item: ResponseItem): Promise<Submitted>;
  /** Consent or customer changed: what waits is brought in line, what is known is told. */
  settle(): void;
  /** The page goes away. */
  leave(): void;
  stop(): void;
}

export function createSender(base: Base): Sender {
  const { options, identity, desk, granted, emit } = base;
  const { document, navigator } = globalThis as Partial<typeof globalThis>;
  const teller = createTeller(base);
  const { newId, stamp } = teller;
  /** Answers that are not yet known to be taken: they are told once they are, or once nobody can be asked. */
  const untold = new Set<string>();
  /** Submissions of the host that are still looking for their survey. */
  let underway: Promise<unknown> | undefined;
  let told: unknown;

  /** A page that holds a lock is not kept for the way back: whoever leaves gives it up, and goes on without. */
  let release = (): void => {};
  function completed({ id, surveyId, answers }: ResponseItem, survey: PublishedSurvey): void {
    if (!untold.delete(id)) return;
    mark(base, survey, "answered");
    emit("completed", { surveyId, responseId: id, answers });
  }
  /** An answer as its survey asks for it, once that can be looked up; or why it is none. */
  async function complete(item: ResponseItem): Promise<ResponseItem | Submitted | undefined> {
    const { id, surveyId, touchpoint } = item;
    const survey = await base.find(surveyId);
    if (!survey) return desk.known && { id, status: "rejected", code: "unknown_survey" };
    const refusal = await options.judge?.(survey, item);
    if (refusal) return { id, status: "rejected", ...refusal };
    completed(item, survey);
    return copyOf({ ...item, surveyVersion: survey.version, touchpoint: touchpoint ?? survey.touchpoint! });
  }
  const outbox = createOutbox({
    ...base,
    host: options.host,
    key: options.key,
    roomy: !!options.storage,
    beacon: beaconOf(options),
    token(items) {
      if (!items.some(isSubmitted)) return undefined;
      const { token } = base;
      base.token = undefined;
      return token;
    },
    keeps: (item) => isSubmitted(item) || (granted() && item.type !== "exposure"),
    complete,
    // Where tabs know nothing of each other, some of it goes twice, which the API takes for once.
    async alone(act) {
      let run: Promise<void> | undefined;
      const held = (): Promise<void> => Promise.race([(run = act()), new Promise<void>((go) => (release = go))]);
      if (document?.visibilityState !== "hidden") await navigator?.locks?.request(base.box, held).catch(() => 0);
      await (run ?? act());
    },
  });

  async function submit(item: ResponseItem): Promise<Submitted> {
    outbox.put(item);
    await outbox.flush();
    const { id } = item;
    return { ...(outbox.outcome(id) ?? { status: "queued", code: "offline" }), id };
  }

  async function accept(item: ResponseItem): Promise<Submitted> {
    if (item.state === "complete") untold.add(item.id);
    // Nobody waits for the network before an answer is safe: of a survey that is not known yet it is kept, and looked up.
    const whole = (!options.judge && desk.known && (await complete(item))) || item;
    if ("status" in whole) return whole;
    const sent = await submit(whole);
    if (sent.status !== "rejected") completed(item, { id: item.surveyId } as PublishedSurvey);
    return sent;
  }
  function take(item: ResponseItem): Promise<Submitted> {
    const accepted = accept(item);
    const before = underway;
    // Settled, it holds nothing of what was submitted.
    const settle = async (): Promise<void> => {
      await before;
      await accepted.catch(() => 0);
    };
    underway = settle();
    return accepted;
  }

  // Answered in one tab is answered in all.
  const heed = ({ key }: Pick<StorageEvent, "key">): void => {
    if (key !== "voz.s") return;
    // The newest act: what was answered long ago may stand here again.
    const [id, act] = marksIn(base).at(-1) ?? [];
    base.clear?.((surveyId) => id === surveyId && act === "answered");
  };
  globalThis.addEventListener?.("storage", heed);
  // Another tab may have been answered before this one listened.
  if (marksIn(base).length > base.before! + base.marks.length) heed({ key: "voz.s" });

  function tell(): void {
    for (const step of base.steps?.splice(0) ?? []) if (base.consent !== "denied") outbox.put(asItem(step, newId));
  }
  tell();

  return {
    put: outbox.put,
    tell,
    submit,
    take,
    respond: respondBy(teller, base.fail, take),
    async flush() {
      await underway;
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
      outbox.stop();
    },
  };
}
