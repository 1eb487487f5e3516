/** Builds what `@voz/widget` holds when it is published: the view, drawn by itself or by the host's Preact, and its words. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { declare } from "../sdk/declare.ts";
import { flatten } from "../sdk/flatten.ts";
import { bundleFile, bundleLanguage, languagesSpoken } from "./bundle.ts";

const room = import.meta.dirname;

const languageTypes =
  'import type { Language } from "./door.js";\ndeclare const language: Language;\nexport default language;\n';

/** Builds into `outdir`; an earlier build of it is replaced. */
export async function buildPackage(outdir = join(room, "dist")): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  const write = (name: string, text: string): Promise<void> => writeFile(join(outdir, name), text);
  await write("door.js", await bundleFile("door.ts", { minify: true }));
  await write("preact.js", await bundleFile("door.ts", { minify: true, preact: "host" }));
  await write("preact.d.ts", 'export * from "./door.js";\n');
  for (const language of await languagesSpoken()) {
    await write(`${language}.js`, await bundleLanguage(language, { minify: true }));
    await write(`${language}.d.ts`, languageTypes);
  }
  declare({
    rooms: ["sdk", "widget"],
    entries: ["widget/door.ts"],
    instead: { "sdk/contract/wire.types.ts": flatten("contract/wire.types.ts") },
    peer: "@voz/sdk",
    outdir,
  });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await buildPackage();
