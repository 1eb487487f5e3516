/** Names that nobody recognised: shown with those written alike, adopted in one click or with more care. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Campaign, CampaignReport } from "#contract";
import { makeWorld, response, setClock, threeQuestions, touch, type World } from "../world.ts";
import { fieldsOf, makeVisitor, type Visitor } from "./visitor.ts";

const path = "/app/campaigns/unmatched";
let world: World;
let visitor: Visitor;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
  visitor = await makeVisitor(world);
});

async function arrive(counts: Record<string, number>) {
  const survey = await world.publish({ questions: threeQuestions });
  const items = Object.entries(counts).flatMap(([name, n]) =>
    Array.from({ length: n }, () =>
      response(survey, { touches: [touch({ utm_source: "boletin", utm_medium: "email", utm_campaign: name })] }),
    ),
  );
  await world.collect(...items);
}
const listed = async (): Promise<Campaign[]> => (await world.ask<{ items: Campaign[] }>("/v1/campaigns")).body.items;
const counts = async () => {
  const { body } = await world.ask<CampaignReport>("/v1/reports/campaigns");
  return Object.fromEntries(body.items.map(({ campaign, n }) => [campaign?.name ?? "none", n]));
};
const without = (fields: [string, string][], ...names: string[]) => fields.filter(([name]) => !names.includes(name));

describe("the names", () => {
  it("stand together where they are written almost alike, with count, days and where they came from", async () => {
    await arrive({ "Otoño 2026": 4, feria: 3 });
    setClock("2026-03-12T12:00:00Z");
    await arrive({ "otono-2026": 2 });
    const { html, text } = await visitor.get(path);
    const cards = html.split('<li class="card">').slice(1);
    expect(cards).toHaveLength(2);
    expect(cards[0]?.match(/type="checkbox" name="key"/g)).toHaveLength(2);
    expect(cards[0]).toContain("6 respuestas");
    expect(cards[1]).not.toContain("checkbox");
    for (const fact of ["Otoño 2026", "otono-2026", "boletin / email", "Visto el 10 mar 2026", "Visto el 12 mar 2026"])
      expect(text).toContain(fact);
    const home = await visitor.get("/app");
    expect(home.text).toContain("Otoño 2026 · otono-2026");
    expect(home.text).toContain("Ver los 3 nombres");
  });

  it("are none where all have a campaign, and home says nothing of them", async () => {
    await world.ask("/v1/campaigns", { body: { name: "feria" } });
    await arrive({ feria: 3 });
    expect((await visitor.get(path)).text).toContain("Todos los nombres tienen campaña");
    expect((await visitor.get("/app")).text).not.toContain("Nombres sin campaña");
  });
});

describe("adoption", () => {
  it("is one click from home, of the whole group, and past responses follow", async () => {
    await arrive({ "Otoño 2026": 4, "otono-2026": 2, feria: 3 });
    const fields = fieldsOf(await visitor.get("/app"), path);
    const adopted = await visitor.post(path, [...fields, ["do", "new"]]);
    const [campaign] = await listed();
    expect([adopted.status, adopted.headers.get("location")]).toEqual([303, `/app/campaigns/${campaign?.id}`]);
    expect(campaign).toMatchObject({
      name: "Otoño 2026",
      match: [
        { field: "campaign", op: "is", value: "otoño 2026" },
        { field: "campaign", op: "is", value: "otono-2026" },
      ],
    });
    expect(await counts()).toEqual({ "Otoño 2026": 6, none: 3 });
  });

  it("takes the names that are ticked, under another name", async () => {
    await arrive({ "Otoño 2026": 4, "otono-2026": 2 });
    const sent = without(fieldsOf(await visitor.get(path), path), "name");
    const fields = sent.filter(([name, value]) => name !== "key" || value === "otoño 2026");
    expect([sent.length, fields.length]).toEqual([sent.length, sent.length - 1]);
    await visitor.post(path, [...fields, ["name", "Campaña de otoño"], ["do", "new"]]);
    expect(await counts()).toEqual({ "Campaña de otoño": 4, none: 2 });
  });

  it("offers the campaign that is written alike first, and adds to it or to any other", async () => {
    for (const name of ["Feria", "Otoño_2026", "Zeta"]) await world.ask("/v1/campaigns", { body: { name } });
    await arrive({ "otono-2026": 2, suelta: 5 });
    const page = await visitor.get(path);
    const card = page.html.split('<li class="card">').find((text) => text.includes("otono-2026")) ?? "";
    expect(card).toContain("Añadir a Otoño_2026");
    expect([...card.matchAll(/<option value="[^"]*">([^<]*)/g)].map(([, name]) => name)[0]).toBe("Otoño_2026");
    const known = (await listed()).find(({ name }) => name === "Otoño_2026");
    await visitor.post(path, [...fieldsOf(page, path, 1), ["record", known?.id ?? ""]]);
    expect(await counts()).toEqual({ Otoño_2026: 2, Feria: 0, Zeta: 0, none: 5 });
    const zeta = (await listed()).find(({ name }) => name === "Zeta");
    const fields = without(fieldsOf(await visitor.get(path), path), "campaign");
    await visitor.post(path, [...fields, ["campaign", zeta?.id ?? ""], ["do", "add"]]);
    expect(await counts()).toEqual({ Otoño_2026: 2, Zeta: 5, Feria: 0 });
    expect(await listed()).toHaveLength(3);
  });

  it("says what is missing, and keeps what was chosen", async () => {
    await arrive({ "Otoño 2026": 4, "otono-2026": 2 });
    const fields = fieldsOf(await visitor.get(path), path);
    const none = await visitor.post(path, [...without(fields, "key"), ["do", "new"]]);
    expect([none.status, none.text.includes("Elige al menos un nombre.")]).toEqual([422, true]);
    expect(none.html).not.toMatch(/name="key"[^>]* checked/);
    const long = await visitor.post(path, [...without(fields, "name"), ["name", "ñ".repeat(201)], ["do", "new"]]);
    expect(long.status).toBe(422);
    expect(long.html).toContain(`value="${"ñ".repeat(201)}"`);
    expect(long.html).toMatch(/<details class="more" open/);
    expect(await listed()).toEqual([]);
  });
});
