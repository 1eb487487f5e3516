/** Builds what `@voz/sdk` holds when it is published: modules for any host, and their types. */
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { declare } from "./declare.ts";
import { flatten } from "./flatten.ts";

const room = import.meta.dirname;

/** What an app can import, by the names of the files: `.` is index. */
const entries = ["index", "webhook", "react"];

/** Builds into `outdir`; an earlier build of it is replaced. */
export async function buildSdk(outdir = join(room, "dist")): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: entries.map((entry) => join(room, `${entry}.ts`)),
    outdir,
    bundle: true,
    // What is fetched once a survey is due is a file of its own; so is what two entries share.
    splitting: true,
    chunkNames: "parts/[name]-[hash]",
    format: "esm",
    platform: "neutral",
    external: ["react"],
    target: "es2022",
    charset: "utf8",
    tsconfigRaw: {},
  });
  declare({
    rooms: ["sdk"],
    entries: entries.map((entry) => `sdk/${entry}.ts`),
    instead: {
      "sdk/contract/wire.types.ts": flatten("contract/wire.types.ts"),
      "sdk/contract/response.ts": flatten("contract/response.ts", ["ResponseTouches", "Response"]),
    },
    outdir,
  });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await buildSdk();
