import { describe, expect, it } from "vitest";
import { carryLimits, type Touch } from "#contract";
import { makeWorld, now, setClock, touch, type Answer, type Json, type World } from "../world.ts";

const at = (world: World, path: string, body: Json, headers: Record<string, string> = {}): Promise<Answer> =>
  world.ask(path, { key: null, body: { key: world.publicKey, ...body }, headers });
const carry = (world: World, ...touches: Json[]) => at(world, "/v1/carry", { touches });
const open = (world: World, token: unknown) => at(world, "/v1/carry/open", { token });
const tokenOf = async (world: World, ...touches: Json[]): Promise<string> => {
  const { status, body } = await carry(world, ...touches);
  expect(status).toBe(200);
  return String(body["token"]);
};
const opened = async (world: World, ...touches: Json[]): Promise<Touch[]> => {
  const { status, body } = await open(world, await tokenOf(world, ...touches));
  expect(status).toBe(200);
  return body["touches"] as Touch[];
};
const minutes = (count: number): string => new Date(now().getTime() + count * 60_000).toISOString();
const refused = { status: 422, body: { code: "invalid_body", issues: [{ path: "token" }] } };

const autumn = touch({ utm_source: "newsletter", utm_medium: "email", utm_campaign: "otoño" }, "https://mail.test/");

describe("what a token brings", () => {
  it("is what was carried, in its order", async () => {
    const world = await makeWorld();
    const later = { ...touch({ gclid: "1" }, "", minutes(-1)), session: 7, landing: "/sale" };
    expect(await opened(world, autumn, later)).toEqual([autumn, later]);
    expect(await opened(world, { at: "2026-03-10T13:00:00+01:00" })).toEqual([
      { at: "2026-03-10T12:00:00.000Z", session: 1, params: {}, referrer: "" },
    ]);
  });

  it("is what a browser would tell: no value of a click id, no person, no unknown name, no query", async () => {
    const [told] = await opened(await makeWorld(), {
      ...touch(
        {
          utm_source: "a",
          gclid: "Cj0secret",
          _kx: "person",
          mc_eid: "9",
          _gl: "1*x",
          voz_t: "x",
          utm_term: "ana@site.test",
        },
        "https://user:pass@www.google.com/search?q=secret",
      ),
      landing: "/order/ana@site.test?token=secret#x",
    });
    expect(told).toMatchObject({
      params: { utm_source: "a", gclid: "1", _kx: "1", utm_term: "[email]" },
      referrer: "https://www.google.com/search",
      host: "shop.test",
      landing: "/order/[email]",
    });
    expect(Object.keys(told!.params)).toHaveLength(4);
  });

  it("reads no other host out of an odd path", async () => {
    const world = await makeWorld();
    const { landing: _landing, ...slim } = autumn;
    expect(await opened(world, slim)).toEqual([slim]);
    for (const [landing, read] of [
      ["x", "/x"],
      ["//evil.test/x", "//evil.test/x"],
      [".evil.test/", "/.evil.test/"],
    ])
      expect(await opened(world, { ...autumn, landing })).toMatchObject([{ host: "shop.test", landing: read }]);
  });

  it("fits a link: over 2 KB the oldest in the middle go first", async () => {
    const world = await makeWorld();
    // Nothing in it repeats, so that nothing can be packed away.
    const heavy = (age: number) =>
      touch({ utm_campaign: String(age), utm_content: random(250), utm_term: random(250) }, "", minutes(-age));
    const touches = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map(heavy);
    const token = await tokenOf(world, ...touches);
    expect(token.length).toBeLessThanOrEqual(carryLimits.characters);
    const { body } = await open(world, token);
    const ages = (body["touches"] as Touch[]).map(({ params }) => params["utm_campaign"]);
    expect(ages).toEqual(["11", ...ages.slice(1)]);
    expect(ages.length).toBeGreaterThan(2);
    expect(ages.slice(1)).toEqual(["6", "5", "4", "3", "2", "1"].slice(-(ages.length - 1)));
  });

  it("refuses one touch that fits no link, and keeps the newest of two", async () => {
    const world = await makeWorld();
    const names = ["source", "medium", "campaign", "content", "term", "id", "source_platform"];
    const huge = touch(
      Object.fromEntries(names.map((name) => [`utm_${name}`, random(255)])),
      `https://a.test/${random(480)}`,
    );
    const full = { ...huge, landing: `/${random(500)}` };
    expect(await carry(world, full)).toMatchObject({ status: 413, body: { code: "body_too_large" } });
    expect(await opened(world, full, autumn)).toEqual([autumn]);
  });
});

describe("a token that is refused", () => {
  it("after ten minutes, and not before", async () => {
    const world = await makeWorld();
    const token = await tokenOf(world, autumn);
    const start = now().toISOString();
    const [before, after] = [minutes(9.99), minutes(10)];
    setClock(before);
    expect((await open(world, token)).status).toBe(200);
    setClock(after);
    expect(await open(world, token)).toMatchObject(refused);
    setClock(start);
  });

  it("where a letter was changed, anywhere in it", async () => {
    const world = await makeWorld();
    const token = await tokenOf(world, autumn);
    for (let place = 0; place < token.length; place += 7) {
      const other = token[place] === "A" ? "B" : "A";
      const forged = token.slice(0, place) + other + token.slice(place + 1);
      expect((await open(world, forged)).status, `letter ${place}`).toBe(422);
    }
    expect((await open(world, token)).status).toBe(200);
  });

  it("in another workspace", async () => {
    const [mine, yours] = [await makeWorld(), await makeWorld()];
    expect(await open(yours, await tokenOf(mine, autumn))).toMatchObject(refused);
  });

  it.each([
    ["empty", ""],
    ["no text", 7],
    ["missing", undefined],
    ["no base64url", "a+b/c=="],
    ["one letter", "a"],
    ["five letters", "aaaaa"],
    ["shorter than a signature", "abcd"],
    ["made up", "A".repeat(400)],
    ["too long", "A".repeat(carryLimits.characters + 1)],
  ])("%s", async (_what, token) => {
    expect(await open(await makeWorld(), token)).toMatchObject({ status: 422, body: { code: "invalid_body" } });
  });
});

describe("the door", () => {
  it("wants touches: one to eleven, each as in a response", async () => {
    const world = await makeWorld();
    for (const touches of [[], Array.from({ length: 12 }, () => autumn), [{ params: {} }], "x", undefined])
      expect(await at(world, "/v1/carry", { touches })).toMatchObject({ status: 422, body: { code: "invalid_body" } });
  });

  it.each(["/v1/carry", "/v1/carry/open"])("%s knows the key, the origin and the type", async (path) => {
    const world = await makeWorld({ origins: ["https://shop.test"] });
    const body = { touches: [autumn], token: await tokenOf(world, autumn) };
    expect(await at(world, path, { ...body, key: "" })).toMatchObject({ status: 401, body: { code: "missing_key" } });
    expect(await at(world, path, { ...body, key: "voz_pk_x" })).toMatchObject({ body: { code: "unknown_key" } });
    const foreign = await at(world, path, body, { origin: "https://evil.test" });
    expect(foreign).toMatchObject({ status: 403, body: { code: "origin_not_allowed" } });
    expect(foreign.headers.get("access-control-allow-origin")).toBe(null);
    const own = await at(world, path, body, { origin: "https://shop.test", "content-type": "text/plain" });
    expect([own.status, own.headers.get("access-control-allow-origin"), own.headers.get("cache-control")]).toEqual([
      200,
      "https://shop.test",
      "no-store",
    ]);
    // Why it was refused can be read by an own page.
    const told = await at(world, path, { token: "x" }, { origin: "https://shop.test" });
    expect([told.status, told.headers.get("access-control-allow-origin")]).toEqual([422, "https://shop.test"]);
    expect((await at(world, path, body, { "content-type": "text/html" })).status).toBe(415);
    const preflight = await world.ask(path, {
      method: "OPTIONS",
      key: null,
      headers: { origin: "https://shop.test", "access-control-request-method": "POST" },
    });
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([
      204,
      "GET, POST, OPTIONS",
    ]);
    expect((await world.ask(path)).status).toBe(405);
  });

  it("counts as one item of the minute's 600", async () => {
    const world = await makeWorld();
    const token = await tokenOf(world, autumn);
    const items = Array.from({ length: 50 }, () => 0);
    // With the token above, 551 so far.
    for (let batch = 0; batch < 11; batch += 1)
      await world.ask("/v1/collect", { key: null, body: { key: world.publicKey, items } });
    for (let rest = 551; rest < 600; rest += 1) expect((await open(world, token)).status).toBe(200);
    expect(await carry(world, autumn)).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(await open(world, token)).toMatchObject({ status: 429 });
  });

  it("stores nothing", async () => {
    const world = await makeWorld();
    await opened(world, autumn);
    const { body } = await world.ask<{ items: unknown[] }>("/v1/responses");
    expect(body.items).toEqual([]);
  });
});

function random(length: number): string {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => letters[byte % letters.length]).join("");
}
