/** The journey as a page: a finding in words, a strip and a grid that are read without their colours, and links that keep the address. */
import { describe, expect, it } from "vitest";
import { makeWorld, response, touch, type Json } from "../world.ts";
import { makeVisitor } from "./visitor.ts";

const many = (n: number, make: () => Json): Json[] => Array.from({ length: n }, make);

async function makeShop() {
  const world = await makeWorld();
  const survey = await world.publish({
    name: "Compra",
    questions: [{ id: "nps", kind: "nps", ask: "?" }, { id: "mood", kind: "emotion", ask: "?" }, { id: "kept", kind: "promise" }], // prettier-ignore
  });
  await world.ask("/v1/touchpoints", {
    method: "PUT",
    body: [
      { id: "pay", name: { es: "Pago", en: "Payment" }, stage: "comprar" },
      { id: "pack", name: { es: "Preparación", en: "Packing" } },
      { id: "arrive", name: { es: "Entrega", en: "Delivery" }, stage: "recibir" },
    ],
  });
  const { body } = await world.ask<{ id: string }>("/v1/campaigns", {
    body: { name: "<b>Otoño</b>", match: [{ field: "campaign", op: "is", value: "otono" }] },
  });
  const arrival = touch({ utm_source: "news", utm_medium: "email", utm_campaign: "otono" });
  const answer = async (touchpoint: string, n: number, answers: Json, touches: Json[] = []) => {
    for (let left = n; left > 0; left -= 50)
      await world.collect(...many(Math.min(50, left), () => response(survey, { answers, touchpoint, touches })));
  };
  return { world, survey, campaign: body.id, arrival, answer };
}

describe("the journey's page", () => {
  it("says where the greatest drop lies, and shows steps and campaigns with their figures", async () => {
    const { world, campaign, arrival, answer } = await makeShop();
    await answer("pay", 45, { nps: 9, mood: 1, kept: 0 });
    await answer("pay", 5, { nps: 3, mood: -1, kept: -1 });
    await answer("arrive", 12, { nps: 9, mood: 1, kept: 1 });
    await answer("arrive", 8, { nps: 9, mood: 1, kept: -1 });
    await answer("arrive", 20, { nps: 9, mood: 1, kept: -2 }, [arrival]);
    const visitor = await makeVisitor(world);
    const { status, text, html } = await visitor.get("/app/journey");
    expect(status).toBe(200);
    for (const fact of [
      "La mayor caída está entre Pago y Entrega: Promesas cumplidas, −60 puntos (q < 0,001).",
      "90 % n 50",
      "30 % n 40",
      "Cae −60 puntos, q < 0,001 desde Pago",
      "Preparación",
      "comprar",
      "50 respuestas",
      "0 respuestas",
      "Por debajo entre campañas, q < 0,001",
      "<b>Otoño</b> en Entrega: 0 % ; −60 puntos frente a las demás campañas ahí",
    ])
      expect(text).toContain(fact);
    expect(html).toContain(`href="/app/campaigns/${campaign}?from=`);
    expect(html).not.toMatch(/<script|<b>|\sstyle=/);
    expect(html).toMatch(/role="region" aria-label="Promesas cumplidas, por campaña y punto de contacto"/);
    const english = (await visitor.get("/app/journey?metric=nps", { "accept-language": "en" })).text;
    expect(english).toContain("The greatest drop lies between Payment and Delivery: Promises kept, −60 points");
    expect(english).toContain("NPS, by campaign and touchpoint");
  });

  it("keeps period, model, filters and the score in the address", async () => {
    const { world, survey, arrival, answer } = await makeShop();
    await answer("pay", 14, { nps: 9, kept: 0 }, [arrival]);
    await answer("pay", 12, { nps: 2, kept: -1 });
    const visitor = await makeVisitor(world);
    const page = await visitor.get(`/app/journey?metric=nps&channel=email&model=last&from=2026-03-01&to=2026-03-10`);
    expect(page.text).toContain("14 respuestas");
    expect(page.text).not.toContain("26 respuestas");
    const links = page.html.replaceAll("&amp;", "&");
    expect(links).toContain("/app/journey?from=2026-03-01&to=2026-03-10&model=last&channel=email&metric=ces#matrix");
    expect(links).toMatch(/aria-current="true">NPS</);
    expect(links).toContain('<input type="hidden" name="metric" value="nps"/>');
    expect(links).toContain("/v1/reports/matrix.csv?from=2026-03-01&to=2026-03-10&model=last&channel=email&metric=nps");
    const one = await visitor.get(`/app/journey?survey=${survey.id}&touchpoint=arrive&metric=shoe`);
    expect(one.text).toContain("26 respuestas");
    expect(one.html).toMatch(/aria-current="true">Promesas cumplidas</);
    expect((await visitor.get("/app/journey?channel=shoe")).text).toContain("no se entiende");
  });

  it("says so where too few answered, and shows none of their scores", async () => {
    const { world, answer } = await makeShop();
    await answer("pay", 9, { nps: 10, kept: 0 });
    await answer("arrive", 3, { nps: 10, kept: 0 });
    const { text } = await (await makeVisitor(world)).get("/app/journey");
    expect(text).toContain("Aún no hay dos puntos vecinos con respuestas suficientes");
    expect(text).toContain("No hay respuestas suficientes n 3");
    const cells = text.slice(text.indexOf("Pago comprar"), text.indexOf("Cada casilla"));
    expect(cells).not.toMatch(/100|\+/);
  });

  it("finds nothing where nothing drops, and asks for an order where there is none", async () => {
    const { world, answer } = await makeShop();
    await answer("pay", 12, { nps: 10 });
    await answer("arrive", 12, { nps: 10 });
    const visitor = await makeVisitor(world, "en");
    expect((await visitor.get("/app/journey")).text).toContain("No drop between neighbours is beyond chance.");
    await world.ask("/v1/touchpoints", { method: "PUT", body: [] });
    const unordered = await visitor.get("/app/journey");
    expect(unordered.text).toContain("Your journey has no order yet");
    expect(unordered.html).toContain('href="/app/touchpoints">Put the touchpoints in order');
  });

  it("tells what to do where there is nothing yet, and is nobody else's", async () => {
    const { answer } = await makeShop();
    await answer("pay", 12, { nps: 10 });
    const world = await makeWorld();
    const { status, text } = await (await makeVisitor(world)).get("/app/journey");
    expect([status, text.includes("Nadie ha respondido en estos días"), text.includes("Pago")]).toEqual([
      200,
      true,
      false,
    ]);
    expect((await world.fetchRaw("/app/journey", { key: null })).status).toBe(303);
  });
});
