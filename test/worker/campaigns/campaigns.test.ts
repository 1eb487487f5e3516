import { describe, expect, it } from "vitest";
import type { Campaign, CampaignDraft } from "#contract";
import { makeWorld, response, threeQuestions, touch } from "../world.ts";

const draft: Partial<CampaignDraft> & Record<string, unknown> = {
  name: "Otoño 2026",
  owner: "Lucía",
  startsOn: "2026-03-01",
  endsOn: "2026-03-31",
  channel: "email",
  externalIds: ["998877"],
  priority: 2,
  match: [
    { field: "campaign", op: "is", value: "otono" },
    {
      all: [
        { field: "source", op: "is", value: "newsletter" },
        { field: "campaign", op: "startsWith", value: "oto" },
      ],
    },
  ],
  promises: [
    {
      statement: { es: "Llega en 48 h", en: "Arrives in 48 h" },
      kind: "speed",
      madeIn: "ad",
      dueTouchpoint: "delivery",
      validFrom: "2026-03-01",
      validTo: "2026-04-01",
    },
  ],
};

describe("a campaign", () => {
  it("is created, read, listed and removed with all that it holds", async () => {
    const world = await makeWorld();
    const made = await world.ask<Campaign>("/v1/campaigns", { body: draft });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...draft, promises: [{ ...draft.promises?.[0], version: 1 }] });
    expect((await world.ask(`/v1/campaigns/${made.body.id}`)).body).toEqual(made.body);
    expect((await world.ask<{ items: Campaign[] }>("/v1/campaigns")).body.items).toEqual([made.body]);
    expect((await world.ask(`/v1/campaigns/${made.body.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await world.ask(`/v1/campaigns/${made.body.id}`)).status).toBe(404);
    expect((await world.ask<{ items: Campaign[] }>("/v1/campaigns")).body.items).toEqual([]);
  });

  it("needs only a name", async () => {
    const { body } = await (await makeWorld()).ask<Campaign>("/v1/campaigns", { body: { name: "X" } });
    expect(body).toMatchObject({ name: "X", match: [], promises: [], externalIds: [], priority: 0 });
  });

  it("makes a promise's next version when its words change, and keeps it otherwise", async () => {
    const world = await makeWorld();
    const { body } = await world.ask<Campaign>("/v1/campaigns", { body: draft });
    const promise = body.promises[0];
    const put = async (promises: unknown[]) =>
      (await world.ask<Campaign>(`/v1/campaigns/${body.id}`, { method: "PUT", body: { ...draft, promises } })).body
        .promises;
    expect(await put([{ ...promise, validTo: "2026-05-01" }])).toMatchObject([
      { id: promise?.id, version: 1, validTo: "2026-05-01" },
    ]);
    expect(await put([{ ...promise, statement: "Llega en 24 h" }])).toMatchObject([{ id: promise?.id, version: 2 }]);
    expect(await put([])).toEqual([]);
    expect(await put([{ ...promise, statement: "Llega en 12 h" }])).toMatchObject([{ id: promise?.id, version: 3 }]);
    expect((await world.ask<Campaign>(`/v1/campaigns/${body.id}`)).body.promises).toHaveLength(1);
  });

  it.each([
    ["no name", {}, "name"],
    ["dates the wrong way round", { name: "x", startsOn: "2026-03-02", endsOn: "2026-03-01" }, ""],
    ["a day that is none", { name: "x", startsOn: "2026-02-30" }, "startsOn"],
    ["an unknown field", { name: "x", match: [{ field: "colour", op: "is", value: "x" }] }, "match[0]"],
    ["an unknown operator", { name: "x", match: [{ field: "campaign", op: "matches", value: "x" }] }, "match[0]"],
    [
      "a glob of 65 characters",
      { name: "x", match: [{ field: "campaign", op: "glob", value: "a".repeat(65) }] },
      "match[0]",
    ],
    [
      "a promise of 141 characters",
      { name: "x", promises: [{ statement: "a".repeat(141), kind: "speed" }] },
      "promises[0].statement",
    ],
    [
      "four promises",
      { name: "x", promises: Array.from({ length: 4 }, () => ({ statement: "a", kind: "speed" })) },
      "promises",
    ],
    [
      "somebody else's promise",
      { name: "x", promises: [{ id: "prm_other", statement: "a", kind: "speed" }] },
      "promises[0].id",
    ],
  ])("is refused for %s", async (_what, body, path) => {
    const answer = await (await makeWorld()).ask<{ issues: { path: string }[] }>("/v1/campaigns", { body });
    expect(answer.status).toBe(422);
    expect(answer.body.issues.map((issue) => issue.path).join(" ")).toContain(path);
  });

  it("tags the next response that comes through it, under its registered name whatever the case", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await world.collect(response(survey));
    const { body } = await world.ask<Campaign>("/v1/campaigns", { body: draft });
    const item = response(survey, { touches: [touch({ utm_source: "x", utm_campaign: "OTONO" })] });
    await world.collect(item);
    expect((await world.ask(`/v1/responses/${String(item["id"])}`)).body["campaign"]).toEqual({
      id: body.id,
      name: "Otoño 2026",
    });
  });
});
