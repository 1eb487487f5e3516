/**
 * How a file for a visitor's browser is made: esbuild puts its modules together, oxc squeezes them. The view is one
 * file with Preact and the parts that kinds of question share; a kind's own file takes these from there.
 */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform, type BuildOptions, type Plugin } from "esbuild";
import { minify as squeeze } from "vite";

const room = fileURLToPath(new URL(".", import.meta.url));
const questions = join(room, "../sdk/questions");
const preactSource = join(dirname(createRequire(import.meta.url).resolve("preact/package.json")), "src");
const target = "es2020";

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

/** Why an answer is refused is told to a visitor in the kind's words; the rules' own sentences are for the API. */
const withoutSentences: Plugin = {
  name: "without-sentences",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]questions[\\/]\w+[\\/]answer\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(
        /\bmessage:\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`),?/g,
        "",
      ),
      loader: "ts",
    }));
  },
};

/** What JSX becomes, wherever it stands; a file without any stays without Preact. */
const preact = 'export { Fragment, h } from "preact";';
/** Preact, as far as visitors need it: two files of its own, the rest from the room `drawing`. */
const drawing: Plugin = {
  name: "drawing",
  setup({ onResolve, onLoad }) {
    const ours = (file: string) => ({ path: join(room, "drawing", file), sideEffects: false });
    onResolve({ filter: /^drawing$/ }, () => ({ path: "drawing", namespace: "drawing", sideEffects: false }));
    onLoad({ filter: /./, namespace: "drawing" }, () => ({ contents: preact, resolveDir: room }));
    onResolve({ filter: /^preact$/ }, () => ours("index.ts"));
    onResolve({ filter: /^preact-source\// }, ({ path }) => ({
      path: join(preactSource, path.slice("preact-source/".length)),
      sideEffects: false,
    }));
    onResolve({ filter: /^\.\.?\/(index|component|options)$/ }, ({ path, importer }) =>
      importer.startsWith(preactSource) ? ours(path.endsWith("options") ? "options.ts" : "diff.ts") : undefined,
    );
  },
};

/** Preact and the shared parts are the view's: a kind's file imports them from its file. */
const fromView = (view: string): Plugin => ({
  name: "from-view",
  setup({ onResolve }) {
    onResolve({ filter: /^preact$|\/parts\/\w+\.tsx$/ }, () => ({ path: view, external: true }));
  },
});

export interface Bundling {
  minify: boolean;
  format?: "iife" | "esm";
  define?: Record<string, string>;
}

async function bundle(source: BuildOptions, { minify, format = "esm", define = {} }: Bundling): Promise<string> {
  const { outputFiles } = await build({
    bundle: true,
    write: false,
    format,
    target,
    define,
    minifySyntax: minify,
    // The inner names of Preact's nodes; Preact's own build shortens them, too.
    ...(minify && { mangleProps: /^_[a-z]/ }),
    jsx: "transform",
    jsxFactory: "h",
    jsxFragment: "Fragment",
    // Without it, the compiler's settings for JSX would come before these.
    tsconfigRaw: {},
    inject: ["drawing"],
    legalComments: "none",
    charset: "utf8",
    ...source,
    plugins: [squeezedStyles(minify), ...(source.plugins ?? []), drawing],
  });
  const { text } = outputFiles![0]!;
  if (!minify) return text;
  const { code, errors } = await squeeze("bundle.js", text, {
    module: format === "esm",
    compress: { target },
    mangle: true,
    codegen: { removeWhitespace: true, legalComments: "none" },
  });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  return code;
}

/** One file of modules that begins at a file of this room. */
export const bundleFile = (entry: string, options: Bundling): Promise<string> =>
  bundle({ entryPoints: [join(room, entry)] }, options);

const lines = (contents: string[]): BuildOptions => ({
  stdin: { contents: contents.join("\n"), resolveDir: room, loader: "ts" },
});

/** The view, and what kinds of question take from it. */
export async function bundleView(options: Bundling): Promise<string> {
  const parts = (await readdir(join(questions, "parts"))).filter((file) => file.endsWith(".tsx"));
  const shared = parts.map((file) => `export * from "../sdk/questions/parts/${file}";`);
  return bundle(lines(['export { playIn } from "./index.tsx";', preact, ...shared.sort()]), options);
}

/** The kinds of question that can be shown: the folders with a view. */
export async function kindsShown(): Promise<string[]> {
  const folders = await readdir(questions, { recursive: true });
  return folders
    .filter((path) => basename(path) === "view.tsx")
    .map((path) => path.split(/[\\/]/)[0]!)
    .sort();
}

/** A kind of question in one language; `view` is the file of the view, as a file beside it names it. */
export const bundleKind = (kind: string, language: string, view: string, options: Bundling): Promise<string> =>
  bundle(
    {
      ...lines([
        `export { ${kind}Face as face } from "../sdk/questions/${kind}/view.tsx";`,
        `export { ${language} as words } from "../sdk/questions/${kind}/words.ts";`,
      ]),
      plugins: [withoutSentences, fromView(view)],
    },
    options,
  );
