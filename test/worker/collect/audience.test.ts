/** Who is asked: each field of an audience, judged by the Worker, and what of it pages get to know. */
import { describe, expect, it } from "vitest";
import type { Config, DecideAnswer, SurveyDraft } from "#contract";
import { earlierLimits, readEarlier } from "../../../worker/responses/earlier.ts";
import { makeWorld, response, touch, uuid7, type Json, type World } from "../world.ts";

const questions: SurveyDraft["questions"] = [{ id: "nps", kind: "nps", ask: "?" }];
type Audience = NonNullable<SurveyDraft["audience"]>;
const phone = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36";
const desktop = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";

/** Whether a survey with this audience is meant for whoever asks so. */
async function asker(world: World, audience: Audience) {
  const { id } = await world.publish({ questions, audience });
  return async (question: Json = {}, headers: Record<string, string> = {}): Promise<boolean> => {
    const { status, body } = await world.ask<DecideAnswer>("/v1/decide", {
      key: null,
      body: { key: world.publicKey, ...question },
      headers,
    });
    expect(status).toBe(200);
    return body.eligible.includes(id);
  };
}
const configOf = async (world: World): Promise<Config> =>
  (await world.ask<Config>(`/v1/config?key=${world.publicKey}`, { key: null })).body;

describe("each field", () => {
  const email = [touch({ utm_source: "news", utm_medium: "email", utm_campaign: "autumn" })];
  const direct = [touch()];
  it.each<[string, Audience, Json, Json]>([
    ["channel", { all: [{ field: "channel", op: "is", value: "email" }] }, { touches: email }, { touches: direct }],
    ["source", { all: [{ field: "source", op: "is", value: "news" }] }, { touches: email }, { touches: direct }],
    ["medium", { all: [{ field: "medium", op: "is", value: "email" }] }, { touches: email }, { touches: direct }],
    [
      "no campaign",
      { all: [{ field: "campaign", op: "notExists" }] },
      { touches: direct },
      { touches: [], surveys: [] },
    ],
    ["touchpoint", { all: [{ field: "touchpoint", op: "is", value: "pay" }] }, { touchpoint: "pay" }, {}],
    ["locale", { all: [{ field: "locale", op: "is", value: "es" }] }, { locale: "es-MX" }, { locale: "en" }],
    [
      "address",
      { all: [{ field: "url", op: "glob", value: "/shop/*" }] },
      { page: { url: "https://s.es/shop/a" } },
      { page: { url: "https://s.es/blog" } },
    ],
    [
      "visitor",
      { all: [{ field: "visitor", op: "is", value: "returning" }] },
      { returning: true },
      { returning: false },
    ],
    [
      "context",
      { all: [{ field: "context", name: "value", op: "gte", value: 20 }] },
      { context: { value: 20 } },
      { context: {} },
    ],
    [
      "traits",
      { all: [{ field: "trait", name: "plan", op: "is", value: "pro" }] },
      { traits: { plan: "pro" } },
      { customer: { id: "c", traits: { plan: "free" } } },
    ],
  ])("%s", async (_field, audience, inside, outside) => {
    const meant = await asker(await makeWorld(), audience);
    expect([await meant(inside), await meant(outside)]).toEqual([true, false]);
  });

  it("device, by the request's own headers", async () => {
    const meant = await asker(await makeWorld(), { all: [{ field: "device", op: "is", value: "mobile" }] });
    expect(await meant({}, { "user-agent": phone })).toBe(true);
    expect(await meant({}, { "user-agent": desktop })).toBe(false);
  });

  it("what the page knows and did not tell is left to the page: no bar in an `all`, no way into an `any`", async () => {
    const world = await makeWorld();
    const conditions: Extract<Audience, { all: unknown }>["all"] = [
      { field: "locale", op: "is", value: "es" },
      { field: "trait", name: "plan", op: "is", value: "pro" },
    ];
    const both = await asker(world, { all: conditions });
    const either = await asker(world, { any: conditions });
    expect([await both({ traits: { plan: "pro" } }), await both({})]).toEqual([true, false]);
    expect([await either({ traits: { plan: "pro" } }), await either({})]).toEqual([true, false]);
    expect(await either({ locale: "es" })).toBe(true);
  });
});

describe("what pages get to know", () => {
  const secret = { field: "trait" as const, name: "plan", op: "is" as const, value: "goldmember" };
  const open = { field: "device" as const, op: "is" as const, value: "mobile" as const };
  it.each<[string, Audience, Audience | undefined, boolean]>([
    ["all, open", { all: [open] }, { all: [open] }, false],
    ["all, mixed", { all: [open, secret] }, { all: [open] }, true],
    ["all, secret", { all: [secret] }, undefined, true],
    ["any, open", { any: [open] }, { any: [open] }, false],
    ["any, mixed", { any: [open, secret] }, { any: [open] }, true],
    ["any, secret", { any: [secret] }, undefined, true],
    ["nothing", { all: [] }, undefined, false],
  ])("%s", async (_what, audience, published, decide) => {
    const world = await makeWorld();
    await world.publish({ questions, audience });
    const [survey] = (await configOf(world)).surveys;
    expect(survey?.audience).toEqual(published);
    expect(survey?.decide).toBe(decide);
  });

  it("no secret condition, whatever its field", async () => {
    const world = await makeWorld();
    const all: Extract<Audience, { all: unknown }>["all"] = [
      open,
      { field: "campaign", op: "is", value: "hush-campaign" },
      { field: "channel", op: "is", value: "hush-channel" },
      { field: "source", op: "is", value: "hush-source" },
      { field: "medium", op: "is", value: "hush-medium" },
      { field: "touchpoint", op: "is", value: "hush-touchpoint" },
      { field: "trait", name: "hush-trait", op: "is", value: "hush-value" },
      { field: "answered", op: "is", value: "sur_hush" },
      { field: "answer", question: "hush", op: "is", value: "hush-answer" },
    ];
    for (const audience of [{ all }, { any: all }]) await world.publish({ questions, audience });
    const text = JSON.stringify(await configOf(world));
    expect(text).not.toContain("hush");
    for (const name of ["trait", "answer", "campaign", "channel"]) expect(text).not.toContain(`"${name}"`);
  });

  it("how often visitors are asked, as the workspace says", async () => {
    const world = await makeWorld();
    expect((await configOf(world)).asking).toEqual({ quietDays: 14, mostAsks: 2, holdout: 0.1 });
    const changed = await world.ask("/v1/workspace", {
      method: "PATCH",
      body: { settings: { holdout: 0, quietDays: 7, mostAsks: 4 } },
    });
    expect(changed.body["settings"]).toMatchObject({ holdout: 0, quietDays: 7, mostAsks: 4, genericShare: 0.1 });
    expect((await configOf(world)).asking).toEqual({ quietDays: 7, mostAsks: 4, holdout: 0 });
    for (const settings of [{ holdout: 2 }, { quietDays: -1 }, { mostAsks: 0 }])
      expect((await world.ask("/v1/workspace", { method: "PATCH", body: { settings } })).status).toBe(422);
  });

  it("a workspace from before these settings goes on as before, and holds nobody out", async () => {
    const world = await makeWorld();
    await world.d1
      .prepare(
        "UPDATE workspaces SET settings = json_remove(settings, '$.holdout', '$.quietDays', '$.mostAsks') WHERE id = ?1",
      )
      .bind(world.workspaceId)
      .run();
    expect((await configOf(world)).asking).toEqual({ quietDays: 14, mostAsks: 2, holdout: 0 });
    expect((await world.ask("/v1/workspace")).body["settings"]).toMatchObject({ holdout: 0, quietDays: 14 });
  });
});

describe("earlier answers", () => {
  it("of an anonymous visitor: which survey, and what was said, the latest first", async () => {
    const world = await makeWorld();
    const first = await world.publish({ questions });
    const answered = await asker(world, { all: [{ field: "answered", op: "is", value: first.id }] });
    const never = await asker(world, { all: [{ field: "answered", op: "notExists" }] });
    const detractor = await asker(world, { all: [{ field: "answer", question: "nps", op: "lte", value: 6 }] });
    const here = await asker(world, {
      all: [{ field: "answer", question: "nps", survey: "sur_other", op: "exists" }],
    });
    const all = async (question: Json) => [
      await answered(question),
      await never(question),
      await detractor(question),
      await here(question),
    ];
    await world.collect(response(first, { visitorId: "v1", answers: { nps: 9 } }));
    expect(await all({ visitorId: "v1" })).toEqual([true, false, false, false]);
    await world.collect(response(first, { visitorId: "v1", answers: { nps: 3 } }));
    expect(await all({ visitorId: "v1" })).toEqual([true, false, true, false]);
    expect(await all({ visitorId: "v2" })).toEqual([false, true, false, false]);
    expect(await all({})).toEqual([false, true, false, false]);
  });

  it("an unfinished response answers its questions, not its survey", async () => {
    const world = await makeWorld();
    const first = await world.publish({ questions });
    const answered = await asker(world, { all: [{ field: "answered", op: "is", value: first.id }] });
    const said = await asker(world, { all: [{ field: "answer", question: "nps", op: "exists" }] });
    await world.collect(response(first, { visitorId: "v1", answers: { nps: 3 }, state: "partial" }));
    expect([await answered({ visitorId: "v1" }), await said({ visitorId: "v1" })]).toEqual([false, true]);
  });

  it("of a customer on any device; what a proof vouched for needs the proof again", async () => {
    const world = await makeWorld();
    const first = await world.publish({ questions });
    const answered = await asker(world, { all: [{ field: "answered", op: "is", value: first.id }] });
    const pro = await asker(world, { all: [{ field: "trait", name: "plan", op: "is", value: "pro" }] });
    await world.collect(response(first, { visitorId: "v1", customer: { id: "c1", traits: { plan: "pro" } } }));
    const question = { visitorId: "v9", customer: { id: "c1" } };
    expect([await answered(question), await pro(question)]).toEqual([true, true]);
    await world.d1.prepare("UPDATE customers SET proven = 1 WHERE workspace_id = ?1").bind(world.workspaceId).run();
    expect([await answered(question), await pro(question)]).toEqual([false, false]);
    const row = await world.d1
      .prepare("SELECT identity_secret AS secret FROM workspaces WHERE id = ?1")
      .bind(world.workspaceId)
      .first<{ secret: string }>();
    const key = await crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(row?.secret),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign"],
    );
    const signed = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode("c1"));
    const proof = [...new Uint8Array(signed)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const vouched = { ...question, customer: { id: "c1", proof, traits: { plan: "free" } } };
    expect([await answered(vouched), await pro(vouched)]).toEqual([true, true]);
  });

  it("of another workspace are nobody's", async () => {
    const [one, other] = [await makeWorld(), await makeWorld()];
    const survey = await one.publish({ questions });
    await one.collect(response(survey, { visitorId: "v1" }));
    const meant = await asker(other, { all: [{ field: "answered", op: "exists" }] });
    expect(await meant({ visitorId: "v1" })).toBe(false);
  });

  it("cost a bounded walk along the workspace's own key, and nothing where no audience speaks of them", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions });
    for (let from = 0; from < 100; from += 50)
      await world.collect(...Array.from({ length: 50 }, (_, at) => response(survey, { visitorId: `v${from + at}` })));
    let read = 0;
    const counting = new Proxy(world.d1, {
      get: (target, name) =>
        name === "prepare"
          ? (sql: string) => {
              const statement = target.prepare(sql);
              return {
                bind: (...values: unknown[]) => ({
                  async all() {
                    const found = await statement.bind(...values).all();
                    read += found.meta.rows_read;
                    return found;
                  },
                }),
              };
            }
          : Reflect.get(target, name),
    });
    const found = await readEarlier(counting, world.workspaceId, { visitorId: "v7" });
    expect(found).toMatchObject([{ surveyId: survey.id, complete: true }]);
    // Each response once, the newest once more to know where to begin, and what lies beyond the oldest, where it ends.
    expect(read).toBeLessThanOrEqual(102);
    const plan = await world.d1
      .prepare("EXPLAIN QUERY PLAN SELECT seq FROM responses WHERE workspace_id = ?1 AND seq > ?2 ORDER BY seq DESC")
      .bind(world.workspaceId, 1)
      .all();
    expect(JSON.stringify(plan.results)).toContain("PRIMARY KEY");
    expect(earlierLimits).toEqual({ rows: 5_000, own: 50 });
    read = 0;
    expect(await readEarlier(counting, world.workspaceId, {})).toEqual([]);
    expect(read).toBe(0);
  });
});

describe("exposures that were held back", () => {
  it("arrive in the funnel's cells by their reason, the control group's too; an unknown reason is other", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions });
    const held = (reason: string): Json => ({
      type: "exposure",
      id: uuid7(),
      surveyId: survey.id,
      surveyVersion: survey.version,
      step: "suppressed",
      at: "2026-03-10T12:00:00Z",
      reason,
    });
    const results = await world.collect(held("control_group"), held("yields"), held("control_group"), held("weather"));
    expect(results.map(({ status }) => status)).toEqual(["stored", "stored", "stored", "stored"]);
    const cells = await world.d1
      .prepare("SELECT reason, n FROM funnel WHERE workspace_id = ?1 ORDER BY reason")
      .bind(world.workspaceId)
      .all();
    expect(cells.results).toEqual([
      { reason: "control_group", n: 2 },
      { reason: "other", n: 1 },
      { reason: "yields", n: 1 },
    ]);
  });
});
