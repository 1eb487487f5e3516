import { describe, expect, it } from "vitest";
import type { Key, Workspace } from "#contract";
import { makeWorld, response, threeQuestions } from "../world.ts";

describe("the workspace", () => {
  it("is read and changed in part; days that are stored stay", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const before = response(survey);
    await world.collect(before);
    const changed = await world.ask<Workspace>("/v1/workspace", {
      method: "PATCH",
      body: { name: "Tienda", timeZone: "Pacific/Auckland", settings: { lookbackDays: 7 } },
    });
    expect(changed.body).toMatchObject({
      name: "Tienda",
      timeZone: "Pacific/Auckland",
      locale: "es",
      settings: { lookbackDays: 7, ownHosts: [], genericShare: 0.1 },
    });
    expect((await world.ask("/v1/workspace")).body).toEqual(changed.body);
    const after = response(survey);
    await world.collect(after);
    const day = async (id: unknown) => (await world.ask(`/v1/responses/${String(id)}`)).body["day"];
    expect([await day(before["id"]), await day(after["id"])]).toEqual(["2026-03-10", "2026-03-11"]);
  });

  it.each([
    ["a time zone nobody knows", { timeZone: "Mars/Olympus" }, "timeZone"],
    ["a look-back of 91 days", { settings: { lookbackDays: 91 } }, "settings.lookbackDays"],
    ["a share above 1", { settings: { genericShare: 2 } }, "settings.genericShare"],
    ["a locale that is none", { locale: "spanish please" }, "locale"],
  ])("refuses %s", async (_what, body, path) => {
    const answer = await (await makeWorld()).ask("/v1/workspace", { method: "PATCH", body });
    expect(answer).toMatchObject({ status: 422, body: { issues: [{ path }] } });
  });
});

describe("the workspace's own channel rules", () => {
  it("come before the table, for what arrives from now on", async () => {
    const world = await makeWorld();
    const channelRules = [{ channel: "affiliates", all: [{ field: "source", op: "is", value: "partner.example" }] }];
    const resolve = () =>
      world.ask(`/v1/touches/resolve?url=https://s.es/&referrer=${encodeURIComponent("https://partner.example/x")}`);
    expect((await resolve()).body).toMatchObject({ channel: "referral", channelRule: "ga4" });
    await world.ask("/v1/workspace", { method: "PATCH", body: { settings: { channelRules } } });
    expect((await resolve()).body).toMatchObject({ channel: "affiliates", channelRule: "custom" });
    for (const rule of [
      { channel: "nowhere", all: channelRules[0]?.all },
      { channel: "email", all: [] },
      { channel: "email", all: [{ field: "source", op: "matches", value: ".*" }] },
    ])
      expect(
        (await world.ask("/v1/workspace", { method: "PATCH", body: { settings: { channelRules: [rule] } } })).status,
      ).toBe(422);
  });
});

describe("keys", () => {
  it("name the origins that may use them, and a change holds from the next request on", async () => {
    const world = await makeWorld({ origins: ["https://shop.test"] });
    const survey = await world.publish({ questions: threeQuestions });
    const from = async (origin: string) =>
      (
        await world.ask("/v1/collect", {
          key: null,
          body: { key: world.publicKey, items: [response(survey)] },
          headers: { origin },
        })
      ).status;
    expect([await from("https://shop.test"), await from("https://new.test")]).toEqual([200, 403]);
    const { body } = await world.ask<{ items: Key[] }>("/v1/keys");
    const key = body.items.find(({ kind }) => kind === "public");
    expect(key).toMatchObject({ key: world.publicKey, origins: ["https://shop.test"], revokedAt: null });
    const patched = await world.ask<Key>(`/v1/keys/${key?.id}`, {
      method: "PATCH",
      body: { origins: ["https://NEW.test/"] },
    });
    expect(patched.body.origins).toEqual(["https://new.test"]);
    expect([await from("https://shop.test"), await from("https://new.test")]).toEqual([403, 200]);
  });

  it.each(["shop.test", "https://shop.test/path", "ftp://shop.test", "https://*", "https://a b.test", "*"])(
    "refuse the origin %s",
    async (origin) => {
      expect(
        (await (await makeWorld()).ask("/v1/keys", { body: { kind: "public", name: "x", origins: [origin] } })).status,
      ).toBe(422);
    },
  );

  it("tell when they were last used, to the hour", async () => {
    const world = await makeWorld();
    await world.ask("/v1/surveys");
    const { body } = await world.ask<{ items: Key[] }>("/v1/keys");
    expect(body.items.find(({ kind }) => kind === "secret")?.lastUsedAt).toBe("2026-03-10T12:00:00.000Z");
  });
});

describe("touchpoints", () => {
  it("are one ordered list, replaced as a whole", async () => {
    const world = await makeWorld();
    const steps = [
      { id: "checkout", name: { es: "Pago", en: "Checkout" }, stage: "buy" },
      { id: "delivery", name: "Entrega" },
    ];
    expect((await world.ask("/v1/touchpoints", { method: "PUT", body: steps })).body).toEqual({
      items: steps,
      next: null,
      unknown: [],
    });
    await world.ask("/v1/touchpoints", { method: "PUT", body: steps.toReversed() });
    expect((await world.ask<{ items: { id: string }[] }>("/v1/touchpoints")).body.items.map(({ id }) => id)).toEqual([
      "delivery",
      "checkout",
    ]);
    await world.ask("/v1/touchpoints", { method: "PUT", body: [] });
    expect((await world.ask("/v1/touchpoints")).body["items"]).toEqual([]);
  });

  it.each([
    [
      "the same id twice",
      [
        { id: "a", name: "A" },
        { id: "a", name: "B" },
      ],
    ],
    ["an id with spaces", [{ id: "a b", name: "A" }]],
    ["no name", [{ id: "a" }]],
    ["an object", { id: "a", name: "A" }],
  ])("refuse %s", async (_what, body) => {
    expect((await (await makeWorld()).ask("/v1/touchpoints", { method: "PUT", body })).status).toBe(422);
  });
});
