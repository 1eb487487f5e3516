import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Campaign, CampaignReport, Preview, Response, Unmatched } from "#contract";
import { everyMinute } from "../../../worker/clock.ts";
import { requestRetag, retagWorkspace } from "../../../worker/responses/retag.ts";
import { makeWorld, now, response, setClock, threeQuestions, touch, type World } from "../world.ts";

const from = (utm: string, more: Record<string, string> = {}) => [
  touch({ utm_source: "newsletter", utm_medium: "email", utm_campaign: utm, ...more }),
];
const rows = async (world: World) => {
  const { items, total } = (await world.ask<CampaignReport>("/v1/reports/campaigns")).body;
  return { ...Object.fromEntries(items.map(({ campaign, n }) => [campaign?.name ?? "none", n])), total: total.n };
};
const create = async (world: World, body: Record<string, unknown>) =>
  (await world.ask<Campaign>("/v1/campaigns", { body })).body;
const rule = (value: string, op = "is") => [{ field: "campaign", op, value }];

async function seeded(
  counts: Record<string, number>,
): Promise<{ world: World; survey: { id: string; version: number } }> {
  const world = await makeWorld();
  const survey = await world.publish({ questions: threeQuestions });
  const items = Object.entries(counts).flatMap(([utm, n]) =>
    Array.from({ length: n }, () => response(survey, { touches: utm === "" ? [touch()] : from(utm) })),
  );
  for (let at = 0; at < items.length; at += 50) await world.collect(...items.slice(at, at + 50));
  return { world, survey };
}

describe("a changed rule", () => {
  it("moves past responses, and the sum over all rows stays the same", async () => {
    const { world } = await seeded({ otono: 5, "otono-2": 3, primavera: 2, "": 4 });
    expect(await rows(world)).toEqual({ none: 14, total: 14 });
    const autumn = await create(world, { name: "Autumn", match: rule("otono") });
    expect(await rows(world)).toEqual({ Autumn: 5, none: 9, total: 14 });
    await world.ask(`/v1/campaigns/${autumn.id}`, {
      method: "PUT",
      body: { name: "Autumn", match: rule("otono*", "glob") },
    });
    expect(await rows(world)).toEqual({ Autumn: 8, none: 6, total: 14 });
    await create(world, { name: "Exact", match: rule("otono-2") });
    expect(await rows(world)).toEqual({ Autumn: 5, Exact: 3, none: 6, total: 14 });
    await world.ask(`/v1/campaigns/${autumn.id}`, { method: "DELETE" });
    expect(await rows(world)).toEqual({ Exact: 3, none: 11, total: 14 });
    expect((await world.ask("/v1/campaigns/retag")).body).toMatchObject({
      state: "done",
      checked: 14,
      of: 14,
      changed: 5,
    });
  });

  it("leaves the stored facts as they were, in every model", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const before = (hours: number) => new Date(now().getTime() - hours * 3_600_000).toISOString();
    const item = response(survey, {
      touches: [
        { ...from("otono")[0], at: before(50), session: 1 },
        { ...from("primavera")[0], at: before(20), session: 2 },
        { ...touch(), at: before(1), session: 3 },
      ],
    });
    await world.collect(item);
    const read = async () => (await world.ask<Response>(`/v1/responses/${String(item["id"])}`)).body;
    const frozen = await read();
    const [autumn, spring] = [
      await create(world, { name: "Autumn", match: rule("otono") }),
      await create(world, { name: "Spring", match: rule("primavera") }),
    ];
    const tagged = await read();
    expect(tagged.campaign?.id).toBe(spring.id);
    const { credit, ...facts } = tagged.touches;
    const { credit: was, ...asFrozen } = frozen.touches;
    expect(facts).toEqual(asFrozen);
    const shares = (list: typeof credit.linear) =>
      list.map(({ campaignId, share }) => [campaignId, Math.round(share * 1000) / 1000]);
    expect(shares(was.linear)).toEqual([
      [null, 0.333],
      [null, 0.333],
      [null, 0.333],
    ]);
    expect(shares(credit.linear)).toEqual([
      [autumn.id, 0.333],
      [spring.id, 0.333],
      [null, 0.333],
    ]);
    expect(shares(credit.positionBased)).toEqual([
      [autumn.id, 0.4],
      [spring.id, 0.2],
      [null, 0.4],
    ]);
    const report = async (model: string) =>
      (await world.ask<CampaignReport>(`/v1/reports/campaigns?model=${model}`)).body.items.find(({ n }) => n > 0)
        ?.campaign?.name ?? null;
    expect([await report("first"), await report("last_non_direct"), await report("last")]).toEqual([
      "Autumn",
      "Spring",
      null,
    ]);
  });

  it("goes through 2,500 responses in batches, may be stopped after any of them, and is swept up by the minute", async () => {
    const { world } = await seeded({ otono: 1 });
    // The same row many times over, without going through the door 2,500 times.
    const columns =
      (await env.DB.prepare("SELECT * FROM responses WHERE workspace_id = ?1").bind(world.workspaceId).first()) ?? {};
    const names = Object.keys(columns).filter((name) => name !== "seq" && name !== "id");
    await env.DB.prepare(
      `INSERT INTO responses (seq, id, ${names.join(", ")}) WITH RECURSIVE more(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM more WHERE n < 2500)
       SELECT more.n, 'copy-' || more.n, ${names.join(", ")} FROM more, responses WHERE workspace_id = ?1 AND seq = 1`,
    )
      .bind(world.workspaceId)
      .run();
    await create(world, { name: "Autumn", match: rule("otono") });
    expect(await rows(world)).toEqual({ Autumn: 2500, total: 2500 });

    // Stopped after one batch: nothing is lost, the status says how far it is, and the next minute goes on.
    await env.DB.prepare(
      "UPDATE responses SET campaign = NULL, touches = json_set(touches, '$.campaigns', json('[null]')) WHERE workspace_id = ?1",
    )
      .bind(world.workspaceId)
      .run();
    await requestRetag(world.here.db, world.workspaceId, now());
    let ticks = 0;
    await retagWorkspace(env.DB, world.here.db, world.workspaceId, () => ticks++ * 10, 25);
    const status = (await world.ask("/v1/campaigns/retag")).body;
    expect(status).toMatchObject({ state: "running", of: 2500 });
    expect(Number(status["checked"])).toBeLessThan(2500);
    const half = await rows(world);
    expect(half.total).toBe(2500);
    await everyMinute(env);
    expect(await rows(world)).toEqual({ Autumn: 2500, total: 2500 });
    expect((await world.ask("/v1/campaigns/retag")).body).toMatchObject({
      state: "done",
      checked: 2500,
      changed: 2500,
    });
  });

  it("done twice at once is done once, and a newer rule wins over an older run", async () => {
    const { world } = await seeded({ otono: 30 });
    const autumn = await create(world, { name: "Autumn" });
    await world.ask(`/v1/campaigns/${autumn.id}`, { method: "PUT", body: { name: "Autumn", match: rule("otono") } });
    await requestRetag(world.here.db, world.workspaceId, now());
    const clock = () => now().getTime();
    await Promise.all([1, 2, 3].map(() => retagWorkspace(env.DB, world.here.db, world.workspaceId, clock, 1000)));
    expect(await rows(world)).toEqual({ Autumn: 30, total: 30 });
    expect((await world.ask("/v1/campaigns/retag")).body).toMatchObject({ state: "done", checked: 30, changed: 0 });
  });

  it("touches nobody else's responses", async () => {
    const [one, two] = [await seeded({ otono: 2 }), await seeded({ otono: 3 })];
    await create(one.world, { name: "Autumn", match: rule("otono") });
    expect(await rows(two.world)).toEqual({ none: 3, total: 3 });
  });
});

describe("names that belong to no campaign", () => {
  it("are listed with counts and days, almost equal ones beside each other, and adopted in one step", async () => {
    const { world, survey } = await seeded({ "Otoño 2026": 3, "otono-2026": 2, primavera: 1, "": 5 });
    setClock("2026-03-12T12:00:00Z");
    await world.collect(response(survey, { touches: from("otoño 2026") }));
    setClock("2026-03-10T12:00:00Z");
    const { body } = await world.ask<{ items: Unmatched[] }>("/v1/campaigns/unmatched");
    expect(body.items.map(({ key, n, similar }) => [key, n, similar])).toEqual([
      ["otoño 2026", 4, ["otono-2026"]],
      ["otono-2026", 2, ["otoño 2026"]],
      ["primavera", 1, []],
    ]);
    expect(body.items[0]).toMatchObject({
      firstSeenAt: "2026-03-10T12:00:00.000Z",
      lastSeenAt: "2026-03-12T12:00:00.000Z",
      source: "newsletter",
      medium: "email",
    });
    const adopted = await world.ask<Campaign>("/v1/campaigns/adopt", {
      body: { keys: ["otoño 2026", "otono-2026"], name: "Otoño 2026" },
    });
    expect(adopted.status).toBe(201);
    expect(await rows(world)).toEqual({ "Otoño 2026": 5, none: 6, total: 11 });
    expect(
      (await world.ask<{ items: Unmatched[] }>("/v1/campaigns/unmatched")).body.items.map(({ key }) => key),
    ).toEqual(["primavera"]);
  });

  it("can join a record that is there, and the record keeps answering to its own name", async () => {
    const { world, survey } = await seeded({ otono_2026: 2 });
    const record = await create(world, { name: "Otoño 2026" });
    const { body } = await world.ask<{ items: Unmatched[] }>("/v1/campaigns/unmatched");
    expect(body.items[0]?.records).toEqual([{ id: record.id, name: "Otoño 2026" }]);
    await world.ask("/v1/campaigns/adopt", { body: { keys: ["otono_2026"], campaignId: record.id } });
    await world.collect(response(survey, { touches: from("OTOÑO 2026") }));
    expect(await rows(world)).toEqual({ "Otoño 2026": 3, total: 3 });
  });

  it("refuses an adoption of nothing, or into somebody else's campaign", async () => {
    const [world, other] = [await makeWorld(), await makeWorld()];
    const foreign = await create(other, { name: "Theirs" });
    expect((await world.ask("/v1/campaigns/adopt", { body: { keys: [] } })).status).toBe(422);
    expect((await world.ask("/v1/campaigns/adopt", { body: { keys: ["x"], campaignId: foreign.id } })).status).toBe(
      404,
    );
  });
});

describe("the preview of a rule", () => {
  it("tells what it would take, from whom, and changes nothing", async () => {
    const { world } = await seeded({ otono: 5, "otono-2": 3, primavera: 2, "": 4 });
    const autumn = await create(world, { name: "Autumn", match: rule("oto*", "glob") });
    const preview = async (body: Record<string, unknown>) =>
      (await world.ask<Preview>("/v1/campaigns/preview", { body })).body;
    expect(await preview({ name: "New", match: rule("otono-2") })).toMatchObject({
      matched: 3,
      of: 14,
      already: 0,
      taken: [{ campaign: { id: autumn.id, name: "Autumn" }, n: 3 }],
    });
    expect(await preview({ id: autumn.id, name: "Autumn", match: rule("*", "glob") })).toMatchObject({
      matched: 10,
      already: 8,
      taken: [],
    });
    expect(
      await preview({ name: "Source", match: [{ field: "source", op: "is", value: "newsletter" }] }),
    ).toMatchObject({ matched: 10 });
    expect(await preview({ name: "primavera" })).toMatchObject({
      matched: 2,
      examples: [{ campaign: "primavera", source: "newsletter", medium: "email", n: 2 }],
    });
    expect(await rows(world)).toEqual({ Autumn: 8, none: 6, total: 14 });
  });
});
