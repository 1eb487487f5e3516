/** Campaigns made, changed and removed by form: nothing typed is lost, what is wrong is said, and the past follows. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Campaign, CampaignReport } from "#contract";
import { makeWorld, response, setClock, threeQuestions, touch, type World } from "../world.ts";
import { fieldsOf, filled, makeVisitor, type Page, type Visitor } from "./visitor.ts";

let world: World;
let visitor: Visitor;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
  visitor = await makeVisitor(world);
});

const newPath = "/app/campaigns/new";
const make = async (body: unknown): Promise<Campaign> => (await world.ask<Campaign>("/v1/campaigns", { body })).body;
const read = async (id: string): Promise<Campaign> => (await world.ask<Campaign>(`/v1/campaigns/${id}`)).body;
const idIn = (page: Page): string => page.headers.get("location")?.split("/").at(-1) ?? "";

/** Presses a row's button, and gives the form that comes back. */
async function press(path: string, fields: [string, string][], button: string): Promise<[string, string][]> {
  const page = await visitor.post(path, [...fields, ["do", button]]);
  expect([button, page.status]).toEqual([button, 200]);
  return fieldsOf(page, path);
}

async function arrive(counts: Record<string, number>) {
  const survey = await world.publish({ questions: threeQuestions });
  const items = Object.entries(counts).flatMap(([name, n]) =>
    Array.from({ length: n }, () =>
      response(survey, {
        touches: [touch({ utm_source: "newsletter", utm_medium: "email", ...(name && { utm_campaign: name }) })],
      }),
    ),
  );
  await world.collect(...items);
}

describe("a new campaign", () => {
  it("is made with everything that the form has, row by row", async () => {
    await world.ask("/v1/touchpoints", { method: "PUT", body: [{ id: "delivery", name: "Entrega" }] });
    const start = await visitor.get(`${newPath}?name=Oto%C3%B1o`);
    expect(start.status).toBe(200);
    let fields = fieldsOf(start, newPath);
    fields = filled(fields, { owner: "Lucía" }, "").slice(0, -1);
    fields = await press(newPath, fields, "add:rule");
    fields = filled(fields, { "rule.0.0.field": "source", "rule.0.0.op": "contains", "rule.0.0.value": "news" }, "");
    fields = await press(newPath, fields.slice(0, -1), "add:rule.0");
    fields = filled(fields, { "rule.0.1.field": "medium", "rule.0.1.value": "email" }, "").slice(0, -1);
    fields = await press(newPath, fields, "add:rule");
    fields = filled(fields, { "rule.1.0.value": "otono" }, "").slice(0, -1);
    fields = await press(newPath, fields, "add:promise");
    const saved = await visitor.post(
      newPath,
      filled(
        fields,
        {
          startsOn: "2026-03-01",
          endsOn: "2026-04-30",
          channel: "email",
          externalIds: "777\r\n\r\n 888 ",
          priority: "5",
          "promise.0.statement.es": "Llega en 24 horas",
          "promise.0.statement.en": "Arrives within 24 hours",
          "promise.0.madeIn": "ad",
          "promise.0.dueTouchpoint": "delivery",
          "promise.0.validTo": "2026-12-31",
          "promise.1.statement.en": "No hidden costs",
          "promise.1.kind": "price",
        },
        "save",
      ),
    );
    expect(saved.status).toBe(303);
    const campaign = await read(idIn(saved));
    expect(campaign).toMatchObject({
      name: "Otoño",
      owner: "Lucía",
      startsOn: "2026-03-01",
      endsOn: "2026-04-30",
      channel: "email",
      externalIds: ["777", "888"],
      priority: 5,
      match: [
        {
          all: [
            { field: "source", op: "contains", value: "news" },
            { field: "medium", op: "is", value: "email" },
          ],
        },
        { field: "campaign", op: "is", value: "otono" },
      ],
      promises: [
        {
          version: 1,
          statement: { es: "Llega en 24 horas", en: "Arrives within 24 hours" },
          kind: "speed",
          madeIn: "ad",
          dueTouchpoint: "delivery",
          validTo: "2026-12-31",
        },
        { version: 1, statement: { en: "No hidden costs" }, kind: "price" },
      ],
    });
    expect((await visitor.get(`/app/campaigns/${campaign.id}`)).text).toContain(
      "la fuente contiene news y el medio es email",
    );
  });

  it("needs no rule and no promise: blocks that nobody wrote into are none", async () => {
    const saved = await visitor.post(
      newPath,
      filled(fieldsOf(await visitor.get(newPath), newPath), { name: "Solo" }, "save"),
    );
    expect(await read(idIn(saved))).toMatchObject({ name: "Solo", match: [], promises: [] });
  });

  it("says beside each field what is wrong, and keeps all that was typed", async () => {
    let fields = fieldsOf(await visitor.get(newPath), newPath);
    fields = await press(newPath, fields, "add:rule");
    fields = await press(newPath, fields, "add:rule");
    const changes = {
      name: " ",
      owner: "Lucía",
      startsOn: "2026-05-02",
      endsOn: "2026-05-01",
      priority: "mucha",
      "rule.0.0.value": "",
      "rule.1.0.op": "glob",
      "rule.1.0.value": `${"a".repeat(70)}*`,
      "promise.0.statement.en": "x".repeat(141),
      "promise.0.validFrom": "2026-02-30",
    };
    const refused = await visitor.post(newPath, filled(fields, changes, "save"));
    expect(refused.status).toBe(422);
    const wrong = [...refused.html.matchAll(/<(?:input|select|textarea)[^>]*aria-invalid="true"[^>]*>/g)].map(
      ([tag]) => / id="([^"]+)"/.exec(tag)?.[1],
    );
    expect(wrong).toEqual([
      "name",
      "priority",
      "rule.0.0.value",
      "rule.1.0.value",
      "promise.0.statement.en",
      "promise.0.validFrom",
    ]);
    for (const id of wrong) {
      expect(refused.html).toContain(`id="${id}-error"`);
      expect(refused.html).toMatch(new RegExp(`<a href="#${id}">`));
    }
    // Read out first: it is an alert, and it has the focus.
    expect(refused.html).toMatch(/role="alert"[^>]*autofocus/);
    expect(/<title>([^<]*)/.exec(refused.html)?.[1]).toMatch(/^Hay algo que corregir/);
    expect(Object.fromEntries(fieldsOf(refused, newPath))).toMatchObject({ ...changes, name: "" });
    // A block that nobody wrote into is passed over, and the mistake stands at the one after it.
    const second = await press(newPath, fieldsOf(await visitor.get(newPath), newPath), "add:promise");
    const late = await visitor.post(
      newPath,
      filled(second, { name: "x", "promise.1.statement.es": "y", "promise.1.validTo": "never" }, "save"),
    );
    expect(late.html.match(/id="[^"]*-error"/g)).toEqual(['id="promise.1.validTo-error"']);
    // The order of the days is looked at once everything else is as it should be.
    const order = await visitor.post(
      newPath,
      filled(
        fieldsOf(await visitor.get(newPath), newPath),
        { name: "x", startsOn: "2026-05-02", endsOn: "2026-05-01" },
        "save",
      ),
    );
    expect([order.status, /id="endsOn-error"[^>]*>([^<]*)/.exec(order.html)?.[1]]).toEqual([
      422,
      "El último día no puede ir antes que el primero.",
    ]);
    expect((await world.ask<{ items: unknown[] }>("/v1/campaigns")).body.items).toEqual([]);
  });

  it("loses the row that was removed and no other", async () => {
    let fields = fieldsOf(await visitor.get(newPath), newPath);
    for (const value of ["one", "two", "three"]) {
      const row = fields.filter(([name]) => name.endsWith(".0.value")).length;
      fields = await press(newPath, fields, "add:rule");
      fields = filled(fields, { [`rule.${row}.0.value`]: value }, "").slice(0, -1);
    }
    fields = await press(newPath, fields, "add:rule.1");
    fields = filled(fields, { "rule.1.1.value": "and" }, "").slice(0, -1);
    fields = await press(newPath, fields, "remove:rule.0.0");
    const values = (list: [string, string][]) => list.filter(([name]) => /^rule.*value$/.test(name));
    expect(values(fields)).toEqual([
      ["rule.0.0.value", "two"],
      ["rule.0.1.value", "and"],
      ["rule.1.0.value", "three"],
    ]);
    fields = await press(newPath, fields, "remove:rule.0.0");
    expect(values(fields)).toEqual([
      ["rule.0.0.value", "and"],
      ["rule.1.0.value", "three"],
    ]);
    // The page leads to the row that was made, and to what adds one where a row went.
    const added = await visitor.post(newPath, [...fields, ["do", "add:rule"]]);
    expect(added.html).toMatch(/<select id="rule\.2\.0\.field"[^>]*autofocus/);
    const most = await press(newPath, await press(newPath, fields, "add:promise"), "add:promise");
    expect(most.filter(([name]) => name.endsWith(".kind"))).toHaveLength(3);
    const page = await visitor.post(newPath, [...most, ["do", "add:promise"]]);
    expect(fieldsOf(page, newPath).filter(([name]) => name.endsWith(".kind"))).toHaveLength(3);
    expect(page.html).not.toContain('value="add:promise"');
  });
});

describe("a changed campaign", () => {
  it("is shown as it is stored, and saving it untouched changes nothing", async () => {
    const body = {
      name: "Primavera",
      match: [{ all: [{ field: "source", op: "is", value: "x" }] }, { field: "campaign", op: "glob", value: "p*" }],
      promises: [
        { statement: "Llega en\r\n24 horas ", kind: "speed" },
        { statement: { en: "Free", "pt-BR": "Grátis" }, kind: "price", madeIn: "landing" },
      ],
    };
    const made = await make(body);
    const path = `/app/campaigns/${made.id}/edit`;
    setClock("2026-03-11T12:00:00Z");
    const page = await visitor.get(path);
    expect(page.text).toContain("Ahora es la versión 1. Si cambias las palabras o el tipo, será la 2");
    expect(page.html).toContain('name="promise.1.statement.pt-BR"');
    expect((await visitor.post(path, filled(fieldsOf(page, path), {}, "save"))).status).toBe(303);
    const { updatedAt, match, ...same } = await read(made.id);
    expect(updatedAt).toBe("2026-03-11T12:00:00.000Z");
    expect(same).toEqual({ ...same, promises: made.promises });
    // One test alone needs no group.
    expect(match).toEqual([{ field: "source", op: "is", value: "x" }, made.match[1]]);
  });

  it("makes the promise's next version when its words change, and not when its place does", async () => {
    const made = await make({
      name: "Primavera",
      promises: [{ statement: { es: "Llega en 24 horas" }, kind: "speed" }],
    });
    const path = `/app/campaigns/${made.id}/edit`;
    const fields = fieldsOf(await visitor.get(path), path);
    await visitor.post(path, filled(fields, { "promise.0.madeIn": "store" }, "save"));
    expect((await read(made.id)).promises).toMatchObject([{ version: 1, madeIn: "store" }]);
    await visitor.post(path, filled(fields, { "promise.0.statement.es": "Llega en 48 horas" }, "save"));
    expect((await read(made.id)).promises).toMatchObject([
      { id: made.promises[0]?.id, version: 2, statement: { es: "Llega en 48 horas" } },
    ]);
    expect((await visitor.get(path)).text).toContain("Ahora es la versión 2");
  });

  it("moves past responses in the campaign report, and the sum stays the same", async () => {
    const old = await make({ name: "Vieja", match: [{ field: "campaign", op: "startsWith", value: "verano" }] });
    const other = await make({ name: "Otra", match: [{ field: "campaign", op: "is", value: "otra" }] });
    await arrive({ "verano-1": 4, "verano-2": 3, otra: 2, "": 1 });
    const counts = async () => {
      const { body } = await world.ask<CampaignReport>("/v1/reports/campaigns");
      return [...body.items.map(({ campaign, n }) => [campaign?.name ?? null, n]), ["total", body.total.n]];
    };
    expect(await counts()).toEqual(
      expect.arrayContaining([
        ["Vieja", 7],
        ["Otra", 2],
        [null, 1],
        ["total", 10],
      ]),
    );
    const path = `/app/campaigns/${other.id}/edit`;
    let fields = await press(path, fieldsOf(await visitor.get(path), path), "add:rule");
    fields = filled(fields, { "rule.1.0.value": "verano-2" }, "").slice(0, -1);
    setClock("2026-03-10T12:01:00Z");
    const saved = await visitor.post(path, [...fields, ["do", "save"]]);
    expect(await counts()).toEqual(
      expect.arrayContaining([
        ["Vieja", 4],
        ["Otra", 5],
        [null, 1],
        ["total", 10],
      ]),
    );
    const page = await visitor.get(saved.headers.get("location") ?? "");
    expect(page.text).toContain("Las respuestas pasadas ya siguen las reglas de ahora: 3 cambiaron de campaña.");
    // Of another campaign's change this page says nothing.
    expect((await visitor.get(`/app/campaigns/${old.id}`)).text).not.toContain("cambiaron de campaña");
  });

  it("says while past responses are still being gone through", async () => {
    const made = await make({ name: "Primavera" });
    await world.d1
      .prepare("UPDATE retags SET cursor = 1, through = 4, finished_at = NULL WHERE workspace_id = ?1")
      .bind(world.workspaceId)
      .run();
    expect((await visitor.get(`/app/campaigns/${made.id}`)).text).toMatch(/reglas nuevas: va el 25\s%/);
  });

  it("is removed after a confirmation, and its responses stay", async () => {
    const made = await make({ name: "Primavera" });
    await arrive({ primavera: 3 });
    const path = `/app/campaigns/${made.id}/delete`;
    const asked = await visitor.get(path);
    expect(asked.text).toContain("¿Eliminar «Primavera»?");
    expect((await read(made.id)).name).toBe("Primavera");
    const gone = await visitor.post(path, {});
    expect([gone.status, gone.headers.get("location")]).toEqual([303, "/app"]);
    expect((await visitor.get(`/app/campaigns/${made.id}`)).status).toBe(404);
    expect((await visitor.post(path, {})).status).toBe(404);
    const { body } = await world.ask<CampaignReport>("/v1/reports/campaigns");
    expect([body.items.map(({ campaign }) => campaign), body.total.n]).toEqual([[null], 3]);
  });
});

describe("the preview", () => {
  it("counts what the rules in the form would take, from whom, and keeps nothing", async () => {
    await make({ name: "Vieja", match: [{ field: "campaign", op: "startsWith", value: "verano" }] });
    const other = await make({ name: "Otra", match: [{ field: "campaign", op: "is", value: "otra" }] });
    await arrive({ "verano-1": 4, "verano-2": 3, otra: 2, suelta: 6, "": 1 });
    const path = `/app/campaigns/${other.id}/edit`;
    let fields = await press(path, fieldsOf(await visitor.get(path), path), "add:rule");
    fields = filled(fields, { "rule.1.0.value": "verano-2" }, "").slice(0, -1);
    fields = await press(path, fields, "add:rule");
    const page = await visitor.post(path, filled(fields, { "rule.2.0.value": "suelta" }, "preview"));
    expect(page.status).toBe(200);
    for (const fact of [
      "Reconocería 11 de las 16 respuestas pasadas",
      "Ya son de esta campaña 2",
      "Pasarían desde «Vieja» 3",
      "Ahora no tienen campaña 6",
      "suelta newsletter / email · 6 respuestas",
    ])
      expect(page.text).toContain(fact);
    expect(Object.fromEntries(fieldsOf(page, path))).toMatchObject({
      "rule.1.0.value": "verano-2",
      "rule.2.0.value": "suelta",
    });
    expect((await read(other.id)).match).toHaveLength(1);
    // Of rules that are not finished there is nothing to be counted.
    const unfinished = await visitor.post(path, filled(fields, { "rule.2.0.value": "" }, "preview"));
    expect([unfinished.status, unfinished.html.includes('id="rule.2.0.value-error"')]).toEqual([422, true]);
    const empty = await visitor.post(
      newPath,
      filled(fieldsOf(await visitor.get(newPath), newPath), { name: "x" }, "preview"),
    );
    expect(empty.text).toContain("No reconocería ninguna respuesta pasada.");
  });
});
