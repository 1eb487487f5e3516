/** What a host gives to `createVoz`, and what it gets back. Types only. */
import type { Compare } from "../compare.ts";
import type {
  CollectResult,
  ConsentState,
  DecideAnswer,
  Localized,
  PromiseRef,
  PublishedSurvey,
  ResponseState,
  Theme,
} from "../contract/wire.types.ts";
import type { Reason } from "./eligibility.ts";
import type { VozError } from "./error.ts";
import type { Trigger } from "./matches.ts";
import type { StorageLike } from "./shelf.ts";
import type { RandomBytes } from "./uuid.ts";

/** What happened, for `voz.on`. */
export interface VozEvents {
  /** A survey came into view. */
  shown: { surveyId: string; surveyVersion: number };
  /** The visitor did something in it for the first time. */
  started: { surveyId: string; responseId: string };
  /** A question was answered; `answers` holds all so far. */
  answered: { surveyId: string; responseId: string; questionId: string; answers: Record<string, unknown> };
  /** The answers were submitted. They are safe: sent, or kept until they are. */
  completed: { surveyId: string; responseId: string; answers: Record<string, unknown> };
  /** The visitor closed the survey before its end. */
  dismissed: { surveyId: string; responseId: string; answers: Record<string, unknown> };
  /** Something went wrong. The host page is not disturbed by it. */
  failed: { error: VozError };
}

/** How a shown survey is held: by the client, for as long as it is there. */
export interface ShownSurvey {
  show(): void;
  remove(): void;
}

/** What a survey counted on the way. Sent in the response's context; a fact of the host by the same name gives way. */
export type Variables = Readonly<Record<string, number | string>>;

/** What is known about the visitor beside the answers. Stays in the page. */
export interface Facts {
  /** Of the identified customer. */
  traits?: Record<string, unknown> | undefined;
  name?: string | undefined;
  /** What the host set by `setContext`. */
  context?: Record<string, unknown> | undefined;
  campaign?: DecideAnswer["campaign"] | undefined;
  channel?: string | undefined;
  /** As the arrival's own link says. */
  source?: string | undefined;
  medium?: string | undefined;
}

/** What a view of a survey gets, and whom it tells what the visitor does. */
export interface Showing {
  /** The language in which the survey comes out. */
  locale: string;
  /** A text of the survey in that language, or in one that it has. */
  say(text: Localized): string;
  promise: DecideAnswer["promise"];
  /** How surveys look in this workspace. */
  theme?: Theme | undefined;
  /** Answers that this visitor gave earlier and did not submit. */
  answers: Record<string, unknown>;
  /** The host opened it; otherwise it came up by itself, and must not take the focus. */
  opened: boolean;
  shown(): void;
  /** What a survey's conditions and texts may ask for, as it stands now. */
  facts(): Facts;
  /** What the operators of a survey's conditions mean. */
  compare: Compare;
  /** `answers` holds all so far, this one included; `variables` what the survey counted by them. */
  answered(questionId: string, answers: Record<string, unknown>, variables?: Variables): void;
  /** Submits. Settles after the first try to send: "queued" means kept, and sent as soon as possible. */
  complete(answers: Record<string, unknown>, variables?: Variables): Promise<Submitted>;
  /** The visitor closed it, or put it off. After `complete` this only makes room for another survey. */
  closed(act?: "dismissed" | "snoozed"): void;
}

/** The socket for a view: `@voz/widget` is one. */
export type Show = (survey: PublishedSurvey, showing: Showing) => ShownSurvey | Promise<ShownSurvey>;

/** What became of a response. `queued`: it is kept and will be sent; `rejected`: `code` says why. */
export type Submitted = Pick<CollectResult, "status" | "code" | "issues"> & { id: string };

export interface VozOptions {
  /** Where Voz runs, such as `https://voice.example.com`. */
  host: string;
  /** The workspace's public key, `voz_pk_…`. */
  key: string;
  /** `pending` unless said otherwise: nothing is kept on the device. */
  consent?: ConsentState | undefined;
  /** The language to use where a survey speaks it; the page's or the browser's if missing. */
  locale?: string | undefined;
  /** Days of rest between two different surveys for one visitor; what the workspace says (14) if missing. */
  quietDays?: number | undefined;
  /** One visitor is asked at most so many times in 30 days; what the workspace says (2) if missing. */
  mostAsks?: number | undefined;
  /** A domain such as `example.com`: with consent, what is kept of arrivals is known at all of its hosts, by a cookie. */
  cookie?: string | undefined;
  /** The arrival, where there is no `location` and no `document`. */
  url?: string;
  referrer?: string;
  /** A synchronous store; `localStorage` if missing. */
  storage?: StorageLike;
  fetch?: typeof fetch;
  /** Sends when the page goes away; `navigator.sendBeacon` if missing. True: it was taken on. */
  beacon?: (url: string, body: string) => boolean;
  /**
   * For hosts without a page, such as React Native: tells `hidden` when the app leaves the screen, and `online` when the
   * network is back. What it answers is called in the end.
   */
  lifecycle?: (tell: (what: "hidden" | "online") => void) => (() => void) | void;
  /** Milliseconds since 1970. */
  now?: () => number;
  random?: RandomBytes;
  /** Global Privacy Control; the browser's own signal if missing. */
  privacySignal?: boolean;
  /** Shows surveys. Without it none comes up by itself. */
  show?: Show;
  /** A survey has become likely: a view may fetch what it will need, in the visitor's language (BCP 47, or ""). */
  likely?: (survey: PublishedSurvey, wanted: string) => void;
  /** Called with each page: the triggers that may fire there. The last time, at the end, there is none. */
  awaited?: (triggers: readonly Trigger[]) => void;
}

/** The published surveys by id, with what each takes: `voz types` fills it for a workspace. Empty, anything may be said. */
// oxlint-disable-next-line typescript/no-empty-object-type, typescript/no-empty-interface
export interface Surveys {}
/** A survey's id; those that are known are offered first. */
export type SurveyId = keyof Surveys | (string & {});
/** What a survey takes, as far as it is known. */
export type AnswersTo<Id> = Id extends keyof Surveys ? Surveys[Id] : Record<string, unknown>;

/** What a headless submission may say beside its answers. */
export interface RespondOptions {
  /** A UUIDv7 of the host's own, to submit again under the same name. */
  id?: string;
  /** Above the one before when a response is sent again with other answers. */
  revision?: number;
  /** `complete` if missing. */
  state?: ResponseState;
  startedAt?: string;
  locale?: string;
  touchpoint?: string;
  promise?: PromiseRef;
}

/** Which words of a consent were agreed to, and for what. */
export interface ConsentDetails {
  textVersion?: string;
  purposes?: string[];
}

/** The client. None of its methods throws; failures in the background are told to `on("failed")`. */
export interface Voz {
  /** Names the customer. `email`, `name` and `proof` among the traits have places of their own. */
  identify(customerId: string, traits?: Record<string, unknown>): void;
  /** Another person comes: the visitor id, the customer and the context go. */
  reset(): void;
  /** What may be kept and sent from now on. Going to `denied` deletes what only `granted` allows. */
  setConsent(state: ConsentState, details?: ConsentDetails): void;
  /** What holds now: with Global Privacy Control it is `denied`, whatever was set. */
  consent(): ConsentState;
  /** A token of Cloudflare Turnstile: it goes along with the next batch, once. */
  challenge(token: string): void;
  /** Facts to send along with answers; merged with those set before. */
  setContext(facts: Record<string, unknown>): void;
  /** Something happened in the journey; may bring a survey up. */
  track(event: string, properties?: Record<string, unknown>): void;
  /** Another page was opened; without a url, the present address. May bring a survey up (event `page`). */
  page(url?: string): void;
  /** An arrival that the host knows of: a deep link, an install referrer. */
  touch(arrival: { url: string; referrer?: string }): void;
  /** Submits answers without a view. Settles after the first try to send. */
  respond<Id extends SurveyId>(surveyId: Id, answers: AnswersTo<Id>, options?: RespondOptions): Promise<Submitted>;
  /** Shows a survey now, whatever speaks against it. */
  open(surveyId: string): void;
  /** Takes the shown survey away, and what is on its way. */
  close(): void;
  /** Why a survey would or would not show now: `["eligible"]`, or all that speaks against it. */
  explain(surveyId: string): Reason[];
  /** Listens. The answer ends it. */
  on<Name extends keyof VozEvents>(event: Name, listener: (event: VozEvents[Name]) => void): () => void;
  /** Sends what waits. Settles when everything was tried once. */
  flush(): Promise<void>;
  /** Ends everything: listeners, timers, the shown survey. What is kept stays for the next load. */
  destroy(): void;
}
