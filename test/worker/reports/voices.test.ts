/** The stream of what people wrote: every filter, the words that are looked for, what is hidden, and leafing through it. */
import { beforeAll, describe, expect, it } from "vitest";
import type { SurveyDraft, VoicesReport } from "#contract";
import { makeWorld, response, touch, type Json, type World } from "../world.ts";
import { asker } from "./exam.ts";

const questions: SurveyDraft["questions"] = [
  { id: "nps", kind: "nps", ask: "¿Nos recomendarías?" },
  { id: "csat", kind: "csat", ask: "¿Qué tal?" },
  { id: "kept", kind: "promise" },
  { id: "how", kind: "single", ask: "¿Cómo?", options: ["web", "webx"].map((id) => ({ id, label: id })), other: true },
  { id: "why", kind: "text", ask: { es: "¿Por qué?", en: "Why?" } },
  { id: "what", kind: "multiple", ask: "¿Qué?", options: ["a", "ax"].map((id) => ({ id, label: id })), other: true },
];

interface Shop {
  world: World;
  survey: { id: string; version: number };
  campaign: string;
  promise: string;
  ask: ReturnType<typeof asker<VoicesReport>>;
  texts: (query?: Record<string, string>) => Promise<string[]>;
}

async function makeShop(): Promise<Shop> {
  const world = await makeWorld({ settings: { redact: false } });
  const survey = await world.publish({ name: "Tras la compra", questions });
  const { body } = await world.ask<{ id: string; promises: { id: string }[] }>("/v1/campaigns", {
    body: {
      name: "Otoño",
      match: [{ field: "campaign", op: "is", value: "otono" }],
      promises: [{ statement: { es: "Llega en 24 h", en: "Arrives in 24 h" }, kind: "speed" }],
    },
  });
  const ask = asker<VoicesReport>(world, "voices");
  const texts = async (query = {}) => (await ask(query)).items.map(({ text }) => text);
  return { world, survey, campaign: body.id, promise: body.promises[0]?.id ?? "", ask, texts };
}

describe("the stream", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await makeShop();
    const { world, survey, promise } = shop;
    const touches = [touch({ utm_source: "n", utm_medium: "email", utm_campaign: "otono" })];
    const give = (answers: Json, more: Json = {}) => world.collect(response(survey, { answers, ...more }));
    await give({ nps: 9, kept: 2, why: "El ENVÍO fue rápido", how: "web" }, { locale: "es-ES", touches });
    await give(
      {
        nps: 2,
        csat: 1,
        kept: -1,
        how: { other: "por mi tía" },
        why: "Tarde y mal",
        what: ["a", { other: "la caja" }],
      },
      { locale: "en", touchpoint: "delivery", promise: { id: promise, version: 1, arm: "quoted" } },
    );
    await give({ nps: 7, kept: "not_recalled", why: "Ni fu ni fa: ana@correo.es, 612 34 56 78" });
    await give({ nps: 8, kept: 0, why: "\u00a0" });
    await give({ nps: 10, how: "web" });
  });

  it("tells each written answer, newest first, with all that goes with it", async () => {
    const { ask, survey, campaign, promise } = shop;
    const { items, next, notes } = await ask({ lang: "en" });
    expect([next, notes]).toEqual([null, []]);
    expect(items.map(({ question, text }) => [question.id, question.text, text])).toEqual([
      ["why", "Why?", "Ni fu ni fa: [email], [phone]"],
      ["how", "¿Cómo?", "por mi tía"],
      ["why", "Why?", "Tarde y mal"],
      ["what", "¿Qué?", "la caja"],
      ["why", "Why?", "El ENVÍO fue rápido"],
    ]);
    expect(items[2]).toMatchObject({
      survey: { id: survey.id, name: "Tras la compra" },
      question: { kind: "text" },
      scores: [
        { question: "nps", metric: "nps", value: 2 },
        { question: "csat", metric: "csat", value: 1 },
      ],
      promise: {
        told: "broken",
        arm: "quoted",
        id: promise,
        version: 1,
        statement: "Arrives in 24 h",
        campaign: { id: campaign, name: "Otoño" },
      },
      campaign: null,
      touchpoint: "delivery",
      language: "en",
      locale: "en",
    });
    expect(items[4]).toMatchObject({
      campaign: { id: campaign, name: "Otoño" },
      channel: "email",
      language: "es",
      promise: { told: "exceeded", id: null, statement: null, campaign: null },
    });
  });

  it("follows its filters", async () => {
    const { texts, campaign, survey } = shop;
    const three = ["por mi tía", "Tarde y mal", "la caja"];
    const [first, third] = ["El ENVÍO fue rápido", "Ni fu ni fa: [email], [phone]"];
    for (const [query, found] of [
      [{ score: "promoter" }, [first]],
      [{ score: "passive" }, [third]],
      [{ score: "detractor" }, three],
      [{ promise: "exceeded" }, [first]],
      [{ promise: "kept" }, []],
      [{ promise: "broken" }, three],
      [{ promise: "not_recalled" }, [third]],
      [{ question: "how" }, ["por mi tía"]],
      [{ question: "nps" }, []],
      [{ survey: survey.id, question: "what" }, ["la caja"]],
      [{ campaign }, [first]],
      [{ campaign: "none", score: "detractor" }, three],
      [{ touchpoint: "delivery" }, three],
      // Of one person.
      [{ touchpoint: "delivery", language: "en" }, []],
      [{ channel: "email", model: "first" }, [first]],
      [{ score: "promoter", promise: "broken" }, []],
    ] as [Record<string, string>, string[]][])
      expect([query, await texts(query)]).toEqual([query, found]);
  });

  it("finds words whatever their case and accents, all of them, and those that are hidden too", async () => {
    const { texts } = shop;
    expect(await texts({ q: "envio" })).toEqual(["El ENVÍO fue rápido"]);
    expect(await texts({ q: "MAL  tarde" })).toEqual(["Tarde y mal"]);
    expect(await texts({ q: "tia" })).toEqual(["por mi tía"]);
    expect(await texts({ q: "ana@correo.es" })).toEqual(["Ni fu ni fa: [email], [phone]"]);
    // An option that was chosen is nobody's words; neither is another answer of the same person.
    expect(await texts({ q: "web" })).toEqual([]);
    expect(await texts({ q: "caja mal" })).toEqual([]);
    expect(await texts({ q: "%" })).toEqual([]);
  });

  it("can be leafed through answer by answer, missing and repeating nothing", async () => {
    const { ask, texts } = shop;
    for (const limit of ["1", "2", "3"]) {
      const all: string[] = [];
      let cursor: string | undefined;
      do {
        const { items, next } = await ask({ limit, cursor });
        expect(items.length).toBeGreaterThan(0);
        all.push(...items.map(({ text }) => text));
        cursor = next ?? undefined;
      } while (cursor !== undefined);
      expect([limit, all]).toEqual([limit, await texts()]);
    }
  });

  it("is masked in its file too, while the response keeps its words", async () => {
    const { world, ask } = shop;
    const { body } = await world.ask<string>("/v1/reports/voices.csv?limit=500");
    expect(body).toContain('"Ni fu ni fa: [email], [phone]"');
    expect(body).not.toContain("ana@correo.es");
    const { items } = await ask({ score: "passive" });
    const whole = await world.ask<{ answers: Json }>(`/v1/responses/${items[0]?.id}`);
    expect(whole.body.answers["why"]).toBe("Ni fu ni fa: ana@correo.es, 612 34 56 78");
    const { texts } = await asker<{ texts: { items: Json[] } }>(world, "question")({ survey: shop.survey.id, question: "why" }); // prettier-ignore
    expect(texts.items[0]).toMatchObject({ text: "Ni fu ni fa: [email], [phone]" });
  });

  it("refuses filters that mean nothing, and shows nobody else's words", async () => {
    const { world, survey } = shop;
    for (const query of ["score=good", "promise=perhaps", "q=", `q=${"x".repeat(201)}`, "cursor=x", "sentiment=bad"])
      expect([query, (await world.ask(`/v1/reports/voices?${query}`)).status]).toEqual([query, 422]);
    const other = await makeShop();
    expect(await other.texts()).toEqual([]);
    expect(await other.texts({ survey: survey.id, q: "tarde" })).toEqual([]);
    expect(await other.texts({ campaign: shop.campaign })).toEqual([]);
  });
});

it("looks through so many rows a request, says where to go on, and gets there", { timeout: 30_000 }, async () => {
  const { world, survey, ask, texts } = await makeShop();
  await world.collect(response(survey, { answers: { why: "la aguja" } }));
  // Straight into the table: what matters is how many rows there are to look through.
  const columns = await world.d1.prepare("SELECT name FROM pragma_table_info('responses')").all<{ name: string }>();
  const order = columns.results.map(({ name }) => name);
  const values = order.map(
    (name) =>
    name === "seq" ? "seq + n.value" : name === "id" ? "responses.id || n.value" : name === "answers" ? `'{"why":"paja y más paja"}'` : name, // prettier-ignore
  );
  await world.d1
    .prepare(
      `INSERT INTO responses (${order.join(", ")}) SELECT ${values.join(", ")} FROM responses, json_each(?2) n WHERE workspace_id = ?1 AND seq = 1`,
    )
    .bind(world.workspaceId, JSON.stringify(Array.from({ length: 5100 }, (_, at) => at + 1)))
    .run();
  const first = await ask({ q: "aguja" });
  expect([first.items, first.next === null, first.notes.length]).toEqual([[], false, 1]);
  expect(await texts({ q: "aguja", cursor: first.next ?? "" })).toEqual(["la aguja"]);
  expect((await ask({ q: "PAJA mas" })).items).toHaveLength(50);
  const list = await world.ask<{ items: Json[]; next: string }>("/v1/responses?q=aguja");
  expect([list.body.items, typeof list.body.next]).toEqual([[], "string"]);
  const rest = await world.ask<{ items: Json[]; next: null }>(`/v1/responses?q=aguja&cursor=${list.body.next}`);
  expect([rest.body.items.length, rest.body.next]).toEqual([1, null]);
  const exported = await world.ask<string>("/v1/responses/export?q=aguja");
  expect(exported.body.trimEnd().split("\r\n")).toHaveLength(2);
});
