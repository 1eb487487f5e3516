/**
 * Builds what the Worker serves to visitors: `voz.js` (a classic script, asked for on every page) and, under `voz/`,
 * the view and one file of words a language, named by their content and kept for a year.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform, type Plugin } from "esbuild";

const room = fileURLToPath(new URL(".", import.meta.url));
const target = "es2020";

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
  headers: string;
}

/** A stylesheet that lives in a script is squeezed like any other. */
const squeezedStyles = (minify: boolean): Plugin => ({
  name: "squeezed-styles",
  setup({ onLoad }) {
    onLoad({ filter: /\.css\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const css = source.slice(source.indexOf("`") + 1, source.lastIndexOf("`"));
      const { code } = await transform(css, { loader: "css", minify });
      // Spaces in the values of own properties mean something only inside a text; there is none here.
      const squeezed = minify ? code.replace(/([:,]) /g, "$1") : code;
      return { contents: `export const css = ${JSON.stringify(squeezed.trim())};`, loader: "js" };
    });
  },
});

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

/** Builds the widget into `outdir`; an earlier build of it is replaced. */
export async function buildWidget({ outdir, minify = true }: BuildOptions): Promise<BuiltWidget> {
  const bundle = async (
    entry: string,
    format: "iife" | "esm",
    define: Record<string, string> = {},
  ): Promise<string> => {
    const { outputFiles } = await build({
      entryPoints: [join(room, entry)],
      bundle: true,
      write: false,
      format,
      target,
      minify,
      define,
      jsx: "automatic",
      jsxImportSource: "preact",
      legalComments: "none",
      charset: "utf8",
      plugins: [squeezedStyles(minify)],
    });
    return outputFiles[0]!.text;
  };
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(outdir, name), text);
    return name;
  };
  const hashed = (name: string, text: string): Promise<string> =>
    write(`voz/${name}-${createHash("sha256").update(text).digest("hex").slice(0, 10)}.js`, text);

  await rm(join(outdir, "voz"), { recursive: true, force: true });
  await mkdir(join(outdir, "voz"), { recursive: true });

  const languages = (await readdir(join(room, "words"))).filter((file) => !file.endsWith(".types.ts"));
  const words: Record<string, string> = {};
  for (const file of languages.sort()) {
    const language = basename(file, ".ts");
    words[language] = await hashed(language, await bundle(`words/${file}`, "esm"));
  }
  const view = await hashed("view", await bundle("index.tsx", "esm"));
  const engine = await hashed("engine", await bundle("../sdk/client/engine.ts", "esm"));
  const moments = await hashed("moments", await bundle("trigger.ts", "esm"));
  const loader = await write(
    "voz.js",
    await bundle("loader.ts", "iife", { FILES: JSON.stringify({ engine, view, moments, words }) }),
  );
  const headers = await write(
    "_headers",
    [
      headersOf("/voz.js", "public, max-age=300, stale-while-revalidate=86400"),
      headersOf("/voz/*", "public, max-age=31536000, immutable"),
    ].join("\n"),
  );
  return { loader, engine, view, moments, words, headers };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const built = await buildWidget({ outdir: resolve(room, "../dist/public") });
  console.log(JSON.stringify(built, null, 2));
}
