import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { paramKinds } from "../../../sdk/arrival/params.gen.ts";

const bundled = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents:
        'export { carriesCampaign, readArrival } from "./read.ts"; export { keepTouch, parseKept } from "./keep.ts";',
      resolveDir: new URL("../../../sdk/arrival", import.meta.url).pathname,
    },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]!.text;
};

test("the browser's part stays small", async () => {
  // 1.5 KB inside a bundle: gzip's own header and this bundle's list of exports take some 70 bytes.
  expect(gzipSync(await bundled(), { level: 9 }).length).toBeLessThanOrEqual(1536 + 75);
});

test("no host, platform or personal parameter is in it", async () => {
  const code = await bundled();
  for (const name of ["google", "facebook", "duckduckgo", "paypal", "mc_eid", "mkt_tok", "_hsenc", ".com"])
    expect(code).not.toContain(name);
});

test("parameter names are plain", () => {
  expect(paramKinds).toMatch(/^[a-z_0-9 ,|]+$/);
});
