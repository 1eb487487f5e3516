/** What capturing and keeping arrivals adds to the loader: its bytes with the real rules, less those with empty ones. */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { root } from "../../worker/local/runtime.ts";
import type { Row } from "./table.ts";

/** The same exports, doing nothing. */
const hollow: Plugin = {
  name: "hollow-arrival",
  setup({ onLoad }) {
    onLoad({ filter: /sdk\/arrival\/(read|keep)\.ts$/ }, () => ({
      loader: "ts",
      contents: `const nothing = (x) => x;
        export { nothing as readArrival, nothing as carriesCampaign, nothing as trimReferrer, nothing as isCampaign,
          nothing as kindOf, nothing as weigh, nothing as maskedPath, nothing as plainName, nothing as email,
          nothing as keepTouch, nothing as parseKept };`,
    }));
  },
};

async function loaderBytes(plugins: Plugin[]): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [join(root, "widget/loader.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2020",
    define: { FILES: "{}" },
    plugins,
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}

export async function benchCapture(): Promise<Row[]> {
  const [whole, without] = [await loaderBytes([]), await loaderBytes([hollow])];
  const part = whole - without;
  return [
    {
      what: "capture of arrivals, its part of the loader",
      value: `${part} bytes gzip`,
      against: `a loader of ${whole}`,
      mark: "≤ 1,536",
      met: part <= 1536,
    },
  ];
}
