/** Row 4.21: floods. What one address or network sends costs nobody else their place, and no address is ever kept. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createApp } from "../../../worker/app.ts";
import type { Env } from "../../../worker/env.ts";
import { Limit, networkOf } from "../../../worker/http/limit.ts";
import { Quotas, toldEvery } from "../../../worker/collect/quota.ts";
import { makeWorld, now, response, setClock, threeQuestions, type World } from "../world.ts";

/** Asks an instance of its own, with bindings of its own. */
function instance(bindings: Partial<Env>) {
  const app = createApp({ now: () => now().getTime() });
  const all = { ...env, ...bindings };
  return async (world: World, items: readonly unknown[], address = "203.0.113.7") => {
    const context = createExecutionContext();
    const answer = await app.fetch(
      new Request("https://voz.test/v1/collect", {
        method: "POST",
        headers: { "content-type": "application/json", "cf-connecting-ip": address },
        body: JSON.stringify({ key: world.publicKey, items }),
      }),
      all,
      context,
    );
    const body = (await answer.json()) as { code?: string; results?: { status: string }[] };
    await waitOnExecutionContext(context);
    return { status: answer.status, body, wait: Number(answer.headers.get("retry-after")) };
  };
}
/** An address that has used up its minute: a body is sent as it is, or so many are refused. */
async function flooding(world: World) {
  const app = createApp({ now: () => now().getTime() });
  const headers = { "content-type": "application/json", "cf-connecting-ip": "203.0.113.66" };
  const ask = async (body: string) => {
    const context = createExecutionContext();
    const request = new Request("https://voz.test/v1/collect", { method: "POST", headers, body });
    const answer = await app.fetch(request, env, context);
    await waitOnExecutionContext(context);
    return [answer.status, ((await answer.json()) as { code?: string }).code, answer.headers.get("retry-after")];
  };
  const batch = (size: number) =>
    JSON.stringify({ key: world.publicKey, items: Array.from({ length: size }, () => ({ type: "none" })) });
  const refuse = async (times: number): Promise<void> => {
    for (let at = 0; at < 12; at += 1) await ask(batch(50));
    for (let refused = 0; refused < times; refused += (await ask(batch(50)))[0] === 429 ? 1 : 0);
  };
  return { ask, refuse };
}
const made = async () => {
  setClock("2026-03-10T12:00:00Z");
  const world = await makeWorld();
  return { world, survey: await world.publish({ questions: threeQuestions }) };
};

describe("4.21 a flood from one address", () => {
  it("is turned away unread after 200 refusals, until its minute is over; nobody else's is", async () => {
    const { world, survey } = await made();
    const app = createApp({ now: () => now().getTime() });
    const send = async (body: string, address = "203.0.113.66") => {
      const context = createExecutionContext();
      const headers = { "content-type": "application/json", "cf-connecting-ip": address };
      const request = new Request("https://voz.test/v1/collect", { method: "POST", headers, body });
      const answer = await app.fetch(request, env, context);
      await waitOnExecutionContext(context);
      return [answer.status, ((await answer.json()) as { code?: string }).code, answer.headers.get("retry-after")];
    };
    const batch = (size: number) =>
      JSON.stringify({ key: world.publicKey, items: Array.from({ length: size }, () => ({ type: "none" })) });
    for (let at = 0; at < 12; at += 1) expect((await send(batch(50)))[0]).toBe(200);
    for (let at = 0; at < 199; at += 1) expect((await send(batch(1)))[0]).toBe(429);
    // Until then it is read, and told what is wrong with it.
    expect(await send("{")).toEqual([400, "malformed_json", null]);
    expect((await send(batch(1)))[0]).toBe(429);
    expect(await send("{")).toEqual([429, "rate_limited", "60"]);
    const sound = JSON.stringify({ key: world.publicKey, items: [response(survey)] });
    expect((await send(sound, "203.0.113.67"))[0]).toBe(200);
    setClock("2026-03-10T12:01:00Z");
    expect((await send(sound))[0]).toBe(200);
  });

  it("is heard again when it was quiet for a minute, and not while it goes on; a clock that goes back ends it", async () => {
    const { world } = await made();
    const { ask, refuse } = await flooding(world);
    await refuse(200);
    for (let second = 10; second <= 170; second += 10) {
      setClock(new Date(Date.parse("2026-03-10T12:00:00Z") + second * 1000).toISOString());
      for (let at = 0; at < 50; at += 1) expect((await ask("{"))[0]).toBe(429);
    }
    setClock("2026-03-10T12:03:40Z");
    expect(await ask("{")).toEqual([429, "rate_limited", "10"]);
    setClock("2026-03-10T12:03:51Z");
    expect((await ask("{"))[0]).toBe(400);
    await refuse(200);
    expect((await ask("{"))[0]).toBe(429);
    setClock("2026-03-10T11:00:00Z");
    expect((await ask("{"))[0]).toBe(400);
  });

  it("is no flood where the refusals are spread: one in 0.3 s is forgiven", async () => {
    const { world } = await made();
    const { ask, refuse } = await flooding(world);
    for (let minute = 1; minute <= 5; minute += 1) {
      await refuse(150);
      expect((await ask("{"))[0]).toBe(400);
      setClock(new Date(Date.parse("2026-03-10T12:00:00Z") + minute * 60_000).toISOString());
    }
  });
});

describe("4.21 what is said to a flood", () => {
  const address = "203.0.113.68";
  const origin = "https://shop.test";
  const flooded = async () => {
    const { world } = await made();
    const app = createApp({ now: () => now().getTime() });
    const ask = async (path: string, init: RequestInit = {}, bindings: Partial<Env> = {}) => {
      const context = createExecutionContext();
      const headers = { "content-type": "application/json", "cf-connecting-ip": address, origin };
      const request = new Request(`https://voz.test${path}`, { headers, ...init });
      const answer = await app.fetch(request, { ...env, ...bindings }, context);
      await waitOnExecutionContext(context);
      return answer;
    };
    const send = (body: object, path = "/v1/collect", bindings: Partial<Env> = {}) =>
      ask(path, { method: "POST", body: JSON.stringify({ key: world.publicKey, ...body }) }, bindings);
    const batch = (size: number) => ({ items: Array.from({ length: size }, () => ({ type: "none" })) });
    for (let at = 0; at < 12; at += 1) await send(batch(50));
    const read = await send(batch(1));
    for (let at = 0; at < 199; at += 1) await send(batch(1));
    return { world, ask, send, batch, read };
  };

  it("is what was said to what was read, header by header, but for the seconds and the request's name", async () => {
    const { send, batch, read } = await flooded();
    const unread = await send(batch(1));
    const told = async (answer: Response) => ({
      ...((await answer.json()) as object),
      requestId: "",
      detail: "",
      headers: [...answer.headers].filter(([name]) => !["x-request-id", "retry-after"].includes(name)),
    });
    const [one, other] = [await told(read), await told(unread)];
    expect(other).toEqual(one);
    expect(one).toMatchObject({ status: 429, code: "rate_limited" });
    expect(new Map(one.headers).get("access-control-allow-origin")).toBe(origin);
    expect(unread.headers.get("retry-after")).toBe("60");
    expect(unread.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is said at every public path that counts, and at no other", async () => {
    const { world, ask, send, batch } = await flooded();
    for (const path of ["/v1/decide", "/v1/carry", "/v1/carry/open"])
      expect([path, (await send({}, path)).status]).toEqual([path, 429]);
    expect((await ask("/v1/collect", { method: "OPTIONS" })).status).toBe(204);
    expect((await ask(`/v1/config?key=${world.publicKey}`)).status).toBe(200);
    expect((await ask("/v1/surveys", { method: "POST", body: "{}" })).status).toBe(401);
    expect((await send(batch(1), "/v1/collect", { VOZ_LIMITS: "off", VOZ_LOCAL: "1" })).status).toBe(200);
  });
});

describe("4.21 items of one address", () => {
  it("are 600 a minute, however quick they come", async () => {
    const { world, survey } = await made();
    const send = instance({});
    const items = (count: number) => Array.from({ length: count }, () => response(survey));
    for (let at = 0; at < 11; at += 1) expect((await send(world, items(50))).status).toBe(200);
    setClock("2026-03-10T12:00:15Z");
    expect((await send(world, items(50))).status).toBe(200);
    const refused = await send(world, items(1));
    expect([refused.status, refused.body.code, refused.wait]).toEqual([429, "rate_limited", 45]);
    expect((await send(world, items(1), "198.51.100.7")).status).toBe(200);
    setClock("2026-03-10T12:00:59Z");
    expect((await send(world, items(1))).wait).toBe(1);
    setClock("2026-03-10T12:01:00Z");
    for (let at = 0; at < 12; at += 1) expect((await send(world, items(50))).status).toBe(200);
    expect((await send(world, items(1))).status).toBe(429);
    // A clock that goes back keeps nobody waiting until it has caught up.
    setClock("2026-03-10T11:30:00Z");
    expect((await send(world, items(1))).status).toBe(200);
  });

  it("that come all at once are all served, at a pace that leaves the database to others in between", async () => {
    const limit = new Limit();
    const slept: number[] = [];
    const sleep = (milliseconds: number) => Promise.resolve(void slept.push(milliseconds));
    let most = 0;
    let going = 0;
    const work = async () => {
      going += 1;
      most = Math.max(most, going);
      await new Promise((turn) => setTimeout(turn, 1));
      going -= 1;
      return "done";
    };
    expect(await Promise.all(Array.from({ length: 8 }, () => limit.during("here", sleep, work)))).toHaveLength(8);
    expect([slept, most]).toEqual([[10, 20, 30, 40], 8]);
    // Nobody waits for another address, nor for what is over, be it that it failed.
    await limit.during("there", sleep, work);
    const broken = () => Promise.reject(new Error("no"));
    for (let at = 0; at < 9; at += 1) await expect(limit.during("here", sleep, broken)).rejects.toThrow("no");
    await Promise.all(Array.from({ length: 4 }, () => limit.during("here", sleep, work)));
    expect(slept).toHaveLength(4);
  });

  it("are all stored where fifty requests come at once", async () => {
    const { world, survey } = await made();
    const send = instance({});
    const all = await Promise.all(Array.from({ length: 50 }, () => send(world, [response(survey)])));
    expect(all.map(({ status, body }) => [status, body.results?.[0]?.status])).toEqual(
      Array.from({ length: 50 }, () => [200, "stored"]),
    );
  });
});

describe("4.21 requests of one network", () => {
  it("are bounded by the platform's own counter, which is told a key and a truncated address", async () => {
    const { world, survey } = await made();
    const asked: string[] = [];
    const limit = ({ key }: { key: string }) => {
      asked.push(key);
      return Promise.resolve({ success: asked.filter((one) => one === key).length <= 2 });
    };
    const send = instance({ PUBLIC_LIMIT: { limit } });
    for (const address of ["203.0.113.7", "203.0.113.8"])
      expect((await send(world, [response(survey)], address)).status).toBe(200);
    const refused = await send(world, [response(survey)], "203.0.113.9");
    expect([refused.status, refused.body.code, refused.wait]).toEqual([429, "rate_limited", 60]);
    expect((await send(world, [response(survey)], "198.51.100.7")).status).toBe(200);
    expect((await send(world, [response(survey)], "2001:db8:1:2:3::4")).status).toBe(200);
    expect(new Set(asked)).toEqual(
      new Set([
        `${world.publicKey} 203.0.113.0/24`,
        `${world.publicKey} 198.51.100.0/24`,
        `${world.publicKey} 2001:db8:1`,
      ]),
    );
  });

  it("are counted by the binding that is deployed", async () => {
    expect((await env.PUBLIC_LIMIT?.limit({ key: "a test's own" }))?.success).toBe(true);
  });

  it("are told apart by /24 and /48", () => {
    expect(["203.0.113.7", "2001:db8:1:2::1", "2001:db8::1", "::1", "local"].map(networkOf)).toEqual([
      "203.0.113.0/24",
      "2001:db8:1",
      "2001:db8:0",
      "0:0:0",
      "local",
    ]);
  });

  it("are not bounded where limits are off, as in a local benchmark", async () => {
    const { world, survey } = await made();
    const send = instance({
      VOZ_LIMITS: "off",
      VOZ_DAILY_ITEMS: "1",
      PUBLIC_LIMIT: { limit: () => Promise.resolve({ success: false }) },
    });
    for (let times = 0; times < 3; times += 1)
      expect((await send(world, [response(survey), response(survey)])).status).toBe(200);
  });
});

describe("4.21 a workspace's day", () => {
  it("takes so many items from everybody together, over all instances, and says when to come back", async () => {
    const { world, survey } = await made();
    const other = await made();
    const [one, two] = [instance({ VOZ_DAILY_ITEMS: "5" }), instance({ VOZ_DAILY_ITEMS: "5" })];
    const items = (count: number) => Array.from({ length: count }, () => response(survey));
    expect((await one(world, items(3))).status).toBe(200);
    expect((await two(world, items(2), "198.51.100.7")).status).toBe(200);
    const refused = await two(world, items(1), "192.0.2.1");
    expect([refused.status, refused.body.code, refused.wait]).toEqual([429, "rate_limited", 3600]);
    expect((await one(world, items(1))).status).toBe(429);
    expect((await one(other.world, [response(other.survey)])).status).toBe(200);
    setClock("2026-03-11T00:00:01Z");
    expect((await two(world, items(1))).status).toBe(200);
    expect(
      await env.DB.prepare("SELECT count(*) AS n FROM responses WHERE workspace_id = ?1")
        .bind(world.workspaceId)
        .first("n"),
    ).toBe(6);
  });

  it("is told to the database now and then, not with each item", async () => {
    const quotas = new Quotas();
    const at = new Date("2026-03-10T12:00:00Z");
    const told = () =>
      env.DB.prepare("SELECT items FROM quota_days WHERE workspace_id = 'wsp_quota'").first<number>("items");
    for (let items = 0; items < toldEvery; items += 10) await quotas.take(env.DB, "wsp_quota", 10, 1_000_000, at);
    expect(await told()).toBe(10);
    await quotas.take(env.DB, "wsp_quota", 10, 1_000_000, at);
    expect(await told()).toBe(10 + toldEvery);
  });
});

describe("5.4 addresses", () => {
  it("are in no table after a request that was limited, flagged and stored", async () => {
    const { world, survey } = await made();
    const send = instance({});
    const marker = "203.0.113.177";
    expect((await send(world, [response(survey, { customer: { id: "c" } })], marker)).status).toBe(200);
    const { results: tables } = await env.DB.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' AND name NOT LIKE 'd1_%'",
    ).all<{ name: string }>();
    expect(tables.length).toBeGreaterThan(25);
    for (const { name } of tables) {
      const { results } = await env.DB.prepare(`SELECT * FROM "${name}"`).all();
      expect([name, JSON.stringify(results).includes("203.0.113.")]).toEqual([name, false]);
    }
  });
});
