/** What would be deployed: bundled by wrangler as it is, with everything that it binds, and nothing of the demo. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "voz-deploy-"));
let said = "";
let bundle = "";

beforeAll(() => {
  said = execFileSync("wrangler", ["deploy", "--dry-run", "--outdir", folder], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, CI: "true" },
  });
  bundle = readFileSync(join(folder, "index.js"), "utf8");
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("wrangler deploy --dry-run", () => {
  it("bundles the Worker with its database and its static files", () => {
    expect(said).toContain("--dry-run: exiting now");
    expect(said).toMatch(/env\.DB \(voz\)\s+D1 Database/);
    expect(said).toMatch(/env\.ASSETS\s+Assets/);
  });

  it("binds the one database, static files and a counter of requests, and nothing else that could hold data", () => {
    const bound = [...said.matchAll(/^\s*env\.(\w+)/gm)].map(([, name]) => name).sort();
    expect(bound).toEqual(["ASSETS", "DB", "PUBLIC_LIMIT"]);
  });

  it("stays within what a free account may upload: 3 MB compressed", () => {
    expect(gzipSync(bundle).length).toBeLessThan(3_000_000);
  });

  it("holds nothing of the demo, the seed or the local runtime", () => {
    for (const local of [
      "Anochece",
      "demo@voz.example",
      "entrega-24h",
      "seedDemo",
      "seedWorkspace",
      "startRuntime",
      "VOZ_STATE",
    ])
      expect(bundle.includes(local), local).toBe(false);
  });

  it("holds the API: a bundle that lost its routes would pass the checks above", () => {
    for (const path of ["/v1/collect", "/v1/decide", "/v1/reports/campaigns"]) expect(bundle).toContain(path);
  });
});
