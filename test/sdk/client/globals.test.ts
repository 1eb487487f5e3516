/** Pages that changed what the language gives: frozen, patched and replaced globals. Answers go their way, and nothing is thrown. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { responses, rest, voz, world } from "./world.ts";

afterEach(() => void vi.unstubAllGlobals());

it.each([
  ["throws at once", () => vi.fn(() => expect.fail("patched"))],
  ["answers nothing", () => vi.fn(() => undefined)],
  ["answers what is no answer", () => vi.fn(async () => ({}))],
  ["never answers", () => vi.fn(() => new Promise(() => {}))],
])(
  "a fetch of the page's own that %s: the answer is kept, and goes once there is one that works",
  async (_what, made) => {
    const broken = made();
    vi.stubGlobal("fetch", broken);
    const client = voz({ fetch: undefined as never });
    void client.respond("sur_1", { nps: 9 });
    await rest();
    expect(broken).toHaveBeenCalled();
    expect(world.storage.entries.get("voz.o.voz_pk_1")).toContain('"nps":9');
    client.destroy();
    vi.stubGlobal("fetch", world.api.fetch);
    voz({ fetch: undefined as never });
    await rest();
    expect(responses()).toMatchObject([{ answers: { nps: 9 } }]);
  },
);

it("a JSON that is wrapped, and revives moments as dates", async () => {
  const { parse, stringify } = JSON;
  vi.stubGlobal("JSON", {
    stringify: (value: unknown) => stringify(value),
    parse: (text: string) =>
      parse(text, (_name, value: unknown) =>
        typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : value,
      ) as unknown,
  });
  const client = voz({ consent: "granted" });
  client.track("go");
  await rest();
  expect(world.shown).toHaveLength(1);
  expect(await client.respond("sur_1", { nps: 9 })).toMatchObject({ status: "stored" });
  expect(world.failures).toEqual([]);
});

it("no Response: a no of the API is told as any, and sent again", async () => {
  vi.stubGlobal("Response", undefined);
  const client = voz({
    fetch: (async () => ({
      ok: false,
      status: 503,
      headers: { get: () => null },
      json: async () => ({ code: "busy", status: 503, detail: "Come back later.", requestId: "req_1" }),
    })) as never,
  });
  const told: unknown[] = [];
  client.on("failed", ({ error }) => told.push(error.message));
  expect(await client.respond("sur_1", { nps: 9 })).toMatchObject({ status: "queued" });
  expect(told).toContain("voz config: busy, Come back later.");
});

describe("a Promise of somebody else's", () => {
  class Theirs<T> extends Promise<T> {}
  // As polyfills of long ago have it.
  Object.defineProperty(Theirs, "allSettled", { value: undefined });

  it("serves as well", async () => {
    vi.stubGlobal("Promise", Theirs);
    const client = voz();
    client.track("go");
    await rest();
    expect(world.shown).toHaveLength(1);
    expect(await client.respond("sur_1", { nps: 9 })).toMatchObject({ status: "stored" });
    await client.flush();
    expect(world.failures).toEqual([]);
  });

  it("lets nothing through that fails", async () => {
    vi.stubGlobal("Promise", Theirs);
    const client = voz({
      show: () => {
        throw new Error("no view");
      },
      likely: () => {
        throw new Error("no likely");
      },
    });
    // What is rejected here and handled by nobody fails the run.
    client.track("go");
    await rest();
    expect(world.failures).toEqual(["command"]);
  });
});

it("a page on which what is built in is frozen", () => {
  const script = `
    const builtIn = [Object, Array, Promise, Error, TypeError, Map, Set, WeakSet, Date, RegExp, String, Uint8Array];
    for (const one of builtIn) Object.freeze(Object.freeze(one).prototype);
    Object.freeze(JSON);
    const { createVoz, isVozError } = await import(${JSON.stringify(join(import.meta.dirname, "../../../sdk/index.ts"))});
    const entries = new Map();
    const storage = Object.freeze({
      getItem: (name) => entries.get(name) ?? null,
      setItem: (name, value) => void entries.set(name, value),
      removeItem: (name) => void entries.delete(name),
    });
    const questions = [{ id: "nps", kind: "nps", ask: "?", required: true }];
    const surveys = [{ id: "sur_1", version: 1, locale: "en", questions, decide: false }];
    const fetch = async (url, { body } = {}) =>
      String(url).includes("/config")
        ? Response.json({ surveys, touchpoints: [], attribution: { ownHosts: [], lookbackDays: 30 } })
        : Response.json({ results: JSON.parse(body).items.map(({ id }) => ({ id, status: "stored" })) });
    const options = { host: "https://voz.test", key: "voz_pk_1", consent: "granted", url: "https://s.example/?utm_source=x" };
    const voz = createVoz(Object.freeze({ ...options, storage, fetch }));
    const told = [];
    voz.on("failed", ({ error }) => told.push([error.name, error.code, isVozError(error)]));
    voz.identify("cust_1", Object.freeze({ plan: "pro" }));
    const answers = Object.freeze({ nps: 9 });
    const { status } = await voz.respond("sur_1", answers);
    const { code } = await voz.respond("sur_9", answers);
    voz.destroy();
    console.log(JSON.stringify({ status, code, told }));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(JSON.parse(said)).toEqual({
    status: "stored",
    code: "unknown_survey",
    told: expect.arrayContaining([["VozError", "rejected", true]]) as unknown,
  });
});
