/**
 * What a preset is: a pure way from an event to requests. It says what it needs, builds one request after another, each
 * from what the ones before were answered, and judges the answers. Sending, waiting and trying again is the sender's.
 * Every plan may be begun anew at any time, since a sender may die between two requests: a step that makes something
 * first looks whether it is there.
 */
import type {
  customerParts,
  Event,
  EventType,
  FactName,
  PresetName,
  Response,
  ToldCustomer,
  Truncated,
} from "#contract";

export type Language = "es" | "en";

/** One thing that the owner has to give. */
export interface Need {
  name: string;
  /** Stored encrypted, and never told again. */
  secret?: true;
  /** Taken where nothing is given; without one it has to be given. */
  otherwise?: string;
  /** What it has to look like, whole. */
  shape?: RegExp;
  options?: readonly string[];
}

/** What the owner gave, with what is taken otherwise. */
export interface Given {
  settings: Readonly<Record<string, string>>;
  secrets: Readonly<Record<string, string>>;
  fields: Readonly<Record<string, FactName>>;
  /** Where the owner names the address. */
  url: string;
}

export type Facts = Readonly<Record<string, string | number | null>>;

/** A response as presets see it. */
export interface About {
  response: Response;
  facts: Facts;
  /** What was asked, and what was answered. */
  lines: readonly (readonly [question: string, answer: string])[];
  person: Person;
  /** Questions whose answers say how to reach somebody. */
  contacts: readonly string[];
}
/** A customer as presets see them. */
export interface AboutCustomer {
  customer: ToldCustomer;
  changed: readonly (typeof customerParts)[number][];
  /** Whether they may be named to others at all. */
  named: boolean;
  /** The same, for who needs an address. */
  person: Person;
  facts: Facts;
}
/** Who may be named to others, or why nobody. */
export type Person = { email: string; name: string | null } | { skip: "no_email" | "no_consent" };

/** What happened, ready for a preset. */
export interface Told {
  event: Event;
  /** What stands in place of its `data` where the whole is too large; null where nothing could. */
  thin: Truncated | null;
  /** Null for what is not about a response that can be read. */
  about: About | null;
  /** Null for what is not about a customer. */
  customer: AboutCustomer | null;
  language: Language;
}

export interface Request {
  method: "GET" | "POST" | "PUT" | "PATCH";
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** With the endpoint's secret, as Standard Webhooks has it. */
  signed?: true;
}
export interface Answer {
  status: number;
  body: string;
  location: string | null;
}
/** What the steps before have found out. */
export type Known = Readonly<Record<string, string>>;
export type Read =
  | { ok: true; known?: Known }
  /** `final`: trying again would be answered the same. */
  | { ok: false; why: string; final?: true };

export interface Step {
  name: string;
  /** Null where there is nothing to do any more. */
  request: (known: Known) => Request | null;
  read: (answer: Answer) => Read;
  /** What it found out may be kept in memory for so many milliseconds: a token that others hand out sparingly. */
  keep?: number;
}
export type Plan = { skip: string } | { steps: readonly Step[] };

export interface Preset {
  name: PresetName;
  needs: readonly Need[];
  /** "given": the owner names it; "secret": it is a need called `url`; else what the needs make of it. */
  address: "given" | "secret" | ((settings: Readonly<Record<string, string>>) => string);
  /** Events that it can tell. */
  types: readonly EventType[];
  /** What goes into which field where the owner says nothing; null where there are no fields to choose. */
  fields: Readonly<Record<string, FactName>> | null;
  /** What the key has to be allowed to do, by their names. */
  scopes: readonly string[];
  plan: (told: Told, given: Given) => Plan;
  /** Tells whether everything is in order, with as little trace as can be. */
  test: (told: Told, given: Given) => readonly Step[];
  words: Readonly<Record<Language, PresetWords>>;
}

export interface PresetWords {
  title: string;
  lead: string;
  /** By name, and by option where there are any. */
  needs: Readonly<Record<string, { label: string; help: string; options?: Readonly<Record<string, string>> }>>;
}
