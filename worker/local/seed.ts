/**
 * The demo world of a local run: a workspace with its keys and an account, and, unless it is to stay empty, a journey,
 * six campaigns with their promises, surveys, and a year of it, or a week for who is in a hurry. What has a public door
 * comes in through it; only answers of days that are over cannot (year/store.ts).
 */
import { metricLimits } from "#contract";
import { createOwner } from "../accounts/owner.ts";
import { openDatabase } from "../db/index.ts";
import { makeAuth } from "../http/auth.ts";
import { newIdWith } from "../http/context.ts";
import { cryptoRandom, randomText } from "../http/token.ts";
import { createKey } from "../workspaces/keys.ts";
import { createWorkspace } from "../workspaces/create.ts";
import { demoAnswers } from "./answers.ts";
import { campaigns, touchpoints } from "./shop/campaigns.ts";
import { surveys, type SurveyName } from "./shop/surveys.ts";
import type { Demo } from "./state.ts";
import type { Shop } from "./year/answers.ts";
import { yearPath, type YearOrder } from "./year/path.ts";
import { yearSpend } from "./year/spend.ts";

type Ask = (path: string, init?: { method: string; body: unknown; key?: string }) => Promise<Record<string, unknown>>;

/** Keys are made anew for each world; pages of this machine may use the public one. */
const localOrigins = ["http://localhost:*", "http://127.0.0.1:*", "http://*.localhost:*"];

export async function seedWorkspace(d1: D1Database, url: string, authSecret: string): Promise<Demo> {
  const db = openDatabase(d1);
  const now = new Date();
  const workspaceId = await createWorkspace(
    db,
    // Everybody who tries the demo shall be asked, and see a promise quoted: nobody falls into a group without.
    { name: "Anochece", timeZone: "UTC", locale: "es", settings: { genericShare: 0, holdout: 0 } },
    now,
    cryptoRandom,
  );
  const here = { db, workspaceId, now, newId: newIdWith(cryptoRandom) };
  const publicKey = await createKey(here, { kind: "public", name: "Tienda", origins: localOrigins }, cryptoRandom);
  const secretKey = await createKey(
    here,
    { kind: "secret", name: "Demo", scopes: ["read", "personal", "write", "admin"] },
    cryptoRandom,
  );
  const email = "demo@voz.example";
  const password = randomText(16, cryptoRandom);
  const settings = { authSecret, limits: true, dailyItems: 500_000, loopback: false, local: true };
  const auth = makeAuth(db, settings, url, Date.now);
  await createOwner(db, auth, { name: "Demo", email, password }, workspaceId, now);
  return { url, workspaceId, publicKey: publicKey.key, secretKey: secretKey.secret ?? "", email, password };
}

/** The journey, the campaigns and the surveys, through the API, as a customer's own systems would. */
async function openShop(ask: Ask, asked: readonly SurveyName[]): Promise<Shop> {
  await ask("/v1/touchpoints", { method: "PUT", body: touchpoints });
  const promises: [string, { id: string; version: number }][] = [];
  for (const [name, campaign] of Object.entries(campaigns)) {
    const made = await ask("/v1/campaigns", { method: "POST", body: campaign });
    const [promise] = made["promises"] as { id: string; version: number }[];
    if (promise) promises.push([name, { id: promise.id, version: promise.version }]);
  }
  const published: [string, { id: string; version: number }][] = [];
  for (const name of asked) {
    const { id } = await ask("/v1/surveys", { method: "POST", body: surveys[name] });
    const { version } = await ask(`/v1/surveys/${String(id)}/publish`, { method: "POST", body: {} });
    published.push([name, { id: String(id), version: Number(version) }]);
  }
  return { surveys: Object.fromEntries(published), promises: Object.fromEntries(promises) } as unknown as Shop;
}

/** The shop, what its pages ask, and a week of answers, all through the public doors. Tells the id of the survey that the pages show. */
export async function seedDemo(ask: Ask, publicKey: string): Promise<string> {
  const shop = await openShop(ask, ["checkout", "guide"]);
  const { id, version } = shop.surveys.checkout;
  const promises = [shop.promises.over, shop.promises.handmade];
  const items = demoAnswers({ surveyId: id, version, promises, now: Date.now() });
  for (let from = 0; from < items.length; from += 25) {
    const answer = await ask("/v1/collect", {
      method: "POST",
      body: { key: publicKey, items: items.slice(from, from + 25) },
      key: "",
    });
    const bad = (answer["results"] as { status: string }[]).find(({ status }) => status === "rejected");
    if (bad) throw new Error(`a demo answer was rejected: ${JSON.stringify(bad)}`);
  }
  return id;
}

/** The shop and a year of it: what the platforms report, answers and funnels. Needs the runtime that opens `year-door.ts`. */
export async function seedYear(ask: Ask, publicKey: string, authSecret: string): Promise<string> {
  const shop = await openShop(ask, Object.keys(surveys) as SurveyName[]);
  const now = Date.now();
  const spend = yearSpend(now);
  for (let from = 0; from < spend.length; from += metricLimits.rows)
    await ask("/v1/campaign-metrics", { method: "PUT", body: spend.slice(from, from + metricLimits.rows) });
  await ask(yearPath, { method: "POST", body: { shop, publicKey, now } satisfies YearOrder, key: authSecret });
  return shop.surveys.checkout.id;
}
