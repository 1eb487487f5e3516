/**
 * What happens once something is due: who may be asked, what is sent, which survey has the screen. Apart from the
 * front, so that a page on which nothing is due never fetches it.
 */
import type { PublishedSurvey, ResponseItem } from "../contract/wire.types.ts";
import type { Play, Staged } from "./asking.ts";
import type { Base, Due } from "./client.ts";
import { needsMemory, reasonsAgainst, stickyDraw, turnOf, type Act, type Mark, type Reason } from "./eligibility.ts";
import { pickLocale, say, shownLocale } from "./language.ts";
import { createTeller } from "./tell.ts";
import { fraction } from "./uuid.ts";
import type { RespondOptions, Submitted, Voz } from "./voz.types.ts";

/** So many acts are remembered; the oldest go first. */
const mostMarks = 100;

export interface Engine extends Pick<Voz, "respond" | "explain" | "flush" | "close"> {
  /** Triggers fired: shows one of their surveys, or says what speaks against it. */
  offer(due: Due[]): Promise<void>;
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
  const load = String(fraction(random));
  /** Submissions of the host that are still looking for their survey. */
  const underway = new Set<Promise<unknown>>();
  /** The surveys on the page, by id: taken at once, staged when their view is there. */
  const stages = new Map<string, { aside: boolean; staged?: Staged }>();
  /** In the page's flow or behind a tab: it leaves the screen to others. */
  const isAside = ({ show }: PublishedSurvey): boolean => !/^(popover|modal)?$/.test(show?.as ?? "");
  function clear(goes: (id: string, aside: boolean) => boolean): void {
    for (const [id, { aside, staged }] of stages)
      if (goes(id, aside)) {
        stages.delete(id);
        staged?.remove();
      }
  }

  function mark(survey: PublishedSurvey, act: Act): void {
    // "Not now" is a wish, whatever the survey.
    if (act !== "snoozed" && !needsMemory(survey)) return;
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

  /** This visitor's number for something: sticky where there is an id, else for as long as the page. */
  const drawFor = (what: string): number => stickyDraw((identity.who.visitorId ?? load) + what);
  const sampled = ({ id, sample = 1 }: PublishedSurvey): boolean => drawFor(id) < sample;

  const against = (survey: PublishedSurvey): Reason[] =>
    reasonsAgainst(survey, {
      ...desk.known!.asking,
      ...options,
      seen: seen(),
      now: now(),
      sampled: sampled(survey),
      lot: drawFor(""),
      open: stages.has(survey.id)
        ? survey.id
        : [...stages].find(([, { aside }]) => !aside && !isAside(survey))?.[0],
      live: desk.known!.surveys.filter((one) => one.when && sampled(one) && meant(one) !== false),
    });

  const wanted = (): string => options.locale || document?.documentElement.lang || navigator?.language || "";

  /** Whether a survey is meant for this visitor; undefined while the Worker was not asked. */
  const meant = (survey: PublishedSurvey): boolean | undefined =>
    base.rules?.meant(survey) ?? (!survey.decide || desk.decided?.eligible.includes(survey.id));

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
    const { id } = survey;
    const mine: { aside: boolean; staged?: Staged } = { aside: isAside(survey) };
    stages.set(id, mine);
    const stands = (): boolean => stages.get(id) === mine;
    const over = (): void => {
      if (stands()) stages.delete(id);
    };
    const locale = shownLocale(survey, wanted());
    const { decided } = desk;
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
      promise: decided?.promise ?? null,
      theme: desk.known!.theme,
      facts() {
        const { traits, name } = identity.who.customer ?? {};
        const { utm_source: source, utm_medium: medium } = base.arrivals.all().slice(-1)[0]!.params;
        return { ...decided, traits, name, context: base.context, source, medium };
      },
      say: (text) => say(text, locale, survey.locale),
      wordsIn: (languages) => pickLocale(languages, locale, survey.locale, "en"),
      exposed: (step) => expose(survey, step),
      mark: (act) => mark(survey, act),
      compose: (answers, given) => compose(survey, answers, given),
    })
      .then((staged) => {
        mine.staged = staged;
        // The host may have taken it away while it was fetched.
        if (stands()) staged.show();
      })
      .catch((thrown: unknown) => {
        over();
        fail("view", thrown);
      });
  }

  async function offerOne([survey, trigger]: Due): Promise<void> {
    const stays = (): boolean =>
      !!play && (base.rules?.triggers(survey).includes(trigger) ?? true) && meant(survey) !== false;
    // Another page, or meant for others: nothing was suppressed.
    if (!stays()) return;
    let [reason] = against(survey);
    if (!reason && survey.decide) {
      options.likely?.(survey);
      // Not reached: the survey waits.
      if (!(await decide(survey)) || !meant(survey) || !stays()) return;
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
    async offer(due) {
      const kept = seen();
      due.sort(([one], [other]) => turnOf(one, kept) - turnOf(other, kept));
      if (play) for (const one of due) await offerOne(one);
    },
    async open(surveyId) {
      const survey = await findSurvey(surveyId);
      if (!survey) return;
      options.likely?.(survey);
      if (survey.decide) await decide(survey);
      clear((id, aside) => !aside || id === surveyId);
      bringUp(survey, true);
    },
    close() {
      clear(() => true);
    },
    respond(...given) {
      const answer = respond(...given);
      underway.add(answer);
      return answer.finally(() => underway.delete(answer));
    },
    explain(surveyId) {
      const survey = surveyOf(surveyId);
      if (!survey) return ["not_live"];
      const reasons = against(survey);
      if (!identity.who.visitorId && /group|sampled/.test(String(reasons))) reasons.push("drawn_per_load");
      if (!survey.when?.any.length) reasons.push("no_trigger");
      else if (base.rules?.triggers(survey).length === 0) reasons.push("other_page");
      if (!meant(survey)) reasons.push(meant(survey) === false ? "not_in_audience" : "undecided");
      return reasons.length ? reasons : ["eligible"];
    },
    settle,
    async flush() {
      await Promise.allSettled(underway);
      await outbox.flush();
    },
    leave() {
      for (const { staged } of stages.values()) staged?.leave();
      outbox.leave();
    },
    stop() {
      play = undefined;
      engine.close();
      outbox.leave();
      outbox.stop();
    },
  };
  return engine;
}
