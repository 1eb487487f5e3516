/** What another site handed on, opened where there is no page: a deep link. Links and cookies are a browser's, tested there. */
import { beforeEach, describe, expect, it } from "vitest";
import type { StorageLike } from "../../../sdk/client/shelf.ts";
import type { Touch } from "../../../sdk/contract/wire.types.ts";
import { createVoz, type VozOptions } from "../../../sdk/index.ts";
import { fakeApi, fakeStorage, forbiddenStorage, steadyRandom, survey, type FakeStorage } from "./fakes.ts";

const start = Date.parse("2026-11-22T10:00:00.000Z");
const autumn: Touch = {
  at: new Date(start - 60_000).toISOString(),
  session: 4,
  params: { utm_campaign: "autumn" },
  referrer: "",
  host: "blog.example",
  landing: "/offer",
};
const link = "https://shop.example/cart?utm_source=app&voz_t=to-ken_1#x";

let storage: FakeStorage;
let asked: Record<string, unknown>[];
/** What the door does next; without an entry it opens. */
let next: (number | "offline")[];
beforeEach(() => {
  storage = fakeStorage();
  asked = [];
  next = [];
});

function load(url: string, options: Partial<VozOptions> & { storage?: StorageLike } = {}) {
  const api = fakeApi(survey({}));
  const told: unknown[] = [];
  const voz = createVoz({
    host: "https://voz.test",
    key: "voz_pk_1",
    url,
    storage,
    now: () => start,
    random: steadyRandom(),
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input));
      if (!pathname.startsWith("/v1/carry")) return api.fetch(input, init);
      asked.push({ pathname, ...(JSON.parse(String(init?.body)) as object) });
      const does = next.shift();
      if (does === "offline") throw new TypeError("Failed to fetch");
      return does ? new Response("no", { status: does }) : Response.json({ touches: [autumn] });
    },
    ...options,
  });
  voz.on("failed", ({ error }) => told.push([error.code, error.detail]));
  return { voz, api, told };
}
const kept = (): unknown =>
  (JSON.parse(storage.entries.get("voz.t") ?? "[]") as Touch[]).map(({ host, session }) => [host, session]);
/** The part is imported when it is needed. */
const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 50));

describe("a token in the address", () => {
  it("is opened with consent, once, and what it says comes before this load in the same visit", async () => {
    const { voz, api } = load(link, { consent: "granted" });
    await expect.poll(kept).toEqual([
      ["blog.example", 1],
      ["shop.example", 1],
    ]);
    voz.page();
    await settled();
    expect(asked).toEqual([{ pathname: "/v1/carry/open", key: "voz_pk_1", token: "to-ken_1" }]);
    await voz.respond("sur_1", { nps: 9 });
    const [item] = api.items() as { touches: Touch[] }[];
    expect(item?.touches.map(({ params }) => params)).toEqual([{ utm_campaign: "autumn" }, { utm_source: "app" }]);
    expect(JSON.stringify([api.requests, [...storage.entries]])).not.toContain("to-ken");
  });

  it("counts the visits of a device that has been here before on", async () => {
    const { session: _session, ...visit } = { ...autumn, host: "shop.example" };
    const before = { ...visit, at: new Date(start - 864e5).toISOString(), session: 3 };
    storage = fakeStorage({ "voz.t": [before], "voz.x": { session: 3, lastSeenAt: before.at, steps: ["a"] } });
    load(link, { consent: "granted" });
    await expect.poll(kept).toEqual([
      ["shop.example", 3],
      ["blog.example", 4],
      ["shop.example", 4],
    ]);
    expect(JSON.parse(storage.entries.get("voz.x")!)).toMatchObject({ session: 4, steps: [] });
  });

  it("waits for consent, and is not opened where it is refused", async () => {
    const { voz } = load(link);
    await settled();
    voz.setConsent("denied");
    await settled();
    expect(asked).toEqual([]);
    voz.setConsent("granted");
    await expect.poll(kept).toHaveLength(2);
  });

  it("is forgotten where the consent goes before the answer comes", async () => {
    const { voz } = load(link, { consent: "granted" });
    await expect.poll(() => asked).toHaveLength(1);
    voz.setConsent("denied");
    await settled();
    expect(storage.entries.has("voz.t")).toBe(false);
  });

  it("that the Worker refuses is told, and not shown again", async () => {
    next = [422];
    const { voz, told } = load(link, { consent: "granted" });
    await expect.poll(() => told).toEqual([["carry", 422]]);
    voz.page();
    await settled();
    expect(asked).toHaveLength(1);
    expect(kept()).toEqual([["shop.example", 1]]);
  });

  it("is tried again with the next page where nobody could be reached", async () => {
    next = ["offline"];
    const { voz, told } = load(link, { consent: "granted" });
    await expect.poll(() => told).toEqual([["carry", expect.any(TypeError)]]);
    voz.page();
    await expect.poll(kept).toHaveLength(2);
  });

  it("joins nothing where the device keeps nothing", async () => {
    const { voz, api, told } = load(link, { consent: "granted", storage: forbiddenStorage });
    await expect.poll(() => asked).toHaveLength(1);
    await settled();
    await voz.respond("sur_1", { nps: 9 });
    const [item] = api.items() as { touches: Touch[] }[];
    expect(item?.touches).toMatchObject([{ params: { utm_source: "app" } }]);
    expect(told).toEqual([]);
  });

  it.each(["voz_t=", "voz_t=a%20b", `voz_t=${"a".repeat(2049)}`, "not_voz_t=a"])("is none: %s", async (query) => {
    load(`https://shop.example/?${query}`, { consent: "granted" });
    await settled();
    expect(asked).toEqual([]);
  });
});
