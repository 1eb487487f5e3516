/** What a request carries through the house: bindings, the clock, randomness, who asks. */
import type { Context, Hono } from "hono";
import type { Permission, Role } from "#contract";
import { enterWorkspace, openFor, type Database } from "../db/index.ts";
import type { Env, Settings } from "../env.ts";
import type { Told } from "./audit.ts";
import type { FillRandom } from "./token.ts";
import { randomText } from "./token.ts";

/** The world outside of a request; tests hand in their own. */
export interface World {
  now(): number;
  random: FillRandom;
  /** The internet; deliveries alone go there, and the public door where a workspace has Turnstile tokens checked. */
  call: typeof fetch;
  /** All addresses of a name; throws where nobody could be asked. */
  resolve(host: string): Promise<readonly string[]>;
  /** Ends early, and without complaint, when the signal says so. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Who asks, once known: a secret key, or a person at the dashboard. */
export interface Actor {
  workspaceId: string;
  kind: "key" | "user";
  id: string;
  /** A person's e-mail, a key's name: for the audit log. */
  name: string;
  /** What they may do: by the key's scopes, or by the person's role. */
  may: readonly Permission[];
  /** A person's; keys have none. */
  role?: Role;
  /** The workspace asks for a second factor, and this person has none: nothing but their account is open to them. */
  owesFactor?: boolean;
  /** When somebody took this person's second factor off, until they know of it. */
  factorRemovedAt?: string;
  /** The session that a person asks in. */
  sessionId?: string;
  /** The workspaces that a person belongs to, where they are more than one; this one is first. */
  workspaces?: readonly { id: string; name: string }[];
}

export interface Variables {
  requestId: string;
  world: World;
  db: Database;
  settings: Settings;
  actor: Actor;
  /** Those of a session that was prolonged; an answer that sets cookies of its own goes before them. */
  cookies?: readonly string[];
  /** What the audit log is told beside the operation (see audit.ts). */
  told: Told;
}

export interface AppEnv {
  Bindings: Env;
  Variables: Variables;
}
export type App = Hono<AppEnv>;
export type AppContext = Context<AppEnv>;

/** What a verb needs of its surroundings: the cellar, one workspace, the clock, new ids. */
export interface Surroundings {
  db: Database;
  workspaceId: string;
  now: Date;
  newId(prefix: string): string;
  /** Whoever asks may not see who people are: what names one is hidden wherever it is read. */
  masked?: boolean;
}

/** What seals names and addresses, and opens them: the Worker's secret. */
export interface Vault {
  secret: string;
  random: FillRandom;
}
/** Where somebody is named: with the secret that opens who it is. */
export interface Trusted extends Surroundings {
  vault: Vault;
}

export const newIdWith = (random: FillRandom) => (prefix: string) => `${prefix}_${randomText(20, random)}`;

/** Of another workspace than the one that the request is about, for a person who belongs to both. */
export const databaseOf = (c: AppContext, workspaceId: string): Database => openFor(c.env.DB, workspaceId);

export function surroundingsOf(c: AppContext, workspaceId = c.get("actor").workspaceId): Trusted {
  const { now, random } = c.get("world");
  const db = c.get("db");
  enterWorkspace(db.$client, workspaceId);
  const vault = { secret: c.get("settings").authSecret, random };
  const masked = !(c.get("actor")?.may.includes("personal") ?? true);
  return { db, workspaceId, now: new Date(now()), newId: newIdWith(random), vault, masked };
}
