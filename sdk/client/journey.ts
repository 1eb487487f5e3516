/**
 * What follows the visitor through the journey: what is live, which events matter here, what the Worker says, and who
 * shows and sends once something is due. The script tag has it at once; an app fetches it when it is idle.
 */
import { pathOf } from "../address.ts";
import type { compare } from "../compare.ts";
import type { PublishedSurvey, ResponseItem } from "../contract/wire.types.ts";
import type { Front } from "./client.ts";
import { createDesk, type Desk } from "./config.ts";
import type { Engine } from "./engine.ts";
import type { explain } from "./explain.ts";
import type { Mark, Trigger } from "./matches.ts";
import type { matches } from "./matching.ts";
import { once } from "./once.ts";
import type { Respond } from "./respond.ts";
import type { Rules } from "./rules.ts";
import type { Sender } from "./sender.ts";
import type { Step } from "./step.ts";
import { keepVisits, type Visits } from "./visit.ts";
import type { Voz } from "./voz.types.ts";

/** What engine, sender and rules share. */
export interface Base extends Front {
  arrivals: Visits;
  /** Without cookies. */
  request: typeof fetch;
  desk: Desk;
  /** There where a live survey has rules for the page to judge. */
  rules?: Rules | undefined;
  compare: typeof compare;
  matches: typeof matches;
  /** Acts on surveys, of this page. */
  marks: Mark[];
  /** So many the device knew when the first survey was due. */
  before?: number;
  /** The language that the visitor reads. */
  wanted(): string;
  /** Asks the Worker about this visitor, as far as a survey needs it. */
  decide(survey: PublishedSurvey): Promise<unknown>;
  /** Triggers fired, or the host opened one: as of the `shut` that was when it began, else of now. */
  offer(due: Offered[], shut?: number): Promise<void>;
  /** A live survey; an unknown one is told. */
  find(surveyId: string): Promise<PublishedSurvey | undefined>;
  /** Who sends, fetched once there is something to send. */
  send(): Promise<Sender>;
  sender?: Sender | undefined;
  /** What waits for it: steps of the funnel, and answers that were begun. */
  steps?: (Step | ResponseItem)[];
  /** How often all was taken away: what began before the last time does not come up. */
  shut: number;
  /** Takes surveys off the page. */
  clear?(goes?: (surveyId: string) => boolean): void;
  /** Ends the carrying of arrivals, where it began. */
  stop?: () => void;
}

/** Given at once, or set on the base by who fetches rules and engine, before either is asked for anything. */
export type Tools = Pick<Base, "compare" | "matches">;

/** A survey that is due, and what brought it up. */
export type Due = readonly [survey: PublishedSurvey, trigger: Trigger];
/** Due, or opened by the host. */
export type Offered = Due | readonly [survey: PublishedSurvey];

export interface Journey {
  /** What of the client is the journey's alone. */
  own: Pick<Voz, "track" | "open" | "close" | "explain" | "flush"> & { respond: Respond };
  /** Another page, or the same one told again. */
  page(url: string): Promise<void>;
  /** Another page or another person: another survey may be meant. */
  turnPage(): void;
  /** Consent or customer changed. */
  settle(): Promise<void>;
  /** The network may be back. */
  online(): void;
  /** The page goes away. */
  leave(): void;
  stop(): void;
}

/** On an engine and a sender that are fetched when they are needed; always on the same rules. */
export function createJourney(
  front: Front,
  fetchEngine: (base: Base) => Promise<Engine & { explain?: typeof explain }>,
  fetchSender: (base: Base) => Promise<Sender>,
  /** Where it does not come with the engine. */
  fetchExplain: () => Promise<typeof explain>,
  fetchRules: (base: Base, surveys: readonly PublishedSurvey[]) => undefined | Promise<Rules>,
  fetchCarry: (base: Base) => Promise<void>,
  tools?: Tools,
): Journey {
  const { navigator, document, location } = globalThis as Partial<typeof globalThis>;
  const { options, identity, shelf, box, granted, fail } = front;
  const request: typeof fetch = (input, init) =>
    (options.fetch ?? fetch)(input, {
      credentials: "omit",
      // A page may tell everybody its full address; it is not ours to have.
      referrerPolicy: "strict-origin",
      ...init,
    });
  // What another site of the workspace handed on is for this load alone: no copy of the address takes it along.
  const href = location?.href;
  if (href?.includes("voz_t="))
    history.replaceState(
      history.state,
      "",
      href.replace(/(\W)voz_t=[^&#]*(&?)/, (_, lead, next) => next && lead),
    );
  const desk = createDesk(options, request, front);

  const base: Base = Object.assign(front, tools as Tools, {
    arrivals: keepVisits(front),
    request,
    desk,
    marks: [],
    shut: 0,
    wanted: () => options.locale || document?.documentElement.lang || navigator?.language || "",
    async decide({ decide, touchpoint }: PublishedSurvey) {
      if (!decide) return true;
      return desk.decide(() => {
        const { touches, visitorId, customer } = base.along();
        return {
          surveys: desk.known!.surveys.filter((one) => one.decide).map(({ id }) => id),
          touches,
          locale: base.wanted(),
          touchpoint,
          visitorId,
          customer: granted() ? customer : undefined,
        };
      });
    },
    async offer(due: Offered[], shut = base.shut) {
      if (!due[0] || shut !== base.shut) return;
      for (const [survey] of due) {
        options.likely?.(survey, base.wanted());
        // Beside what shows it, not after; of who said no nothing leaves before it is sure that the survey may come up.
        if (base.consent !== "denied") void base.decide(survey);
      }
      // While all that is on its way: whoever looks first at what the device keeps waits for it.
      shelf.text(box);
      await (await wake()).offer(due, shut);
    },
    async find(surveyId: string) {
      const found = (await desk.config())?.surveys.find(({ id }) => id === surveyId);
      if (desk.known && !found) fail("survey", surveyId);
      return found;
    },
    send: once(
      () => fetchSender(base),
      (found) => {
        base.sender = found;
        listen();
        if (base.over) found.stop();
      },
    ),
  });

  /** Until the end; but listeners cost each page: there are none before there is something to tell or to fetch again. */
  function listen(): void {
    const how = base.over ? "removeEventListener" : "addEventListener";
    document?.[how]?.("visibilitychange", leave);
    globalThis[how]?.("pagehide", leave);
    globalThis[how]?.("online", journey.online);
  }

  let engine: Engine | undefined;
  const wake = once(
    () => fetchEngine(base),
    (found) => {
      engine = found;
      explained ??= found.explain;
      listen();
    },
  );
  let explained: typeof explain | undefined;
  const explaining = once(fetchExplain, (found) => (explained = found));
  /** All that judges what is live is there. */
  let ready = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  /** Few pages have anything to carry, and none has without consent; but a cookie of earlier is then to go. */
  function carry(): void {
    if (
      options.cookie
        ? base.consent !== "pending"
        : granted() && (document?.querySelector("[data-voz-carry]") || base.opening().includes("voz_t="))
    )
      fetchCarry(base).catch((thrown) => fail("carry", thrown));
  }

  async function track(event: string, properties: Record<string, unknown> = {}): Promise<void> {
    const { shut } = base;
    const config = await desk.config();
    if (!config) return listen();
    const { surveys } = config;
    const rules = (base.rules ??= await fetchRules(base, surveys));
    if (base.over) return;
    ready = true;
    if (event === "page") rules?.turn(surveys);
    const due = surveys.flatMap((survey) =>
      (rules?.triggers(survey) ?? survey.when?.any ?? [])
        .filter((trigger) => base.matches(trigger, event, properties))
        .map((trigger): Due => [survey, trigger]),
    );
    await base.offer(rules?.due(due) ?? due, shut);
  }

  const leave = ({ type }: Event): void => {
    if (type === "pagehide" || document?.visibilityState === "hidden") journey.leave();
  };

  const journey: Journey = {
    own: {
      track,
      respond: async (...answers) => (await base.send()).respond(...answers),
      async open(surveyId) {
        const { shut } = base;
        const survey = await base.find(surveyId);
        await base.offer(survey ? [[survey]] : [], shut);
      },
      close() {
        base.shut += 1;
        base.clear?.();
      },
      explain(surveyId) {
        void wake();
        void explaining();
        if (engine && explained && ready) return explained(base, engine.judge, surveyId);
        track("").catch((thrown) => fail("view", thrown));
        return ["no_config"];
      },
      async flush() {
        desk.retry();
        await (await base.send()).flush();
      },
    },
    page(url) {
      carry();
      // Few triggers ask for it, and what takes an address apart costs each page.
      return track("page", {
        get path() {
          return pathOf(url);
        },
      });
    },
    turnPage: desk.turnPage,
    async settle() {
      carry();
      if (granted()) listen();
      // Whoever asks the device first waits for it, and the page too. Without consent there is nothing but an answer that
      // did not get through before, which can wait until the page's first seconds are over.
      clearTimeout(resting);
      if (base.consent === "pending" && !base.sender && options.rest) {
        await new Promise((rested) => (resting = setTimeout(rested, options.rest)));
        // Where a survey may come up, what goes along with it is read now: its trigger will find the page at work.
        if (desk.known?.surveys[0]) base.along();
      }
      // A sender that wakes finds the new state, and what an earlier page could not send.
      if (base.sender || shelf.text(box) || (granted() && identity.who.customer)) (await base.send()).settle();
    },
    online() {
      desk.retry();
      void base.sender?.flush();
    },
    leave() {
      base.arrivals.touchVisit();
      engine?.leave();
      base.sender?.leave();
    },
    stop() {
      listen();
      clearTimeout(resting);
      base.rules?.turn([]);
      journey.own.close();
      engine?.leave();
      base.sender?.stop();
      base.stop?.();
    },
  };
  return journey;
}
