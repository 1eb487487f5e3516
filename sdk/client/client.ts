/**
 * The client's front: what has to be there at once. How the visitor arrived, who they are, what may be kept; all else is
 * the journey's, which an app may fetch a moment later. Nothing throws into the host.
 */
import type { CollectResult, Config, ConsentState, PublishedSurvey, ResponseItem } from "../contract/wire.types.ts";
import { withAnswer, type Along, type Known } from "./consent.ts";
import { createIdentity, customerOf, type Identity } from "./identity.ts";
import type { Journey } from "./journey.ts";
import { shelfOn, type Shelf } from "./shelf.ts";
import type { Signals } from "./signals.ts";
import { createLoad, type Arrivals } from "./touch.ts";
import type { RandomBytes } from "./uuid.ts";
import type { ConsentDetails, Voz, VozOptions } from "./voz.types.ts";

/** What is there at once. The journey adds to it what it shares with others. */
export interface Front extends Signals {
  options: Omit<VozOptions, "show"> & {
    /** Why the API will refuse an answer, where an app asks before it sends. */
    judge?(survey: PublishedSurvey, item: ResponseItem): Promise<Pick<CollectResult, "code" | "issues"> | undefined>;
    /** Milliseconds that a page has to itself: without consent, the device is asked for what waits there only then. */
    rest?: number;
    /** What is published for everyone, where it came along. */
    config?: Config | undefined;
  };
  now(): number;
  random: RandomBytes;
  shelf: Shelf;
  /** Where the shelf keeps what waits to be sent: a place for each workspace, for a site may have two. */
  box: string;
  arrivals: Arrivals;
  /** The address that was opened. */
  opening(): string;
  identity: Identity;
  consent: ConsentState;
  consentDetails?: ConsentDetails | undefined;
  /** Of Turnstile, for the next batch alone. */
  token?: string | undefined;
  context?: Record<string, unknown> | undefined;
  granted(): boolean;
  /** The address of the present page. */
  here(): string;
  known(): Known;
  /** What would go along with an answer now. */
  along(): Along;
  /** The client was destroyed. */
  over?: true;
}

/** Makes a client on a journey. */
export function createClient(options: Front["options"], signals: Signals, begin: (front: Front) => Journey): Voz {
  const { navigator, document, location } = globalThis as Partial<typeof globalThis>;
  const { now = Date.now, random = (count) => crypto.getRandomValues(new Uint8Array(count)) } = options;
  const granted = (): boolean => front.consent === "granted";
  const shelf = shelfOn(() => options.storage ?? localStorage);
  const href = location?.href;
  const opening = (): string => options.url ?? opened(href);
  const arrivals = createLoad(now, opening, options.referrer ?? document?.referrer ?? "");
  const identity = createIdentity(shelf, random);
  /** The page that the host named, until it names another; else the address is asked. */
  let named: string | undefined;
  const here = (): string => named ?? location?.href ?? options.url ?? "";
  const front: Front = {
    ...signals,
    options,
    now,
    random,
    shelf,
    box: "o." + options.key,
    arrivals,
    opening,
    identity,
    consent: "pending",
    granted,
    here,
    known() {
      return {
        ...identity.who,
        touch: arrivals.current(),
        touches: arrivals.all(),
        page: location && { url: arrivals.plain(location.href) },
        context: front.context,
      };
    },
    along: () => withAnswer(front.consent, front.known()),
  };

  const journey = begin(front);
  let page = here();

  // Another tab of this device took the consent back: nothing is kept or told from here either.
  const elsewhere = ({ key, newValue }: StorageEvent): void => {
    if (key === "voz.t" && !newValue && granted()) voz.setConsent("denied");
  };

  const voz: Voz = {
    ...(journey.own as Pick<Voz, "respond"> & typeof journey.own),
    identify(customerId, traits) {
      // An object would name everybody alike, and nothing nobody: an answer that came with it would be refused.
      if (!customerId || (customerId as unknown) instanceof Object) throw customerId;
      identity.who.customer = copyOf(customerOf(customerId + "", traits));
      journey.turnPage();
      return granted() && journey.settle();
    },
    reset() {
      // What was begun is another person's.
      journey.own.close();
      shelf.write("p");
      identity.forget();
      identity.who.customer = front.context = undefined;
      journey.turnPage();
      if (granted()) identity.remember();
    },
    setConsent(state, details) {
      // Global Privacy Control is a no, whatever a banner says.
      const said =
        (options.privacySignal ?? (navigator as { globalPrivacyControl?: boolean } | undefined)?.globalPrivacyControl)
          ? "denied"
          : state;
      front.consent = said === "granted" || said === "denied" ? said : "pending";
      front.consentDetails = details;
      if (granted()) {
        // Who waits for it has the browser fetch all that is stored, so that is for those who may store.
        globalThis.addEventListener?.("storage", elsewhere);
        identity.remember();
        arrivals.remember();
      }
      if (front.consent === "denied") {
        identity.forget();
        arrivals.forget();
        shelf.write("p");
        shelf.write("bad");
      }
      return journey.settle();
    },
    consent: () => front.consent,
    challenge: (token) => void (front.token = token),
    setContext(facts) {
      front.context = copyOf({ ...front.context, ...facts });
    },
    page(to) {
      named = to;
      const url = here();
      arrivals.route(url);
      // Told again, it is no other page.
      if (page !== (page = url)) journey.turnPage();
      return journey.page(url);
    },
    touch: ({ url, referrer = "" }) => arrivals.arrive(url, referrer),
    on: signals.on,
    destroy() {
      front.over = true;
      journey.stop();
      globalThis.removeEventListener?.("storage", elsewhere);
    },
  };
  guard(voz, front);
  voz.setConsent(options.consent ?? "pending");
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

/** As it will be sent: what JSON cannot say fails here, where it came in, and later changes by the host do not count. */
export const copyOf = <Facts>(facts: Facts): Facts => JSON.parse(JSON.stringify(facts)) as Facts;

/**
 * Nothing that goes wrong in a method reaches the host, neither thrown nor as a rejection that nobody handles; and who is
 * promised no answer is given none, for some take one for something to be called.
 */
function guard(voz: Voz, front: Front): void {
  const methods = voz as unknown as Record<string, (...args: unknown[]) => unknown>;
  const told = (thrown: unknown): void => front.fail("command", thrown);
  // Not by entries: taking those apart is code that each page keeps.
  Object.keys(methods).forEach((name) => {
    const method = methods[name]!;
    // And `on`, which stands in it.
    const answers = "respond,flush,explain,consent".includes(name);
    methods[name] = (...args) => {
      let result: unknown;
      try {
        // After the end nothing is done any more, but who asks is answered.
        if (answers || !front.over) result = method(...args);
        // Whoever replaced Promise did not replace what async functions answer.
        result = (result as Promise<unknown> | undefined)?.catch?.(told) ?? result;
      } catch (thrown) {
        told(thrown);
      }
      return answers ? result : undefined;
    };
  });
}
