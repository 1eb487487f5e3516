/**
 * What happens once something is due: who may be asked, what is sent, which survey has the screen. Apart from the
 * front, so that a page on which nothing is due never fetches it.
 */
import type { PublishedSurvey, ResponseItem } from "../contract/wire.types.ts";
import type { Play, Staged } from "./asking.ts";
import type { Base } from "./client.ts";
import { needsMemory, reasonsAgainst, stickyDraw, type Mark, type Reason } from "./eligibility.ts";
import { pickLocale, say, shownLocale } from "./language.ts";
import { createTeller } from "./tell.ts";
import { fraction } from "./uuid.ts";
import type { RespondOptions, Submitted, Voz } from "./voz.types.ts";

/** So many acts are remembered; the oldest go first. */
const mostMarks = 100;

export interface Engine extends Pick<Voz, "respond" | "explain" | "flush" | "close"> {
  /** A trigger fired for these surveys: shows one, or says what speaks against it. */
  offer(surveys: readonly PublishedSurvey[]): Promise<void>;
  open(surveyId: string): Promise<void>;
  /** Consent or customer changed: what waits is brought in line, what is known is told. */
  settle(): void;
  /** The page goes away. */
  leave(): void;
  stop(): void;
}

export function createEngine(base: Base, play?: Play): Engine {
  const { options, now, random, shelf, identity, desk, emit, fail } = base;
  const { navigator, document } = globalThis as Partial<typeof globalThis>;
  const { outbox, newId, stamp, granted, along, expose, compose, submit, settle } = createTeller(base);
  const marks: Mark[] = [];
  /** The acts on this device, another tab's included; where it keeps nothing, this page's. */
  const seen = (): Mark[] => {
    const kept = shelf.list<Mark>("s").filter(Array.isArray);
    return kept.length ? kept : marks;
  };
  const draws = new Map<string, number>();
  /** Submissions of the host that are still looking for their survey. */
  const underway = new Set<Promise<unknown>>();
  /** The survey that has the screen; taken at once, staged when its view is there. */
  let onStage: { id: string; staged?: Staged } | undefined;

  function mark(survey: PublishedSurvey, act: Mark[1]): void {
    if (!needsMemory(survey)) return;
    const own: Mark = [survey.id, act, stamp().slice(0, 10)];
    shelf.write("s", [...seen(), own].slice(-mostMarks));
    marks.push(own);
  }

  const surveyOf = (id: string): PublishedSurvey | undefined => desk.known?.surveys.find((survey) => survey.id === id);
  async function findSurvey(id: string): Promise<PublishedSurvey | undefined> {
    await desk.config();
    const survey = surveyOf(id);
    if (desk.known && !survey) fail("survey", id);
    return survey;
  }

  function against(survey: PublishedSurvey): Reason[] {
    const { id } = survey;
    const { visitorId } = identity.who;
    if (!draws.has(id)) draws.set(id, fraction(random));
    const draw = visitorId ? stickyDraw(visitorId + id) : draws.get(id)!;
    return reasonsAgainst(survey, {
      seen: seen(),
      now: now(),
      draw,
      open: onStage?.id,
      quietDays: options.quietDays ?? 14,
    });
  }

  const wanted = (): string => options.locale || document?.documentElement.lang || navigator?.language || "";

  const decide = (survey: PublishedSurvey) =>
    desk.decide(() => {
      const { touches, visitorId, customer } = along();
      return {
        surveys: desk.known!.surveys.filter((one) => one.decide).map(({ id }) => id),
        touches,
        locale: shownLocale(survey, wanted()),
        touchpoint: survey.touchpoint,
        visitorId,
        customer: granted() ? customer : undefined,
      };
    });

  function bringUp(survey: PublishedSurvey, opened: boolean): void {
    if (!play) return;
    const mine: typeof onStage = (onStage = { id: survey.id });
    const over = (): void => {
      if (onStage === mine) onStage = undefined;
    };
    const locale = shownLocale(survey, wanted());
    play(survey, {
      locale,
      opened,
      shelf,
      newId,
      stamp,
      granted,
      emit,
      submit,
      over,
      put: outbox.put,
      promise: desk.decided?.promise ?? null,
      say: (text) => say(text, locale, survey.locale),
      wordsIn: (languages) => pickLocale(languages, locale, survey.locale, "en"),
      exposed: (step) => expose(survey, step),
      mark: (act) => mark(survey, act),
      compose: (answers, given) => compose(survey, answers, given),
    })
      .then((staged) => {
        mine.staged = staged;
        // The host may have taken it away while it was fetched.
        if (onStage === mine) staged.show();
      })
      .catch((thrown: unknown) => {
        over();
        fail("view", thrown);
      });
  }

  async function offerOne(survey: PublishedSurvey): Promise<void> {
    let [reason] = against(survey);
    if (!reason && survey.decide) {
      options.likely?.(survey);
      const answer = await decide(survey);
      // Not reached: the survey waits. Meant for others: nothing was suppressed.
      if (!answer?.eligible.includes(survey.id)) return;
      [reason] = against(survey);
    }
    if (reason === "already_open") return;
    expose(survey, reason ? "suppressed" : "eligible", reason);
    if (!reason) bringUp(survey, false);
  }

  async function respond(
    surveyId: string,
    answers: Record<string, unknown>,
    given?: RespondOptions,
  ): Promise<Submitted> {
    const survey = await findSurvey(surveyId);
    const id = given?.id ?? newId();
    const refused = (code: string): Submitted => ({ id, status: "rejected", code });
    if (!survey) return refused(desk.known ? "unknown_survey" : "no_config");
    let item: ResponseItem;
    try {
      item = compose(survey, answers, { state: "complete", ...given, id });
    } catch (thrown) {
      fail("command", thrown);
      return refused("not_json");
    }
    if (item.state === "complete") {
      mark(survey, "answered");
      emit("completed", { surveyId, responseId: id, answers });
    }
    return submit(item);
  }

  const engine: Engine = {
    async offer(surveys) {
      if (play) for (const survey of surveys) await offerOne(survey);
    },
    async open(surveyId) {
      const survey = await findSurvey(surveyId);
      if (!survey) return;
      options.likely?.(survey);
      if (survey.decide) await decide(survey);
      engine.close();
      bringUp(survey, true);
    },
    close() {
      onStage?.staged?.remove();
      onStage = undefined;
    },
    respond(...given) {
      const answer = respond(...given);
      underway.add(answer);
      return answer.finally(() => underway.delete(answer));
    },
    explain(surveyId) {
      const survey = surveyOf(surveyId);
      const { decided } = desk;
      if (!survey) return ["not_live"];
      const reasons = against(survey);
      if (!survey.when?.any.length) reasons.push("no_trigger");
      if (survey.decide && !decided?.eligible.includes(surveyId))
        reasons.push(decided ? "not_in_audience" : "undecided");
      return reasons.length ? reasons : ["eligible"];
    },
    settle,
    async flush() {
      await Promise.allSettled(underway);
      await outbox.flush();
    },
    leave() {
      onStage?.staged?.leave();
      outbox.leave();
    },
    stop() {
      engine.close();
      outbox.leave();
      outbox.stop();
    },
  };
  return engine;
}
