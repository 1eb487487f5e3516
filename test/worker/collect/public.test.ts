import { describe, expect, it } from "vitest";
import type { Campaign, Config, DecideAnswer } from "#contract";
import { decide, shareOf } from "../../../worker/collect/decide.ts";
import { Snapshots } from "../../../worker/workspaces/snapshot.ts";
import { makeWorld, now, response, threeQuestions, touch, uuid7, type Json, type World } from "../world.ts";

const config = (world: World, headers: Record<string, string> = {}) =>
  world.fetchRaw(`/v1/config?key=${world.publicKey}`, { key: null, headers });
const ask = async (world: World, question: Json) =>
  (await world.ask<DecideAnswer>("/v1/decide", { key: null, body: { key: world.publicKey, ...question } })).body;
const arrival = [touch({ utm_source: "newsletter", utm_medium: "email", utm_campaign: "entrega-24h" })];

const makeCampaign = (world: World, more: Json = {}) =>
  world.ask<Campaign>("/v1/campaigns", {
    body: {
      name: "Delivery",
      match: [{ field: "campaign", op: "is", value: "entrega-24h" }],
      promises: [
        { statement: { es: "Llega en 24 horas", en: "Arrives in 24 hours" }, kind: "speed", dueTouchpoint: "delivery" },
        { statement: "Sin gastos de envío", kind: "price", dueTouchpoint: "checkout" },
      ],
      ...more,
    },
  });

describe("the published configuration", () => {
  it("tells what is live, the same for every visitor, and nothing of the audience", async () => {
    const world = await makeWorld();
    const survey = await world.publish({
      name: "Internal name",
      questions: threeQuestions,
      touchpoint: "checkout",
      audience: { all: [{ field: "channel", op: "is", value: "email" }] },
      when: { any: [{ event: "order_completed", where: { value: { gte: 20 } } }] },
    });
    await world.ask("/v1/surveys", { body: { name: "Draft", questions: threeQuestions } });
    await world.ask("/v1/touchpoints", {
      method: "PUT",
      body: [{ id: "checkout", name: { es: "Pago" }, stage: "buy" }],
    });
    await makeCampaign(world);
    const answer = await config(world);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=60, stale-while-revalidate=600");
    const text = await answer.text();
    const body = JSON.parse(text) as Config;
    expect(body.surveys).toHaveLength(1);
    expect(body.surveys[0]).toMatchObject({
      id: survey.id,
      version: 1,
      decide: true,
      touchpoint: "checkout",
      when: { any: [{ event: "order_completed", where: { value: { gte: 20 } } }] },
    });
    expect(body.touchpoints).toEqual([{ id: "checkout", name: { es: "Pago" }, stage: "buy" }]);
    for (const secret of [
      "Internal name",
      "audience",
      "email",
      "entrega",
      "Delivery",
      world.workspaceId.slice(0, 10) + "secret",
    ])
      expect(text).not.toContain(secret);
  });

  it("answers 304 until something changes", async () => {
    const world = await makeWorld();
    await world.publish({ questions: threeQuestions });
    const tag = (await config(world)).headers.get("etag") ?? "";
    expect((await config(world, { "if-none-match": tag })).status).toBe(304);
    await world.publish({ questions: threeQuestions });
    const changed = await config(world, { "if-none-match": tag });
    expect(changed.status).toBe(200);
    expect(((await changed.json()) as Config).surveys).toHaveLength(2);
  });

  it("drops a survey once it is archived, and needs no server for one that asks no promise", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: [{ id: "nps", kind: "nps", ask: "?" }] });
    expect(((await (await config(world)).json()) as Config).surveys[0]?.decide).toBe(false);
    await world.ask(`/v1/surveys/${survey.id}`, { method: "DELETE" });
    expect(((await (await config(world)).json()) as Config).surveys).toEqual([]);
  });

  it("refuses without a key and with a foreign origin", async () => {
    const world = await makeWorld({ origins: ["https://shop.test"] });
    expect((await world.ask("/v1/config", { key: null })).body).toMatchObject({ code: "missing_key" });
    expect((await config(world, { origin: "https://evil.test" })).status).toBe(403);
    const open = await config(world, { origin: "https://shop.test" });
    expect([open.status, open.headers.get("access-control-allow-origin")]).toEqual([200, "https://shop.test"]);
  });
});

describe("decide", () => {
  it("names the campaign, the channel, and the promise that is due, in the visitor's language", async () => {
    const world = await makeWorld({ settings: { genericShare: 0 } });
    const survey = await world.publish({ questions: threeQuestions, touchpoint: "delivery" });
    const { body: campaign } = await makeCampaign(world);
    const answer = await ask(world, { touches: arrival, locale: "en-GB" });
    expect(answer).toEqual({
      campaign: { id: campaign.id, name: "Delivery" },
      channel: "email",
      promise: { id: campaign.promises[0]?.id, version: 1, statement: "Arrives in 24 hours", arm: "quoted" },
      eligible: [survey.id],
    });
    expect((await ask(world, { touches: arrival, locale: "es", touchpoint: "checkout" })).promise?.statement).toBe(
      "Sin gastos de envío",
    );
    expect((await ask(world, { touches: arrival, touchpoint: "nowhere" })).promise?.id).toBe(campaign.promises[0]?.id);
  });

  it("tells the promise in the language in which the survey comes out", async () => {
    const world = await makeWorld({ settings: { genericShare: 0 } });
    await world.publish({
      locale: "en",
      questions: [
        { id: "kept", kind: "promise" },
        { id: "why", kind: "text", ask: { en: "Why?", fr: "Pourquoi ?" } },
      ],
    });
    await makeCampaign(world);
    // The promise is there in Spanish; the survey is not.
    expect((await ask(world, { touches: arrival, locale: "es-ES" })).promise?.statement).toBe("Arrives in 24 hours");
  });

  it("knows no campaign for who came by none", async () => {
    const world = await makeWorld();
    await makeCampaign(world);
    expect(await ask(world, { touches: [touch()] })).toEqual({
      campaign: null,
      channel: "direct",
      promise: null,
      eligible: [],
    });
    expect(await ask(world, {})).toMatchObject({ campaign: null, channel: "direct", promise: null });
  });

  it("leaves a promise out outside its dates", async () => {
    const world = await makeWorld({ settings: { genericShare: 0 } });
    await makeCampaign(world, {
      promises: [
        { statement: "Old", kind: "price", validTo: "2026-03-09" },
        { statement: "New", kind: "price", validFrom: "2026-03-10" },
      ],
    });
    expect((await ask(world, { touches: arrival })).promise?.statement).toBe("New");
  });

  it("tells which surveys are meant for the visitor", async () => {
    const world = await makeWorld();
    const { body: campaign } = await makeCampaign(world);
    const nps = [{ id: "nps", kind: "nps" as const, ask: "?" }];
    const audience = (
      field: "campaign" | "channel" | "source" | "locale",
      value: string,
      op: "is" | "isNot" = "is",
    ) => ({ all: [{ field, op, value }] });
    const all = await world.publish({ questions: nps });
    const byCampaign = await world.publish({ questions: nps, audience: audience("campaign", campaign.id) });
    const byName = await world.publish({ questions: nps, audience: audience("campaign", "delivery") });
    const byChannel = await world.publish({ questions: nps, audience: audience("channel", "email") });
    const notEmail = await world.publish({ questions: nps, audience: audience("channel", "email", "isNot") });
    const spanish = await world.publish({ questions: nps, audience: audience("locale", "es") });
    const came = (await ask(world, { touches: arrival, locale: "es" })).eligible;
    expect(new Set(came)).toEqual(new Set([all.id, byCampaign.id, byName.id, byChannel.id, spanish.id]));
    expect(new Set((await ask(world, { touches: [touch()], locale: "en" })).eligible)).toEqual(
      new Set([all.id, notEmail.id]),
    );
    expect((await ask(world, { touches: arrival, surveys: [byChannel.id, notEmail.id] })).eligible).toEqual([
      byChannel.id,
    ]);
  });

  it("judges an audience by the touchpoint of its own survey, whichever survey asked", async () => {
    const world = await makeWorld();
    const audience = { all: [{ field: "touchpoint" as const, op: "is" as const, value: "delivery" }] };
    const questions = [{ id: "nps", kind: "nps" as const, ask: "?" }];
    const own = await world.publish({ questions, touchpoint: "delivery", audience });
    const open = await world.publish({ questions, audience });
    expect((await ask(world, { touchpoint: "checkout" })).eligible).toEqual([own.id]);
    expect(new Set((await ask(world, { touchpoint: "delivery" })).eligible)).toEqual(new Set([own.id, open.id]));
  });

  it("draws the generic arm for the workspace's share, and always the same for one visitor", async () => {
    const world = await makeWorld({ settings: { genericShare: 0.1 } });
    await makeCampaign(world);
    const snapshot = await new Snapshots().fresh(world.here.db, world.publicKey);
    if (!snapshot) throw new Error("no snapshot");
    const arm = (visitorId: string | undefined, draw: number) =>
      decide(snapshot, { key: "", touches: arrival as never, ...(visitorId ? { visitorId } : {}) }, now(), draw).promise
        ?.arm;
    const arms = Array.from({ length: 2000 }, (_, index) => arm(`visitor-${index}`, 0));
    const generic = arms.filter((name) => name === "generic").length / arms.length;
    expect(generic).toBeGreaterThan(0.07);
    expect(generic).toBeLessThan(0.13);
    expect(arm("visitor-7", 0.99)).toBe(arm("visitor-7", 0.01));
    expect([arm(undefined, 0.05), arm(undefined, 0.5)]).toEqual(["generic", "quoted"]);
  });

  it("stores nothing", async () => {
    const world = await makeWorld();
    await makeCampaign(world);
    const count = async () => {
      const { results } = await world.d1
        .prepare(
          "SELECT (SELECT count(*) FROM responses) + (SELECT count(*) FROM customers) + (SELECT count(*) FROM funnel) AS n",
        )
        .all();
      return results[0]?.["n"];
    };
    const before = await count();
    await ask(world, { touches: arrival, visitorId: "v1", customer: { id: "c1", email: "a@b.es" } });
    expect(await count()).toBe(before);
  });

  it("refuses a bad question with the place", async () => {
    const world = await makeWorld();
    const answer = await world.ask("/v1/decide", { key: null, body: { key: world.publicKey, touches: [{ at: "x" }] } });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid_body", issues: [{ path: "touches[0].at" }] } });
  });

  it("spreads its shares evenly", () => {
    const buckets = Array<number>(10).fill(0);
    for (let index = 0; index < 10_000; index += 1) {
      const bucket = Math.floor(shareOf(`v${index}`) * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const size of buckets) expect(Math.abs(size - 1000)).toBeLessThan(150);
  });
});

describe("exposures", () => {
  const exposure = (survey: { id: string; version: number }, more: Json = {}): Json => ({
    type: "exposure",
    id: uuid7(),
    surveyId: survey.id,
    surveyVersion: survey.version,
    step: "shown",
    at: now().toISOString(),
    ...more,
  });

  it("add to the funnel's cells by campaign and channel, and leave no row of a visitor", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const { body: campaign } = await makeCampaign(world);
    await world.collect(
      exposure(survey, { touches: arrival, visitorId: "v-secret" }),
      exposure(survey, { touches: arrival }),
      exposure(survey),
      exposure(survey, { step: "suppressed", reason: "quiet_period" }),
    );
    await world.collect(exposure(survey, { touches: arrival }));
    const { results } = await world.d1
      .prepare("SELECT * FROM funnel WHERE workspace_id = ?1 ORDER BY n DESC, step")
      .bind(world.workspaceId)
      .all();
    expect(results.map(({ step, reason, campaign: id, channel, n }) => [step, reason, id, channel, n])).toEqual([
      ["shown", "", campaign.id, "email", 3],
      ["shown", "", "", "", 1],
      ["suppressed", "quiet_period", "", "", 1],
    ]);
    expect(JSON.stringify(results)).not.toContain("v-secret");
  });

  it("are refused for unknown steps and surveys, and counted beside a response in one go", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const results = await world.collect(
      exposure(survey, { step: "clicked" }),
      exposure({ id: "sur_nobody", version: 1 }),
      exposure(survey),
      response(survey),
    );
    expect(results.map(({ status, code }) => code ?? status)).toEqual([
      "invalid_field",
      "unknown_survey",
      "stored",
      "stored",
    ]);
  });
});
