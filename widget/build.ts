/**
 * Builds what the Worker serves to visitors: `voz.js` (a classic script, asked for on every page), `voz-consent.js` (for
 * sites that let Voz ask for consent) and, under `voz/`, what is fetched once a survey is due: the view in one language, and the further kinds of question that it asks.
 * Files are named by the version that they make together, and kept for a year.
 */
import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  bundleChoice,
  bundleFile,
  bundleKind,
  bundlePart,
  bundleView,
  core,
  kindsShown,
  languagesSpoken,
  parts,
  type Bundling,
} from "./bundle.ts";

const room = fileURLToPath(new URL(".", import.meta.url));

export interface BuildOptions {
  /** The folder of static assets. */
  outdir: string;
  /** True unless said otherwise; "quick" leaves a hundredth in, and takes a fifth of the time. */
  minify?: boolean | "quick";
}

/** The files that were written, relative to `outdir`. */
export interface BuiltWidget {
  loader: string;
  sender: string;
  /** language → file */
  view: Record<string, string>;
  moments: string;
  place: string;
  flow: string;
  carry: string;
  explain: string;
  /** The script of the consent page, and what draws it: language → file */
  consent: string;
  choice: Record<string, string>;
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

/**
 * For engines that compile a function when it is called first, on the page's main thread: nearly all of the loader runs
 * at once, and of the view when a survey comes up, so they are compiled whole, on the thread that reads them while they
 * come.
 */
const eager = "//# allFunctionsCalledOnLoad\n";

/** Stands for the version in the texts until all of them are there to be counted in. */
const unversioned = "VERSION";

/** Builds the widget into `outdir`; an earlier build of it is replaced. */
export async function buildWidget({ outdir, minify = true }: BuildOptions): Promise<BuiltWidget> {
  const options: Bundling = { minify, short: minify !== false };
  const languages = await languagesSpoken();
  const further = (await kindsShown()).filter((kind) => !core.includes(kind));

  const texts = new Map<string, string>();
  for (const part of parts) texts.set(part, await bundlePart(part, options));
  for (const language of languages) {
    texts.set(language, await bundleView(language, options));
    texts.set(`choice-${language}`, await bundleChoice(language, { minify }));
  }
  for (const kind of further)
    for (const language of languages)
      texts.set(`${kind}-${language}`, await bundleKind(kind, language, `./${language}-${unversioned}.js`, options));

  // One version for all that is fetched later: the loader has one name to know, however many parts there are.
  const hash = createHash("sha256");
  for (const text of texts.values()) hash.update(text);
  const version = hash.digest("hex").slice(0, 8);

  await rm(join(outdir, "voz"), { recursive: true, force: true });
  await mkdir(join(outdir, "voz"), { recursive: true });
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(outdir, name), text);
    return name;
  };
  const files: Record<string, string> = {};
  for (const [name, text] of texts)
    files[name] = await write(
      `voz/${name}-${version}.js`,
      (languages.includes(name) ? eager : "") + text.replaceAll(unversioned, version),
    );
  const define = {
    VERSION: JSON.stringify(version),
    LANGUAGES: JSON.stringify(languages.join(" ")),
    CORE: JSON.stringify(core.join(" ")),
  };
  const loader = await write("voz.js", eager + (await bundleFile("loader.ts", { ...options, format: "iife", define })));
  const consent = await write("voz-consent.js", await bundleFile("consent.ts", { minify, format: "iife", define }));
  const headers = await write(
    "_headers",
    [
      headersOf("/voz.js", "public, max-age=300, stale-while-revalidate=86400"),
      headersOf("/voz-consent.js", "public, max-age=300, stale-while-revalidate=86400"),
      headersOf("/voz/*", "public, max-age=31536000, immutable"),
    ].join("\n"),
  );
  const file = (name: string): string => files[name]!;
  return {
    loader,
    sender: file("sender"),
    view: Object.fromEntries(languages.map((language) => [language, file(language)])),
    moments: file("moments"),
    place: file("place"),
    flow: file("flow"),
    carry: file("carry"),
    explain: file("explain"),
    consent,
    choice: Object.fromEntries(languages.map((language) => [language, file(`choice-${language}`)])),
    kinds: Object.fromEntries(
      further.map((kind) => [kind, Object.fromEntries(languages.map((one) => [one, file(`${kind}-${one}`)]))]),
    ),
    headers,
  };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const built = await buildWidget({ outdir: resolve(room, "../dist/public") });
  console.log(JSON.stringify(built, null, 2));
}
