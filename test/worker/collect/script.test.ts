import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Config, Key } from "#contract";
import { createApp } from "../../../worker/app.ts";
import { scriptWith } from "../../../worker/collect/script.ts";
import { cryptoRandom, makeKey } from "../../../worker/http/token.ts";
import { makeWorld, setClock, threeQuestions, type World } from "../world.ts";

const loader = "//# allFunctionsCalledOnLoad\nrun(element.voz);";
/** The Worker's files, which these tests do not build. */
const files = (text: string | null) => ({
  fetch: (input: RequestInfo | URL) => {
    const { pathname } = new URL(String(input));
    return Promise.resolve(
      text !== null && pathname === "/voz.js" ? new Response(text) : new Response("", { status: 404 }),
    );
  },
});
type Given = Partial<Record<keyof typeof env, unknown>>;

const ask = async (
  key: string,
  headers: Record<string, string> = {},
  { app = createApp({ now: () => Date.parse("2026-03-10T12:00:00Z") }), given = {} as Given } = {},
): Promise<Response> =>
  app.fetch(
    new Request(`https://voz.test/voz.js/${key}`, { headers }),
    { ...env, ASSETS: files(loader), ...given },
    createExecutionContext(),
  );

/** As a browser runs it, on an element with this key. */
function run(script: string, key: string, where: "running" | "found" | "nowhere" = "running"): Config | undefined {
  const element = { dataset: { key }, voz: undefined as Config | undefined };
  const document = {
    currentScript: where === "running" ? element : null,
    querySelector: () => (where === "found" ? element : null),
  };
  let got: Config | undefined;
  new Function("document", "element", "run", script)(document, element, (config?: Config) => (got = config));
  return got;
}

describe("the script by a key's own address", () => {
  it("is the loader with what /v1/config says, on its own element", async () => {
    const world = await makeWorld();
    await world.publish({ questions: threeQuestions, when: { any: [{ event: "order_completed" }] } });
    const answer = await ask(world.publicKey);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=60, stale-while-revalidate=600",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-frame-options": "DENY",
    });
    const text = await answer.text();
    expect(text.split("\n")[0]).toBe("//# allFunctionsCalledOnLoad");
    const config = await (await world.fetchRaw(`/v1/config?key=${world.publicKey}`, { key: null })).json();
    for (const where of ["running", "found"] as const) expect(run(text, world.publicKey, where)).toEqual(config);
    expect((config as Config).surveys).toHaveLength(1);
  });

  it("goes by itself where the element is another key's, or is not to be found", async () => {
    const world = await makeWorld();
    const text = await (await ask(world.publicKey)).text();
    expect(run(text, "voz_pk_another")).toBeUndefined();
    expect(run(text, world.publicKey, "nowhere")).toBeUndefined();
  });

  it("takes any text of a workspace for text", () => {
    const odd = '</script>"\\\u2028\u2029`${x}\n__proto__ 👩‍👩‍👧';
    const config = JSON.parse(
      JSON.stringify({ surveys: [{ id: "sur_1", name: odd, extra: null }], touchpoints: [] }).replace(
        '"extra":null',
        '"__proto__":{"polluted":1}',
      ),
    ) as Config;
    const got = run(scriptWith(loader, "voz_pk_1", config), "voz_pk_1");
    expect(JSON.stringify(got)).toBe(JSON.stringify(config));
    expect(Object.getPrototypeOf(got!.surveys[0]!)).toBe(Object.prototype);
    expect(run(scriptWith("run(element.voz);", "voz_pk_1", config), "voz_pk_1")).toEqual(config);
  });

  it("is answered by 304 until the workspace or the build changes", async () => {
    const world = await makeWorld();
    const tag = (await ask(world.publicKey)).headers.get("etag")!;
    expect(tag).toMatch(/^W\/".+"$/);
    const same = await ask(world.publicKey, { "if-none-match": `"x", ${tag}` });
    expect([same.status, await same.text()]).toEqual([304, ""]);
    expect(same.headers.get("cache-control")).toContain("max-age=60");
    const built = { given: { ASSETS: files(`${loader}another`) } };
    expect((await ask(world.publicKey, { "if-none-match": tag }, built)).status).toBe(200);
    await world.publish({ questions: threeQuestions });
    expect((await ask(world.publicKey, { "if-none-match": tag })).status).toBe(200);
  });

  it("reads the loader once an instance", async () => {
    const world = await makeWorld();
    const app = createApp({ now: () => 0 });
    const first = await ask(world.publicKey, {}, { app });
    const later = await ask(world.publicKey, {}, { app, given: { ASSETS: files(null) } });
    expect(await later.text()).toBe(await first.text());
  });
});

describe("where there is nothing to send along, the loader comes all the same and asks", () => {
  const plain = async (answer: Response): Promise<void> => {
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(loader);
  };

  it("for a key that is none, unknown or revoked: not kept, for it may be made", async () => {
    const world = await makeWorld();
    const { body } = await world.ask<{ items: Key[] }>("/v1/keys");
    const { id } = body.items.find(({ key }) => key === world.publicKey)!;
    expect((await world.ask(`/v1/keys/${id}`, { method: "DELETE" })).status).toBeLessThan(300);
    for (const key of ["voz_pk_1", "x", makeKey("public", cryptoRandom), world.publicKey]) {
      const answer = await ask(key);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      await plain(answer);
    }
  });

  it("while the database does not answer", async () => {
    const down = (): never => {
      throw new Error("down");
    };
    const world = await makeWorld();
    const answer = await ask(world.publicKey, {}, { given: { DB: { prepare: down, batch: down } } });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    await plain(answer);
  });

  it("for pages of origins that the key does not name, or that do not say where they are", async () => {
    const world = await makeWorld({ origins: ["https://shop.test"] });
    const isTold = async (headers: Record<string, string>): Promise<boolean> => {
      const answer = await ask(world.publicKey, headers);
      expect(answer.headers.get("vary")).toBe("Origin, Referer");
      const text = await answer.text();
      if (text === loader) return false;
      expect(run(text, world.publicKey)).toBeDefined();
      return true;
    };
    const told: Record<string, string>[] = [
      { referer: "https://shop.test/" },
      { referer: "https://shop.test/a?b" },
      { origin: "https://shop.test" },
      { referer: "https://voz.test/demo/" },
    ];
    for (const headers of told) expect(await isTold(headers), JSON.stringify(headers)).toBe(true);
    const untold: Record<string, string>[] = [
      {},
      { referer: "https://evil.test/" },
      { referer: "https://evil.test/https://shop.test" },
      { referer: "no address" },
      { origin: "https://evil.test", referer: "https://shop.test/" },
      { origin: "null" },
    ];
    for (const headers of untold) expect(await isTold(headers), JSON.stringify(headers)).toBe(false);
    // One is not taken for the other.
    const tag = (await ask(world.publicKey, { referer: "https://shop.test/" })).headers.get("etag")!;
    expect((await ask(world.publicKey, { "if-none-match": tag })).status).toBe(200);
  });
});

it("says so where the script itself is missing", async () => {
  const world: World = await makeWorld();
  setClock("2026-03-10T12:00:00Z");
  for (const ASSETS of [undefined, files(null)]) {
    const answer = await ask(world.publicKey, {}, { given: { ASSETS } });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      code: "unavailable",
      detail: expect.stringContaining("deploy it again"),
    });
  }
});
