import { afterEach, describe, expect, it } from "vitest";
import type { Campaign, CampaignNote, TrendReport } from "#contract";
import { sidesOf } from "../../../worker/alerts/since.ts";
import { makeVisitor } from "../dashboard/visitor.ts";
import { asker } from "../reports/exam.ts";
import { makeWorld, setClock, type World } from "../world.ts";

const today = "2026-03-10T12:00:00Z";
afterEach(() => setClock(today));

async function makeNoted(options: Parameters<typeof makeWorld>[0] = {}) {
  const world = await makeWorld(options);
  const { body: campaign } = await world.ask<Campaign>("/v1/campaigns", { body: { name: "Autumn", match: [] } });
  const path = `/v1/campaigns/${campaign.id}/notes`;
  const note = (body: unknown, key?: string) => world.ask<CampaignNote>(path, { body, ...(key ? { key } : {}) });
  return { world, campaign, path, note };
}
const list = async (world: World, path: string) =>
  (await world.ask<{ items: CampaignNote[]; next: string | null }>(path)).body;

describe("a campaign's notes", () => {
  it("are kept with their day, which is today's in the workspace's time zone unless told", async () => {
    const { world, campaign, path, note } = await makeNoted({ timeZone: "Pacific/Auckland" });
    const made = await note({ text: "  El anuncio dice 48 h  " });
    expect(made).toMatchObject({
      status: 201,
      body: {
        campaignId: campaign.id,
        day: "2026-03-11",
        kind: "other",
        text: "El anuncio dice 48 h",
        createdAt: today.replace("Z", ".000Z"),
      },
    });
    expect(made.body.id).toMatch(/^nte_/);
    expect(made.body).not.toHaveProperty("author");
    const told = await note({ day: "2026-03-01", kind: "ad_changed", text: "x", author: "Agencia" });
    expect(told.body).toMatchObject({ day: "2026-03-01", kind: "ad_changed", author: "Agencia" });
    expect(await list(world, path)).toEqual({ items: [made.body, told.body], next: null });
  });

  it("are listed the latest day first, a page at a time", async () => {
    const { world, path, note } = await makeNoted();
    const days = ["2026-03-02", "2026-03-05", "2026-03-02", "2026-02-01"];
    for (const [at, day] of days.entries()) {
      setClock(`2026-03-10T12:00:0${at}Z`);
      await note({ day, text: String(at) });
    }
    const texts: string[] = [];
    let cursor = "";
    do {
      const { items, next } = await list(world, `${path}?limit=1${cursor}`);
      texts.push(...items.map(({ text }) => text));
      cursor = next === null ? "" : `&cursor=${next}`;
    } while (cursor !== "");
    expect(texts).toEqual(["1", "2", "0", "3"]);
    expect((await world.ask(`${path}?cursor=x`)).status).toBe(422);
  });

  it("are changed in part, and deleted", async () => {
    const { world, path, note } = await makeNoted();
    const { body } = await note({ day: "2026-03-01", kind: "ad_changed", text: "before" });
    const one = `${path}/${body.id}`;
    const changed = await world.ask<CampaignNote>(one, { method: "PATCH", body: { text: "after" } });
    expect(changed.body).toEqual({ ...body, text: "after" });
    expect((await world.ask(one, { method: "DELETE" })).status).toBe(204);
    expect((await list(world, path)).items).toEqual([]);
    for (const method of ["PATCH", "DELETE"])
      expect((await world.ask(one, { method, body: method === "PATCH" ? { text: "x" } : undefined })).status).toBe(404);
  });

  it("are refused when they say nothing, too much, or of no day", async () => {
    const { note } = await makeNoted();
    for (const body of [
      {},
      { text: " " },
      { text: "x".repeat(501) },
      { text: "x", day: "2026-02-30" },
      { text: "x", kind: "magic" },
    ])
      expect((await note(body)).status).toBe(422);
    expect((await note({ text: "x".repeat(500) })).status).toBe(201);
  });

  it("are nobody else's", async () => {
    const { world, campaign, path, note } = await makeNoted();
    const { body } = await note({ text: "x" });
    const stranger = await makeWorld();
    for (const [one, asking] of [
      [path, {}],
      [path, { body: { text: "x" } }],
      [`${path}/${body.id}`, { method: "PATCH", body: { text: "x" } }],
      [`${path}/${body.id}`, { method: "DELETE" }],
    ] as const)
      expect((await stranger.ask(one, asking)).status).toBe(404);
    const reader = await makeWorld({ scopes: ["read"] });
    expect((await reader.ask(path, { body: { text: "x" } })).status).toBe(403);
    expect((await world.ask(path, { key: null })).status).toBe(401);
    await world.ask(`/v1/campaigns/${campaign.id}`, { method: "DELETE" });
    expect((await world.ask(path)).status).toBe(404);
  });

  it("stand on every trend that shows the campaign", async () => {
    const { world, campaign, note } = await makeNoted();
    const { body } = await note({ day: "2026-03-04", kind: "delivery_fixed", text: "Otro mensajero" });
    await note({ day: "2026-01-04", text: "long ago" });
    const ask = asker<TrendReport>(world, "trend");
    const mark = {
      kind: "note",
      day: "2026-03-04",
      campaign: { id: campaign.id, name: "Autumn" },
      note: { id: body.id, kind: "delivery_fixed", text: "Otro mensajero" },
    };
    const marks = async (more: Record<string, string> = {}) => (await ask({ from: "2026-03-02", ...more })).annotations;
    expect(await marks()).toEqual([mark]);
    expect(await marks({ campaign: campaign.id })).toEqual([mark]);
    expect(await marks({ campaign: "cmp_other" })).toEqual([]);
    expect(await marks({ campaign: "none" })).toEqual([]);
    await world.ask(`/v1/campaigns/${campaign.id}`, { method: "DELETE" });
    expect(await marks()).toEqual([]);
  });
});

describe("the sides of a note", () => {
  it("are four weeks before its day, and whole weeks that closed after it, four at most", () => {
    const before = { from: "2026-02-02", to: "2026-03-01" };
    expect(sidesOf("2026-03-02", "2026-03-09")).toEqual({ before, after: null, next: "2026-03-10" });
    expect(sidesOf("2026-03-02", "2026-03-10")).toEqual({
      before,
      after: { from: "2026-03-03", to: "2026-03-09" },
      next: "2026-03-17",
    });
    expect(sidesOf("2026-03-02", "2026-03-31")).toEqual({
      before,
      after: { from: "2026-03-03", to: "2026-03-30" },
      next: null,
    });
    expect(sidesOf("2026-03-02", "2027-03-31").after).toEqual({ from: "2026-03-03", to: "2026-03-30" });
    expect(sidesOf("2026-03-20", "2026-03-10")).toMatchObject({ after: null, next: "2026-03-28" });
  });
});

describe("a note at the dashboard", () => {
  it("is signed with the person's own name, through the API too", async () => {
    const { world, path } = await makeNoted();
    const visitor = await makeVisitor(world);
    const { body } = await world.ask<CampaignNote>(path, {
      body: { text: "x", author: "Somebody else" },
      key: null,
      headers: { cookie: visitor.cookie, "sec-fetch-site": "same-origin" },
    });
    expect(body.author).toBe("Ana");
  });
});
