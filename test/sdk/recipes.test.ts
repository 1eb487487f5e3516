/** What docs/recipes.md shows can be read by a compiler, names what there is, and, for servers, does what it says. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as sdk from "../../sdk/index.ts";
import * as react from "../../sdk/react.ts";
import * as webhook from "../../sdk/webhook.ts";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "docs/recipes.md"), "utf8");
const blocks = [...text.matchAll(/```(js|jsx|vue|svelte)\n([^]*?)```/g)].map(([, language = "", code = ""]) => ({
  language,
  // Of a component, its script.
  code: /<script[^>]*>([^]*?)<\/script>/.exec(code)?.[1] ?? code,
}));
const named = (what: string): string => blocks.find(({ code }) => code.includes(what))!.code;

const doors: Record<string, object> = { "@voz/sdk": sdk, "@voz/sdk/react": react, "@voz/sdk/webhook": webhook };
it.each(blocks)("recipe %# can be read, and imports what there is", async ({ code }) => {
  await transform(code, { loader: "jsx" });
  for (const [, names = "", from = ""] of code.matchAll(/import \{([^}]*)\} from "(@voz[^"]*)"/g))
    for (const name of names.split(",")) expect(Object.keys(doors[from]!)).toContain(name.trim());
});

it("covers what people use", () => {
  expect(blocks.length).toBeGreaterThanOrEqual(11);
  for (const name of ["Vue", "Svelte", "Next.js", "React Native", "Express", "Hono"])
    expect(text).toMatch(new RegExp(`^## .*${name}`, "m"));
});

describe("run as they stand", () => {
  let folder: string;
  beforeAll(() => {
    // Beside the house's own packages, so that what a recipe imports is found.
    folder = mkdtempSync(join(root, "test/sdk/recipe-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  async function run<Module>(code: string): Promise<Module> {
    const path = join(folder, `${Math.abs(code.length)}.js`);
    writeFileSync(path, code.replaceAll('"@voz/sdk/webhook"', JSON.stringify(join(root, "sdk/webhook.ts"))));
    return (await import(/* @vite-ignore */ path)) as Module;
  }

  const secret = `whsec_${btoa("0123456789abcdef0123456789abcdef")}`;
  const signed = (body: string): RequestInit => {
    const at = new Date();
    const signature = new Webhook(secret).sign("evt_1", at, body);
    const headers = { "webhook-id": "evt_1", "webhook-timestamp": String(Math.floor(+at / 1000)) };
    return { method: "POST", body, headers: { ...headers, "webhook-signature": signature } };
  };
  const event = JSON.stringify({ id: "evt_1", type: "test.ping", data: {} });

  it.each([
    ["Hono", "new Hono()", "/voz"],
    ["Next.js", "export async function POST", ""],
  ])("%s: takes what is signed and refuses what is not", async (_name, what, path) => {
    vi.stubEnv("VOZ_WEBHOOK_SECRET", secret);
    const said = vi.spyOn(console, "log").mockReturnValue();
    type Served = {
      default?: { fetch(request: Request): Promise<Response> };
      POST?(request: Request): Promise<Response>;
    };
    const { default: app, POST } = await run<Served>(named(what));
    const ask = (init: RequestInit): Promise<Response> => {
      const request = new Request(`http://localhost${path}`, init);
      return app ? app.fetch(request) : POST!(request);
    };
    expect((await ask(signed(event))).status).toBe(204);
    expect((await ask({ ...signed(event), body: `${event} ` })).status).toBe(400);
    said.mockRestore();
    vi.unstubAllEnvs();
  });

  it("the link of an order leads to its survey", async () => {
    const { askByLink } = await run<{ askByLink(order: object): string }>(named("askByLink"));
    const link = new URL(askByLink({ language: "es", customerId: "cust_7" }));
    expect(link.pathname).toMatch(/^\/s\/sur_/);
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      lang: "es",
      customer: "cust_7",
      utm_medium: "email",
    });
  });
});
