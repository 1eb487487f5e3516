/** 5.5: visitors without an id are counted once a day, by a salt that is destroyed with the day. */
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AskingReport, FunnelReport } from "#contract";
import { createApp } from "../../../worker/app.ts";
import { everyMinute } from "../../../worker/clock.ts";
import { endDays } from "../../../worker/exposures/day.ts";
import { mostVisitors, Visitors } from "../../../worker/exposures/visitors.ts";
import { cryptoRandom } from "../../../worker/http/token.ts";
import { makeVisitor } from "../dashboard/visitor.ts";
import { makeWorld, now, response, setClock, threeQuestions, touch, uuid7, type Json, type World } from "../world.ts";

const start = "2026-03-10T12:00:00Z";
/** The salts are all workspaces': each test begins without any. */
beforeEach(() => env.DB.batch(["day_salts", "day_visitors"].map((name) => env.DB.prepare(`DELETE FROM ${name}`))));
afterEach(() => {
  setClock(start);
  vi.restoreAllMocks();
});

/** Another instance remembers nobody. */
const instance = () => createApp({ now: () => now().getTime(), random: cryptoRandom });
type Browser = Partial<Record<"cf-connecting-ip" | "user-agent" | "origin" | "sec-gpc" | "dnt", string>>;
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const ana: Browser = { "cf-connecting-ip": "203.0.113.7", "user-agent": firefox, origin: "https://shop.test" };

async function makeShop(options: Parameters<typeof makeWorld>[0] = {}) {
  const world = await makeWorld(options);
  const survey = await world.publish({ questions: threeQuestions });
  const shown = (more: Json = {}): Json => ({
    type: "exposure",
    id: uuid7(),
    surveyId: survey.id,
    surveyVersion: survey.version,
    step: "shown",
    at: now().toISOString(),
    ...more,
  });
  const send = async (headers: Browser, ...items: Json[]) => {
    const body = { key: world.publicKey, items: items.length > 0 ? items : [shown()] };
    const answer = await world.ask<{ results: Json[] }>("/v1/collect", { body, key: null, headers });
    expect(answer.body.results.map(({ status }) => status)).toEqual(body.items.map(() => "stored"));
  };
  return { world, survey, shown, send };
}
const marks = async ({ workspaceId }: World): Promise<string[]> => {
  const { results } = await env.DB.prepare("SELECT mark FROM day_visitors WHERE workspace_id = ?1 ORDER BY mark")
    .bind(workspaceId)
    .all<{ mark: string }>();
  return results.map(({ mark }) => mark);
};
const salts = async () =>
  (await env.DB.prepare("SELECT day, salt FROM day_salts ORDER BY day").all<{ day: string; salt: string }>()).results;
const end = () => endDays(env.DB, () => now().getTime(), 30_000);
const funnel = async (world: World, query = "") =>
  (await world.ask<FunnelReport>(`/v1/reports/funnel?from=2026-03-01&to=2026-03-31${query}`)).body;

describe("a visitor without an id (5.5)", () => {
  it("is counted once a day, whatever they send", async () => {
    const { world, send, shown } = await makeShop();
    await send(ana, shown({ step: "eligible" }), shown());
    await send(ana);
    expect(await marks(world)).toHaveLength(1);
    await send({ ...ana, "cf-connecting-ip": "203.0.113.8" });
    await send({ ...ana, "user-agent": "another browser" });
    await send({ ...ana, origin: "https://blog.test" });
    expect(await marks(world)).toHaveLength(4);
    for (const mark of await marks(world)) expect(mark).toMatch(/^[0-9a-f]{16}$/);
  });

  it("is known in every instance, and to one that has met them costs nothing more", async () => {
    const { world } = await makeShop();
    const { version } = (await env.DB.prepare("SELECT config_version AS version FROM workspaces WHERE id = ?1")
      .bind(world.workspaceId)
      .first<{ version: number }>()) ?? { version: 0 };
    const passer = { site: "shop.test", address: "203.0.113.7", agent: firefox };
    const snapshot = { workspaceId: world.workspaceId, version };
    const written: number[] = [];
    for (const visitors of [new Visitors(), new Visitors()]) {
      const count = () => visitors.count(env.DB, world.here.vault, snapshot, passer, "", now());
      const counting = await count();
      const { meta } = (await counting?.statement.run()) ?? { meta: { changes: -1 } };
      written.push(meta.changes);
      // As long as it is not stored, it is tried again.
      expect(await count()).not.toBeNull();
      counting?.done(meta.changes);
      expect(await count()).toBeNull();
    }
    expect(written).toEqual([1, 0]);
  });

  it("is not counted under a configuration that has changed", async () => {
    const { world } = await makeShop();
    const snapshot = { workspaceId: world.workspaceId, version: 0 };
    const passer = { site: "", address: "203.0.113.7", agent: "" };
    const counting = await new Visitors().count(env.DB, world.here.vault, snapshot, passer, "", now());
    expect((await counting?.statement.run())?.meta.changes).toBe(0);
  });

  it("is one of their network in IPv6, where devices change their address by themselves", async () => {
    const { world, send } = await makeShop();
    await send({ ...ana, "cf-connecting-ip": "2001:db8:1:2:aaaa::1" });
    await send({ ...ana, "cf-connecting-ip": "2001:db8:1:2:bbbb:1:2:3" });
    expect(await marks(world)).toHaveLength(1);
    await send({ ...ana, "cf-connecting-ip": "2001:db8:1:3:aaaa::1" });
    expect(await marks(world)).toHaveLength(2);
  });

  it.each([
    ["with an id", {}, { visitorId: "visitor-1" }],
    ["whose browser objects", { "sec-gpc": "1" }, {}],
  ] as const)("is none %s", async (_, headers, more) => {
    const { world, send, shown } = await makeShop();
    await send({ ...ana, ...headers }, shown(more));
    expect(await marks(world)).toEqual([]);
    expect(await salts()).toEqual([]);
  });

  it("is none by an answer alone, which costs two rows as ever", async () => {
    const { world, survey, send } = await makeShop();
    await send(ana, response(survey, { consent: { state: "denied" } }));
    expect(await marks(world)).toEqual([]);
  });

  it("objects by Do Not Track, too, where the workspace honours it", async () => {
    const { world, send } = await makeShop({ settings: { honourDnt: true } });
    await send({ ...ana, dnt: "1" });
    expect(await marks(world)).toEqual([]);
  });

  it("is another one the next day, and in another workspace", async () => {
    const [one, two] = [await makeShop(), await makeShop()];
    await one.send(ana);
    await two.send(ana);
    const [first] = await marks(one.world);
    expect((await marks(two.world))[0]).not.toBe(first);
    setClock("2026-03-11T12:00:00Z");
    await one.send(ana);
    expect(await marks(one.world)).toHaveLength(2);
  });
});

describe("the salt of a day", () => {
  it("lies sealed, is made anew each day, and is gone in the first minute after it", async () => {
    const { send } = await makeShop({ instance: instance() });
    await send(ana);
    const [first] = await salts();
    expect(first).toMatchObject({ day: "2026-03-10" });
    expect(first?.salt).toMatch(/^[A-Za-z0-9+/]{16}\.[A-Za-z0-9+/=]{100,}$/);
    setClock("2026-03-10T23:59:00Z");
    await end();
    expect(await salts()).toEqual([first]);
    setClock("2026-03-11T00:00:00Z");
    await end();
    expect(await salts()).toEqual([]);
    await send(ana);
    const [second] = await salts();
    expect(second?.day).toBe("2026-03-11");
    expect(second?.salt).not.toBe(first?.salt);
  });

  it("is gone after 48 hours in which no minute came, as soon as one does", async () => {
    const { world, send } = await makeShop({ instance: instance() });
    await send(ana);
    setClock("2026-03-12T12:00:01Z");
    await send(ana);
    expect((await salts()).map(({ day }) => day)).toEqual(["2026-03-10", "2026-03-12"]);
    await everyMinute(env, () => now().getTime());
    expect((await salts()).map(({ day }) => day)).toEqual(["2026-03-12"]);
    // And with it the marks that it made.
    expect(await marks(world)).toHaveLength(1);
    expect((await funnel(world)).visitors).toEqual({ days: 1, total: 1, perDay: 1, atLeast: false });
  });

  it("that cannot be opened costs no answer: nobody is counted that day", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { world, send } = await makeShop({ instance: instance() });
    await env.DB.prepare("INSERT INTO day_salts VALUES ('2026-03-10', 'another.secret')").run();
    await send(ana);
    expect(await marks(world)).toEqual([]);
    await send({ ...ana, "user-agent": "two" });
    expect(log).toHaveBeenCalledOnce();
    setClock("2026-03-11T12:00:00Z");
    await send(ana);
    expect(await marks(world)).toHaveLength(1);
  });
});

describe("a day that is over", () => {
  it("leaves counts by campaign and no marks; a mark that was on its way is counted by the next minute", async () => {
    const { world, send, shown } = await makeShop();
    const campaign = await world.ask("/v1/campaigns", {
      body: { name: "Spring", match: [{ field: "campaign", op: "is", value: "spring" }] },
    });
    const id = String(campaign.body["id"]);
    await send(ana, shown({ touches: [touch({ utm_source: "x", utm_campaign: "spring" })] }));
    await send({ ...ana, "user-agent": "two" });
    await send({ ...ana, "user-agent": "three" });
    expect((await funnel(world)).visitors).toEqual({ days: 0, total: 0, perDay: null, atLeast: false });
    setClock("2026-03-11T00:00:00Z");
    expect(await end()).toBeGreaterThanOrEqual(1);
    expect(await end()).toBe(0);
    expect(await marks(world)).toEqual([]);
    await env.DB.prepare("INSERT INTO day_visitors VALUES ('2026-03-10', ?1, 'late', '')")
      .bind(world.workspaceId)
      .run();
    await end();
    expect((await funnel(world)).visitors).toEqual({ days: 1, total: 4, perDay: 4, atLeast: false });
    expect((await funnel(world, `&campaign=${id}`)).visitors).toMatchObject({ total: 1, perDay: 1 });
    expect((await funnel(world, "&campaign=none")).visitors).toMatchObject({ total: 3 });
    for (const filter of ["survey=sur_x", "channel=email", "touchpoint=checkout"])
      expect((await funnel(world, `&${filter}`)).visitors).toBeNull();
    const asking = await world.ask<AskingReport>("/v1/reports/asking?from=2026-03-10&to=2026-03-10");
    expect(asking.body.visitors).toMatchObject({ perDay: 4 });
    const csv = (await world.ask<string>("/v1/reports/funnel.csv?from=2026-03-01&to=2026-03-31")).body;
    const [header = "", ...lines] = csv.trim().split("\r\n");
    expect(header).toMatch(/"visitors_a_day","visitors_at_least"$/);
    expect(lines.at(-1)).toMatch(/"4","no"$|,4,"no"$/);

    for (const [language, words] of [
      ["es", "4 visitantes sin identificador al día."],
      ["en", "4 visitors without an id a day."],
    ] as const) {
      const page = await (await makeVisitor(world, language)).get("/app/asking?from=2026-03-01&to=2026-03-31");
      expect(page.text).toContain(words);
    }
  });

  it("holds a most, and then says that there were as many or more", async () => {
    const { world, send } = await makeShop({ instance: instance() });
    const fill = (count: number) =>
      env.DB.prepare(
        `INSERT INTO day_visitors (day, workspace_id, mark, campaign)
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2) SELECT '2026-03-10', ?1, 'm' || i, '' FROM n`,
      )
        .bind(world.workspaceId, count)
        .run();
    await fill(mostVisitors);
    await send(ana);
    expect(await marks(world)).toHaveLength(mostVisitors);
    setClock("2026-03-11T00:01:00Z");
    await end();
    expect((await funnel(world)).visitors).toMatchObject({ total: mostVisitors, atLeast: true });
    const page = await (await makeVisitor(world, "es")).get("/app/asking?from=2026-03-01&to=2026-03-31");
    expect(page.text).toMatch(/50\.000 visitantes sin identificador al día, o más\./);
  });
});
