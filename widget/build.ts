/**
 * Builds what the Worker serves to visitors: `voz.js` (a classic script, asked for on every page) and, under `voz/`,
 * what is fetched once a survey is due: the view, its words in one language, and the kinds of question that it asks.
 * Files are named by their content and kept for a year.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleFile, bundleKind, bundleView, bundleWords, core, kindsShown, type Bundling } from "./bundle.ts";

const room = fileURLToPath(new URL(".", import.meta.url));

export interface BuildOptions {
  /** The folder of static assets. */
  outdir: string;
  /** True unless said otherwise. */
  minify?: boolean;
}

/** The files that were written, relative to `outdir`. */
export interface BuiltWidget {
  loader: string;
  engine: string;
  view: string;
  moments: string;
  /** language → file */
  words: Record<string, string>;
  /** kind → language → file, for the kinds that do not come with the view */
  kinds: Record<string, Record<string, string>>;
  headers: string;
}

/** For every site's pages: they may fetch these files, and none may guess another type into them. */
const headersOf = (path: string, cache: string): string =>
  [
    path,
    `  Cache-Control: ${cache}`,
    "  Access-Control-Allow-Origin: *",
    "  Cross-Origin-Resource-Policy: cross-origin",
    "  X-Content-Type-Options: nosniff",
    "",
  ].join("\n");

const hashOf = (...texts: string[]): string => {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text);
  return hash.digest("hex").slice(0, 10);
};

/** Builds the widget into `outdir`; an earlier build of it is replaced. */
export async function buildWidget({ outdir, minify = true }: BuildOptions): Promise<BuiltWidget> {
  const options: Bundling = { minify };
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(outdir, name), text);
    return name;
  };
  const hashed = (name: string, text: string): Promise<string> => write(`voz/${name}-${hashOf(text)}.js`, text);

  await rm(join(outdir, "voz"), { recursive: true, force: true });
  await mkdir(join(outdir, "voz"), { recursive: true });

  const languages = (await readdir(join(room, "words")))
    .filter((file) => !file.endsWith(".types.ts"))
    .map((file) => basename(file, ".ts"))
    .sort();
  const words: Record<string, string> = {};
  for (const language of languages) words[language] = await hashed(language, await bundleWords(language, options));
  const view = await hashed("view", await bundleView(options));
  const engine = await hashed("engine", await bundleFile("../sdk/client/engine.ts", options));
  const moments = await hashed("moments", await bundleFile("trigger.ts", options));

  const shown: { kind: string; language: string; text: string }[] = [];
  for (const kind of (await kindsShown()).filter((one) => !core.includes(one)))
    for (const language of languages)
      shown.push({ kind, language, text: await bundleKind(kind, language, `./${basename(view)}`, options) });
  // One name for all, so that the loader grows with no kind.
  const together = hashOf(...shown.map(({ text }) => text));
  const kinds: BuiltWidget["kinds"] = {};
  for (const { kind, language, text } of shown)
    (kinds[kind] ??= {})[language] = await write(`voz/${kind}-${language}-${together}.js`, text);

  const files = JSON.stringify({ engine, view, moments, words, kinds: together, core });
  const loader = await write(
    "voz.js",
    await bundleFile("loader.ts", { ...options, format: "iife", define: { FILES: files } }),
  );
  const headers = await write(
    "_headers",
    [
      headersOf("/voz.js", "public, max-age=300, stale-while-revalidate=86400"),
      headersOf("/voz/*", "public, max-age=31536000, immutable"),
    ].join("\n"),
  );
  return { loader, engine, view, moments, words, kinds, headers };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const built = await buildWidget({ outdir: resolve(room, "../dist/public") });
  console.log(JSON.stringify(built, null, 2));
}
