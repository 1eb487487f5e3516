/** A world of its own for each test: a workspace with keys, a clock that the test sets, and the app to ask. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { CollectResult, Scope, Survey, SurveyDraft, WorkspaceSettings } from "#contract";
import { createApp } from "../../worker/app.ts";
import { settingsOf } from "../../worker/env.ts";
import { openDatabase } from "../../worker/db/index.ts";
import { newIdWith } from "../../worker/http/context.ts";
import { cryptoRandom } from "../../worker/http/token.ts";
import { createKey } from "../../worker/workspaces/keys.ts";
import { createWorkspace } from "../../worker/workspaces/create.ts";

export type Json = Record<string, unknown>;

export interface Asking {
  method?: string;
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  raw?: BodyInit;
  headers?: Record<string, string>;
  /** A secret key; null for none. */
  key?: string | null;
}
export interface Answer<Body = Json> {
  status: number;
  body: Body;
  headers: Headers;
}

let clock = Date.parse("2026-03-10T12:00:00Z");
/** One app for a file, as one Worker instance serves many tenants. */
const app = createApp({ now: () => clock, random: cryptoRandom });

export const setClock = (at: string): void => void (clock = Date.parse(at));
export const now = (): Date => new Date(clock);

/** A UUIDv7 of the test's own: the clock's time, random otherwise. */
export function uuid7(time = clock): string {
  const stamp = time.toString(16).padStart(12, "0");
  const random = crypto.randomUUID();
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${random.slice(15, 18)}-${random.slice(19)}`;
}

export async function makeWorld(
  options: {
    timeZone?: string;
    origins?: string[];
    scopes?: Scope[];
    settings?: Partial<WorkspaceSettings>;
    instance?: ReturnType<typeof createApp>;
  } = {},
) {
  const db = openDatabase(env.DB);
  const workspaceId = await createWorkspace(
    db,
    {
      name: "Test",
      timeZone: options.timeZone ?? "UTC",
      locale: "es",
      ...(options.settings ? { settings: options.settings } : {}),
    },
    now(),
    cryptoRandom,
  );
  const vault = { secret: settingsOf(env).authSecret, random: cryptoRandom };
  const here = { db, workspaceId, now: now(), newId: newIdWith(cryptoRandom), vault };
  const publicKey = (
    await createKey(here, { kind: "public", name: "site", origins: options.origins ?? [] }, cryptoRandom)
  ).key;
  const secret = await createKey(
    here,
    { kind: "secret", name: "server", scopes: options.scopes ?? ["read", "personal", "write", "admin"] },
    cryptoRandom,
  );
  const secretKey = secret.secret ?? "";
  const instance = options.instance ?? app;

  async function fetchRaw(
    path: string,
    { method, body, raw, headers = {}, key = secretKey }: Asking = {},
  ): Promise<Response> {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const request = new Request(`https://voz.test${path}`, {
      method: method ?? (content === undefined ? "GET" : "POST"),
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        // Each world has an address of its own, so that one test's items are not another's limit.
        "cf-connecting-ip": workspaceId,
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
      redirect: "manual",
    });
    const context = createExecutionContext();
    const answer = await instance.fetch(request, env, context);
    await waitOnExecutionContext(context);
    return answer;
  }

  async function ask<Body = Json>(path: string, asking: Asking = {}): Promise<Answer<Body>> {
    const answer = await fetchRaw(path, asking);
    const text = await answer.text();
    const isJson = /[/+]json\b/.test(answer.headers.get("content-type") ?? "");
    return { status: answer.status, body: (isJson ? JSON.parse(text) : text) as Body, headers: answer.headers };
  }

  /** From another address for every 300 items: of one, no more than 600 are taken in a minute, and these clocks stand still. */
  let collected = 0;
  const collect = async (...items: unknown[]): Promise<CollectResult[]> => {
    const address = `${workspaceId}${collected < 300 ? "" : `/${Math.floor(collected / 300)}`}`;
    collected += items.length;
    const { status, body } = await ask<{ results: CollectResult[] }>("/v1/collect", {
      body: { key: publicKey, items },
      key: null,
      headers: { "cf-connecting-ip": address },
    });
    if (status !== 200) throw new Error(`collect answered ${status}: ${JSON.stringify(body)}`);
    return body.results;
  };

  const publish = async (
    draft: Partial<SurveyDraft> & Pick<SurveyDraft, "questions">,
  ): Promise<{ id: string; version: number }> => {
    const made = await ask<Survey>("/v1/surveys", { body: { name: "Survey", ...draft } });
    if (made.status !== 201) throw new Error(`the survey was refused: ${JSON.stringify(made.body)}`);
    const { body } = await ask<{ id: string; version: number }>(`/v1/surveys/${made.body.id}/publish`, {
      method: "POST",
    });
    return { id: body.id, version: body.version };
  };

  return { workspaceId, publicKey, secretKey, here, ask, fetchRaw, collect, publish, d1: env.DB };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** The three kinds of question at once, as most tests need them. */
export const threeQuestions: SurveyDraft["questions"] = [
  { id: "nps", kind: "nps", ask: { es: "¿Nos recomendarías?", en: "Would you recommend us?" }, required: true },
  { id: "kept", kind: "promise" },
  { id: "why", kind: "text", ask: "¿Por qué?" },
];

/** A complete response to the survey; `more` goes over it. */
export const response = (survey: { id: string; version: number }, more: Json = {}): Json => ({
  type: "response",
  id: uuid7(),
  surveyId: survey.id,
  surveyVersion: survey.version,
  state: "complete",
  answers: { nps: 9 },
  at: now().toISOString(),
  ...more,
});

export const touch = (params: Record<string, string> = {}, referrer = "", at = now().toISOString()): Json => ({
  at,
  session: 1,
  params,
  referrer,
  host: "shop.test",
  landing: "/",
});
