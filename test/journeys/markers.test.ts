/**
 * After a run with values that nobody else has, the bytes of the database, the logs and what was sent to endpoints are
 * searched for them: each is found where the data map says, and nowhere else (5.4, 5.6, 5.7, 5.14).
 */
import { readdirSync, readFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Config } from "#contract";
import { serve } from "../../examples/crm-receiver/serve.ts";
import { freePort, serveVoz, uuid7, type Served } from "./served.ts";

let voz: Served;
let server: Server;
const bodies: string[] = [];

beforeAll(async () => {
  voz = await serveVoz({ VOZ_LOOPBACK: "allow" });
  const port = await freePort();
  const app = new Hono();
  app.post("/in", async (c) => {
    bodies.push(await c.req.text());
    return c.text("ok");
  });
  server = await serve(app, port);
  await voz.ask("/v1/endpoints", {
    body: {
      url: `http://localhost:${port}/in`,
      types: ["response.completed", "response.updated", "customer.updated", "customer.erased"],
    },
  });
});
afterAll(async () => {
  server.close();
  await voz.stop();
});

/** Every file of the state folder: the database, its journal, and whatever else a run leaves there. */
function stored(): string {
  const files = readdirSync(voz.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1")).join("\n");
}

const address = "203.0.113.77";
/** Written as words, where nobody asked for them. */
const written = {
  email: "written.marker@words.example",
  card: "4532015112830366",
  spaced: "4532 0151 1283 0366",
  phone: "+34 698 765 432",
  password: "Marker-Secret-77!",
};
/** Left where a question asked for it. */
const reached = { name: "Marker Reached", email: "reached.marker@shop.example", phone: "+34 611 777 077" };
/** Told by the company's own system, as its customer. */
const declared = { id: "marker-customer-77", email: "declared.marker@shop.example", name: "Marker Declared" };

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { "cf-connecting-ip": address, "x-forwarded-for": address, "x-real-ip": address };
  return fetch(voz.url + path, { ...init, headers: { ...headers, "content-type": "application/json" } });
}

it("finds each where the data map says, and nowhere else", async () => {
  const config = (await (await send(`/v1/config?key=${voz.demo.publicKey}`)).json()) as Config;
  const survey = config.surveys.find(({ questions }) => questions.some(({ kind }) => kind === "text"));
  const [question, nps] = ["text", "nps"].map((kind) => survey?.questions.find((one) => one.kind === kind)?.id ?? "");
  const why = `Soy ${written.email}, ${written.phone}; ${written.card} o ${written.spaced}. Contraseña: ${written.password}`;
  const asking = await voz.ask<{ id: string }>("/v1/surveys", {
    body: {
      name: "Reach",
      questions: [{ id: "me", kind: "contact", ask: "?", fields: ["name", "email", "phone"].map((id) => ({ id })) }],
    },
  });
  const { version } = await voz.ask<{ version: number }>(`/v1/surveys/${asking.id}/publish`, { method: "POST" });
  const item = {
    type: "response",
    id: uuid7(),
    surveyId: survey?.id,
    surveyVersion: survey?.version,
    state: "partial",
    answers: { [nps ?? ""]: 9, [question ?? ""]: why },
    at: new Date().toISOString(),
    visitorId: "marker-visitor-77",
    customer: declared,
    consent: { state: "granted" },
  };
  const collect = (one: object) =>
    send("/v1/collect", { method: "POST", body: JSON.stringify({ key: voz.demo.publicKey, items: [one] }) });
  expect(await (await collect(item)).json()).toMatchObject({ results: [{ status: "stored" }] });
  // Refused ones, too: nothing of what could not be read is kept or logged.
  const refused = { ...item, id: uuid7(), state: "complete", answers: { nobody: why } };
  expect(await (await collect(refused)).json()).toMatchObject({ results: [{ status: "rejected" }] });
  expect((await send(`/v1/customers/${declared.id}/export?q=${encodeURIComponent(written.email)}`)).status).toBe(401);
  const left = {
    id: uuid7(),
    surveyId: asking.id,
    surveyVersion: version,
    answers: { me: reached },
    state: "complete",
  };
  expect(await (await collect({ ...item, ...left })).json()).toMatchObject({ results: [{ status: "stored" }] });
  const complete = { ...item, id: uuid7(), surveyId: survey?.id, state: "complete" };
  expect(await (await collect(complete)).json()).toMatchObject({ results: [{ status: "stored" }] });
  await expect.poll(() => bodies.length, { timeout: 30_000 }).toBeGreaterThan(1);

  const [database, logs, sent] = [stored(), voz.said(), bodies.join("\n")];
  for (const marker of [address, ...Object.values(written)])
    expect([marker, database.includes(marker), logs.includes(marker), sent.includes(marker)]).toEqual([
      marker,
      false,
      false,
      false,
    ]);
  for (const marker of Object.values(declared))
    // E-mail and name lie sealed (5.7); the id is what a customer is known by.
    expect([marker, database.includes(marker), logs.includes(marker)]).toEqual([marker, marker === declared.id, false]);
  // A contact lies sealed, too; endpoints are told it.
  for (const marker of Object.values(reached))
    expect([marker, database.includes(marker), logs.includes(marker), sent.includes(marker)]).toEqual([
      marker,
      false,
      false,
      true,
    ]);
  expect(sent).toContain(declared.email);

  const exported = await voz.ask<{ tables: Record<string, unknown[]> }>(`/v1/customers/${declared.id}/export`);
  expect(JSON.stringify(exported)).toContain(declared.email);
  await voz.ask(`/v1/customers/${declared.id}`, { method: "DELETE" });
  await expect.poll(() => bodies.join("\n"), { timeout: 30_000 }).toContain("customer.erased");
  expect(bodies.join("\n")).toContain("customer.updated");
  expect(bodies.at(-1)).not.toContain(declared.email);
});
