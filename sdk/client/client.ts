/**
 * The client's front: what every page load needs. How the visitor arrived, what may be kept, which events matter here.
 * All that follows once something is due is the engine's, which a page may fetch at that moment. Nothing throws into
 * the host.
 */
import { pathOf } from "../address.ts";
import type { compare } from "../compare.ts";
import type { CollectResult, ConsentState, PublishedSurvey, ResponseItem } from "../contract/wire.types.ts";
import { withAnswer, type Along, type Known } from "./consent.ts";
import { createDesk, type Desk } from "./config.ts";
import type { Engine } from "./engine.ts";
import type { explain } from "./explain.ts";
import type { Mark, Trigger } from "./matches.ts";
import type { matches } from "./matching.ts";
import { createIdentity, customerOf, type Identity } from "./identity.ts";
import { shelfOn, type Shelf } from "./shelf.ts";
import type { Rules } from "./rules.ts";
import type { Sender } from "./sender.ts";
import type { Signals } from "./signals.ts";
import { createArrivals, type Arrivals } from "./touch.ts";
import type { RandomBytes } from "./uuid.ts";
import type { ConsentDetails, Voz, VozOptions } from "./voz.types.ts";

/** What the front and the engine share. */
export interface Base extends Signals {
  options: Omit<VozOptions, "show"> & {
    /** Why the API will refuse an answer, where an app asks before it sends. */
    judge?(survey: PublishedSurvey, item: ResponseItem): Promise<Pick<CollectResult, "code" | "issues"> | undefined>;
  };
  now(): number;
  random: RandomBytes;
  /** Without cookies. */
  request: typeof fetch;
  shelf: Shelf;
  arrivals: Arrivals;
  /** The address that was opened. */
  url: string;
  identity: Identity;
  desk: Desk;
  consent: ConsentState;
  consentDetails?: ConsentDetails | undefined;
  /** Of Turnstile, for the next batch alone. */
  token?: string | undefined;
  context?: Record<string, unknown> | undefined;
  /** The address of the present page. */
  here(): string;
  /** There where a live survey has rules for the page to judge. */
  rules?: Rules | undefined;
  compare: typeof compare;
  matches: typeof matches;
  /** Acts on surveys, of this page. */
  marks: Mark[];
  known(): Known;
  /** What would go along with an answer now. */
  along(): Along;
  /** The language that the visitor reads. */
  wanted(): string;
  /** Asks the Worker about this visitor, as far as a survey needs it. */
  decide(survey: PublishedSurvey): Promise<unknown>;
  /** Triggers fired. */
  offer(due: Due[]): Promise<void>;
  /** A live survey; an unknown one is told. */
  find(surveyId: string): Promise<PublishedSurvey | undefined>;
  /** Who sends, fetched once there is something to send. */
  send(): Promise<Sender>;
  sender?: Sender | undefined;
  /** Takes surveys off the page. */
  clear?(goes: (surveyId: string) => boolean): void;
  /** Ends the carrying of arrivals, where it began. */
  stop?: () => void;
}

/** Given at once, or set on the base by who fetches rules and engine, before either is asked for anything. */
export type Tools = Pick<Base, "compare" | "matches">;

/** A survey that is due, and what brought it up. */
export type Due = readonly [survey: PublishedSurvey, trigger: Trigger];

/**
 * Makes a client on an engine and a sender that are there, or will be fetched when they are needed; and on rules,
 * always the same ones, where these surveys have any.
 */
export function createClient(
  options: Base["options"],
  fetchEngine: (base: Base) => Engine | Promise<Engine>,
  fetchSender: (base: Base) => Sender | Promise<Sender>,
  fetchExplain: () => typeof explain | Promise<typeof explain>,
  fetchRules: (base: Base, surveys: readonly PublishedSurvey[]) => Rules | undefined | Promise<Rules>,
  fetchCarry: (base: Base) => Promise<void>,
  signals: Signals,
  tools?: Tools,
): Voz {
  const { navigator, document, location } = globalThis as Partial<typeof globalThis>;
  const { now = Date.now, random = (count) => crypto.getRandomValues(new Uint8Array(count)) } = options;
  const request: typeof fetch = (input, init) =>
    (options.fetch ?? fetch)(input, {
      credentials: "omit",
      // A page may tell everybody its full address; it is not ours to have.
      referrerPolicy: "strict-origin",
      ...init,
    });
  const granted = (): boolean => base.consent === "granted";
  const shelf = shelfOn(() => options.storage ?? localStorage);
  const url = options.url ?? opened(location?.href);
  // What another site of the workspace handed on is for this load alone: no copy of the address takes it along.
  const clean = location?.href.replace(/(\W)voz_t=[^&#]*(&?)/, (_, lead, next) => next && lead);
  if (clean !== location?.href) history.replaceState(history.state, "", clean);
  const arrivals = createArrivals(shelf, now, granted, url, options.referrer ?? document?.referrer ?? "");
  const identity = createIdentity(shelf, random);
  const desk = createDesk(options.host, options.key, request, now, signals);
  /** The page that the host named, until it names another; else the address is asked. */
  let named: string | undefined;
  const here = (): string => named ?? location?.href ?? options.url ?? "";
  let page = here();
  const base: Base = {
    ...signals,
    options,
    now,
    random,
    request,
    shelf,
    arrivals,
    url,
    identity,
    desk,
    consent: "pending",
    here,
    ...(tools as Tools),
    marks: [],
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
    along: () => withAnswer(base.consent, base.known()),
    wanted: () => options.locale || document?.documentElement.lang || navigator?.language || "",
    async decide({ decide, touchpoint }) {
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
    async offer(due) {
      for (const [survey] of due) {
        options.likely?.(survey);
        // Beside what shows it, not after; of who said no nothing leaves before it is sure that the survey may come up.
        if (base.consent !== "denied") void base.decide(survey);
      }
      if (due[0]) await (await wake()).offer(over ? [] : due);
    },
    async find(surveyId) {
      const found = (await desk.config())?.surveys.find(({ id }) => id === surveyId);
      if (desk.known && !found) signals.fail("survey", surveyId);
      return found;
    },
    send: once(
      () => fetchSender(base),
      (found) => {
        base.sender = found;
        if (over) found.stop();
      },
    ),
  };

  let engine: Engine | undefined;
  const wake = once(
    () => fetchEngine(base),
    (found) => {
      engine = found;
      if (over) found.stop();
    },
  );
  let explained: typeof explain | undefined;
  const explaining = once(fetchExplain, (found) => (explained = found));
  let over = false;
  /** What is live, once all that judges it is there. */
  let live: readonly PublishedSurvey[] | undefined;
  async function lookUp(): Promise<readonly PublishedSurvey[]> {
    const config = !over && (await desk.config());
    if (!config) return [];
    base.rules ??= await fetchRules(base, config.surveys);
    return (live = over ? [] : config.surveys);
  }

  async function setConsent(state: ConsentState, details?: ConsentDetails): Promise<void> {
    // Global Privacy Control is a no, whatever a banner says.
    const said =
      (options.privacySignal ?? (navigator as { globalPrivacyControl?: boolean } | undefined)?.globalPrivacyControl)
        ? "denied"
        : state;
    base.consent = said === "granted" || said === "denied" ? said : "pending";
    base.consentDetails = details;
    if (granted()) {
      identity.remember();
      arrivals.remember();
    }
    if (base.consent === "denied") {
      identity.forget();
      arrivals.forget();
      shelf.write("p");
      shelf.write("bad");
    }
    carry();
    // A sender that wakes finds the new state, and what an earlier page could not send.
    if (base.sender || shelf.text("o") || (granted() && identity.who.customer)) (await base.send()).settle();
  }

  /** Few pages have anything to carry, and none has without consent; but a cookie of earlier is then to go. */
  function carry(): void {
    if (
      options.cookie
        ? base.consent !== "pending"
        : granted() && (document?.querySelector("[data-voz-carry]") || /voz_t=/.test(url))
    )
      fetchCarry(base).catch((thrown) => signals.fail("carry", thrown));
  }

  async function track(event: string, properties: Record<string, unknown> = {}): Promise<void> {
    const surveys = await lookUp();
    const { rules } = base;
    if (event === "page") rules?.turn(surveys);
    const due = surveys.flatMap((survey) =>
      (rules?.triggers(survey) ?? survey.when?.any ?? [])
        .filter((trigger) => base.matches(trigger, event, properties))
        .map((trigger): Due => [survey, trigger]),
    );
    await base.offer(rules?.due(due) ?? due);
  }

  const leave = ({ type }: Event): void => {
    if (type !== "pagehide" && document?.visibilityState !== "hidden") return;
    arrivals.touchVisit();
    engine?.leave();
    base.sender?.leave();
  };
  const online = (): void => void base.sender?.flush();
  // Another tab of this device took the consent back: nothing is kept or told from here either.
  const elsewhere = (event: Event): void => {
    const { key, newValue } = event as StorageEvent;
    if (key === "voz.t" && !newValue && granted()) voz.setConsent("denied");
  };
  const listening: [EventTarget | undefined, string, (event: Event) => void][] = [
    [document, "visibilitychange", leave],
    [globalThis, "pagehide", leave],
    [globalThis, "online", online],
    [globalThis, "storage", elsewhere],
  ];
  for (const [target, name, listener] of listening) target?.addEventListener?.(name, listener);

  const voz: Voz = {
    async identify(customerId, traits) {
      identity.who.customer = copyOf(customerOf(customerId, traits));
      // Another person may be meant by another survey.
      desk.turnPage();
      if (granted()) (await base.send()).settle();
    },
    reset() {
      identity.forget();
      identity.who.customer = base.context = undefined;
      desk.turnPage();
      if (granted()) identity.remember();
    },
    setConsent,
    consent: () => base.consent,
    challenge: (token) => void (base.token = token),
    setContext(facts) {
      base.context = copyOf({ ...base.context, ...facts });
    },
    track,
    page(url) {
      named = url;
      arrivals.route(here());
      // Told again, it is no other page.
      if (page !== (page = here())) desk.turnPage();
      carry();
      return track("page", { path: pathOf(here()) });
    },
    touch: ({ url, referrer = "" }) => arrivals.arrive(url, referrer),
    respond: (async (...answers: Parameters<Sender["respond"]>) =>
      (await base.send()).respond(...answers)) as Voz["respond"],
    open: async (surveyId) => (await wake()).open(surveyId),
    close: () => engine?.close(),
    explain(surveyId) {
      void wake();
      void explaining();
      if (engine && explained && live) return explained(base, engine.judge, surveyId);
      voz.track("");
      return ["no_config"];
    },
    on: signals.on,
    flush: async () => (await base.send()).flush(),
    destroy() {
      over = true;
      base.rules?.turn([]);
      engine?.stop();
      base.sender?.stop();
      base.stop?.();
      for (const [target, name, listener] of listening) target?.removeEventListener?.(name, listener);
    },
  };
  guard(voz, signals.fail, () => over);
  void voz.setConsent(options.consent ?? "pending");
  return voz;
}

/**
 * The address that was opened. A router may have rewritten it before this script came; the browser remembers it, though
 * not every one its fragment.
 */
function opened(href = ""): string {
  const name = (globalThis as Partial<typeof globalThis>).performance?.getEntriesByType?.("navigation")?.[0]?.name;
  // What there is not is no address either.
  return /^https?:/.test(name!) && name !== href.split("#")[0] ? name! : href;
}

/** Fetched when it is first asked for, if it is not there; after a failure, anew the next time. */
function once<Part extends object>(
  fetchPart: () => Part | Promise<Part>,
  found: (part: Part) => unknown,
): () => Promise<Part> {
  let fetching: Promise<Part> | undefined;
  return () => {
    if (!fetching) {
      const part = fetchPart();
      if (!(part instanceof Promise)) found(part);
      fetching = Promise.resolve(part);
      fetching.then(found, () => (fetching = undefined));
    }
    return fetching;
  };
}

/** As it will be sent: what JSON cannot say fails here, where it came in, and later changes by the host do not count. */
export const copyOf = <Facts>(facts: Facts): Facts => JSON.parse(JSON.stringify(facts)) as Facts;

/** Nothing that goes wrong in a method reaches the host, neither thrown nor as a rejection that nobody handles. */
function guard(voz: Voz, fail: Signals["fail"], over: () => boolean): void {
  const methods = voz as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const [name, method] of Object.entries(methods))
    methods[name] = (...args) => {
      const told = (thrown: unknown): void => fail("command", thrown);
      try {
        // After the end nothing is done any more.
        const result = over() ? undefined : method(...args);
        return result instanceof Promise ? result.catch(told) : result;
      } catch (thrown) {
        return told(thrown);
      }
    };
}
