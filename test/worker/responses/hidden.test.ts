/** Who may not see people sees none: no address, name, id or fact of theirs, on any page, in any list, file or search. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Response as Answered } from "#contract";
import { makeVisitor, type Visitor } from "../dashboard/visitor.ts";
import { makeWorld, response, touch, type Json, type World } from "../world.ts";

const marks = [
  "marta@ejemplo.es",
  "Marta Ruiz",
  "612 345 678",
  "cliente-77",
  "visitante-9",
  "pedido-5512",
  "Calle Mayor",
];
const holds = (text: string): string[] => marks.filter((mark) => text.includes(mark));

describe("somebody without the right to see people", () => {
  let world: World;
  let analyst: Visitor;
  let key: string;
  let item: Json;

  beforeAll(async () => {
    world = await makeWorld();
    analyst = await makeVisitor(world, "es", "analyst");
    const made = await world.ask("/v1/keys", { body: { kind: "secret", name: "BI", scopes: ["read"] } });
    key = String(made.body["secret"]);
    const survey = await world.publish({
      questions: [
        { id: "nps", kind: "nps", ask: "¿Nos recomendarías?" },
        { id: "why", kind: "text", ask: "¿Por qué?" },
        { id: "who", kind: "contact", ask: "¿Quién eres?" },
        {
          id: "how",
          kind: "single",
          ask: "¿Cómo?",
          options: [
            { id: "a", label: "A" },
            { id: "b", label: "B" },
          ],
          other: true,
        },
      ],
    });
    item = response(survey, {
      answers: {
        nps: 3,
        why: "Llegó tarde, escríbeme a marta@ejemplo.es o llama al 612 345 678",
        who: { name: "Marta Ruiz", email: "marta@ejemplo.es", phone: "612 345 678" },
        how: { other: "Por marta@ejemplo.es" },
      },
      visitorId: "visitante-9",
      customer: { id: "cliente-77", email: "marta@ejemplo.es", name: "Marta Ruiz", traits: { street: "Calle Mayor" } },
      context: { order: "pedido-5512" },
      page: { url: "https://shop.test/cuenta/marta@ejemplo.es" },
      touches: [{ ...touch({ utm_source: "x", utm_term: "marta@ejemplo.es" }), landing: "/de/marta@ejemplo.es" }],
      consent: { state: "granted" },
    });
    expect(await world.collect(item)).toMatchObject([{ status: "stored" }]);
  });

  it("reads the response with its scores and words, and nobody in it", async () => {
    const { body } = await world.ask<Answered>(`/v1/responses/${String(item["id"])}`, { key });
    expect(holds(JSON.stringify(body))).toEqual([]);
    expect(body).toMatchObject({ customer: null, visitorId: null, context: null });
    expect(body.answers).toEqual({
      nps: 3,
      why: "Llegó tarde, escríbeme a [email] o llama al [phone]",
      who: { name: "[name]", email: "[email]", phone: "[phone]" },
      how: { other: "Por [email]" },
    });
    const { body: whole } = await world.ask(`/v1/responses/${String(item["id"])}`);
    expect(holds(JSON.stringify(whole))).toEqual(marks);
  });

  it.each([
    "/v1/responses",
    "/v1/responses/export",
    "/v1/responses/export?format=ndjson",
    "/v1/reports/voices",
    "/v1/flags",
  ])("finds nobody in %s", async (path) => {
    const answer = await (await world.fetchRaw(path, { key })).text();
    expect(holds(answer)).toEqual([]);
  });

  it.each(["/app", "/app/responses", "/app/voices", "/app/results", "/app/heard", "/app/surveys"])(
    "finds nobody on the page %s",
    async (path) => {
      const page = await analyst.get(path);
      expect([page.status, holds(page.text)]).toEqual([200, []]);
    },
  );

  it("finds nobody on the response's own page, and is told that something is hidden", async () => {
    const path = `/app/responses/${String(item["id"])}`;
    const page = await analyst.get(path);
    expect(holds(page.html)).toEqual([]);
    expect(page.text).toContain("Tu rol no ve quién es nadie");
    const agent = await (await makeVisitor(world, "es", "agent")).get(path);
    expect(agent.text).toContain("Marta Ruiz");
    expect(agent.text).not.toContain("Tu rol no ve quién es nadie");
  });

  it("learns nothing by searching or filtering either", async () => {
    const count = async (path: string) => ((await world.ask(path, { key })).body["items"] as unknown[]).length;
    expect(await count("/v1/responses?q=tarde")).toBe(1);
    expect(await count("/v1/responses?q=marta")).toBe(0);
    expect(await count("/v1/reports/voices?q=tarde")).toBe(1);
    expect(await count("/v1/reports/voices?q=marta")).toBe(0);
    expect(await world.ask("/v1/responses?customer=cliente-77", { key })).toMatchObject({
      status: 422,
      body: { code: "invalid_query", issues: [{ path: "customer" }] },
    });
  });
});
