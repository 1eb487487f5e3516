/** Customers as pages and servers tell of them, for the tests of what is read of them. */
import type { Customer } from "#contract";
import { createApp } from "../../../worker/app.ts";
import { makeOutside } from "../deliveries/outside.ts";
import { makeWorld, now, response, setClock, threeQuestions, touch, uuid7, type Json, type World } from "../world.ts";

export const identify = (customer: Json, more: Json = {}): Json => ({
  type: "identify",
  id: uuid7(),
  customer,
  at: now().toISOString(),
  ...more,
});

export async function proofOf(world: World, id: string): Promise<string> {
  const secret = await world.d1
    .prepare("SELECT identity_secret AS s FROM workspaces WHERE id = ?1")
    .bind(world.workspaceId)
    .first<string>("s");
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secret ?? ""),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(id)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A shop with a campaign that makes a promise, and customers who answer on days of their own. */
export async function makeShop() {
  const world = await makeWorld({ instance: createApp(makeOutside().outside) });
  const { body: campaign } = await world.ask<{ id: string; promises: { id: string; version: number }[] }>(
    "/v1/campaigns",
    {
      body: {
        name: "Spring",
        match: [{ field: "campaign", op: "is", value: "spring" }],
        promises: [{ statement: { en: "Arrives in 24 hours", es: "Llega en 24 horas" }, kind: "speed" }],
      },
    },
  );
  const survey = await world.publish({ name: "After delivery", questions: threeQuestions });
  const [promise] = campaign.promises;
  const asked = { id: promise?.id ?? "", version: promise?.version ?? 0, arm: "quoted" };
  /** Answers as of that time; the id of the response. */
  const answer = async (at: string, customer: Partial<Customer> | null, more: Json = {}): Promise<string> => {
    setClock(at);
    const item = response(survey, { ...(customer ? { customer } : {}), ...more });
    const [result] = await world.collect(item);
    if (result?.status !== "stored") throw new Error(`not stored: ${JSON.stringify(result)}`);
    return String(item["id"]);
  };
  return { world, campaign, survey, promise: asked, answer };
}
export const spring = (at: string): Json =>
  touch({ utm_source: "mail", utm_medium: "email", utm_campaign: "spring" }, "", at);
