/**
 * The demo world of a local run: a workspace with its keys and an account, and, unless it is to stay empty, a journey,
 * two campaigns with their promises, a survey, and a week of answers. What has a public door comes in through it.
 */
import type { CampaignDraft, SurveyDraft } from "#contract";
import { createOwner } from "../accounts/owner.ts";
import { openDatabase } from "../db/index.ts";
import { makeAuth } from "../http/auth.ts";
import { newIdWith } from "../http/context.ts";
import { cryptoRandom, randomText } from "../http/token.ts";
import { createKey } from "../workspaces/keys.ts";
import { createWorkspace } from "../workspaces/create.ts";
import { demoAnswers } from "./answers.ts";
import type { Demo } from "./state.ts";

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
    { kind: "secret", name: "Demo", scopes: ["read", "write", "admin"] },
    cryptoRandom,
  );
  const email = "demo@voz.example";
  const password = randomText(16, cryptoRandom);
  const auth = makeAuth(db, { authSecret, limits: true, local: true }, url);
  await createOwner(db, auth, { name: "Demo", email, password }, workspaceId, now);
  return { url, workspaceId, publicKey: publicKey.key, secretKey: secretKey.secret ?? "", email, password };
}

const touchpoints = [
  { id: "landing", name: { es: "Llegada", en: "Landing" }, stage: "discover" },
  { id: "product", name: { es: "Producto", en: "Product" }, stage: "choose" },
  { id: "checkout", name: { es: "Pago", en: "Checkout" }, stage: "buy" },
  { id: "delivery", name: { es: "Entrega", en: "Delivery" }, stage: "receive" },
];

const campaigns: CampaignDraft[] = [
  {
    name: "Entrega en 24 h",
    owner: "Lucía Ferrer",
    channel: "email",
    externalIds: [],
    priority: 0,
    match: [{ field: "campaign", op: "is", value: "entrega-24h" }],
    promises: [
      {
        statement: { es: "Tu pedido llega en 24 horas", en: "Your order arrives within 24 hours" },
        kind: "speed",
        madeIn: "email",
        dueTouchpoint: "checkout",
      },
    ],
  },
  {
    name: "Otoño artesano",
    owner: "Marc Vidal",
    channel: "paid_social",
    externalIds: [],
    priority: 0,
    match: [{ field: "campaign", op: "is", value: "otono-artesano" }],
    promises: [
      {
        statement: { es: "Piezas hechas a mano, sin defectos", en: "Handmade pieces, without flaws" },
        kind: "quality",
        madeIn: "ad",
        dueTouchpoint: "checkout",
      },
    ],
  },
];

export const demoAsk = {
  es: "¿Recomendarías Anochece a una persona cercana?",
  en: "Would you recommend Anochece to someone close to you?",
};

const survey: SurveyDraft = {
  name: "Después de la compra",
  locale: "es",
  touchpoint: "checkout",
  questions: [
    {
      id: "nps",
      kind: "nps",
      ask: demoAsk,
      required: true,
    },
    { id: "kept", kind: "promise" },
    {
      id: "why",
      kind: "text",
      ask: { es: "¿Qué es lo que más ha pesado en tu respuesta?", en: "What weighed most in your answer?" },
      max: 1000,
    },
  ],
  endings: [
    {
      id: "thanks",
      say: { es: "¡Gracias! Lo leerá una persona del taller.", en: "Thank you! Someone at the workshop will read it." },
    },
  ],
  when: { any: [{ event: "order_completed" }] },
  // In a shop one would ask once in a season; whoever tries the demo wants to see it again.
  repeat: { mode: "always" },
  show: { as: "popover", corner: "bottom-end" },
};

/** For the example of a survey inside a page: it comes at the end of a guide. */
const guide: SurveyDraft = {
  name: "Al final de la guía",
  locale: "es",
  questions: [
    {
      id: "useful",
      kind: "yesno",
      ask: { es: "¿Te ha servido esta guía?", en: "Was this guide useful?" },
      required: true,
    },
    {
      id: "missing",
      kind: "text",
      ask: { es: "¿Qué has echado en falta?", en: "What did you miss?" },
      max: 1000,
      showIf: { all: [{ answer: "useful", op: "is", value: false }] },
    },
  ],
  when: { any: [{ event: "guide_read" }] },
  repeat: { mode: "always" },
  show: { as: "inline", selector: "#opinion" },
};

/** Fills the demo workspace through the API, as a customer's own systems would. Tells the survey's id. */
export async function seedDemo(ask: Ask, publicKey: string): Promise<string> {
  await ask("/v1/touchpoints", { method: "PUT", body: touchpoints });
  const promises: { id: string; version: number }[] = [];
  for (const campaign of campaigns) {
    const made = await ask("/v1/campaigns", { method: "POST", body: campaign });
    const [promise] = made["promises"] as { id: string; version: number }[];
    if (promise) promises.push({ id: promise.id, version: promise.version });
  }
  const publish = async (draft: SurveyDraft): Promise<{ id: string; version: number }> => {
    const { id } = await ask("/v1/surveys", { method: "POST", body: draft });
    const { version } = await ask(`/v1/surveys/${String(id)}/publish`, { method: "POST", body: {} });
    return { id: String(id), version: Number(version) };
  };
  const { id, version } = await publish(survey);
  await publish(guide);
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
