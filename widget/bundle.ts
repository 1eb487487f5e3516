/**
 * How a file for a visitor's browser is made: esbuild puts its modules together, oxc squeezes them, and terser once more,
 * which finds another hundredth. The view is one file with Preact and the parts that kinds of question share; a kind's own file takes these from there.
 */
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform, type BuildOptions, type Plugin } from "esbuild";
import { minify as squeezeMore } from "terser";
import { minify as squeeze } from "vite";

const room = fileURLToPath(new URL(".", import.meta.url));
const questions = join(room, "../sdk/questions");
const target = "es2021";

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
/** What Preact stands for: drawing.ts for visitors, and Preact itself in an app that has it anyway. */
const drawing = (by: { path: string; external?: boolean; sideEffects?: boolean }): Plugin => ({
  name: "drawing",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^drawing$/ }, () => ({ path: "drawing", namespace: "drawing", sideEffects: false }));
    onLoad({ filter: /./, namespace: "drawing" }, () => ({ contents: preact, resolveDir: room }));
    onResolve({ filter: /^preact$/ }, () => by);
  },
});
const ours = drawing({ path: join(room, "drawing.ts"), sideEffects: false });
const theHosts = drawing({ path: "preact", external: true });

/** The kinds that Voz is about: they come with the view, and their words with its words. */
export const core: readonly string[] = ["nps", "promise", "text"];
/** What they share with other kinds. */
const shared = ["choices", "field", "scale"];

/** The drawing and the parts are the view's: a kind's file imports them from its file. */
const fromView = (view: string): Plugin => ({
  name: "from-view",
  setup({ onResolve }) {
    const filter = new RegExp(`^preact$|/(${shared.join("|")})\\.tsx$`);
    onResolve({ filter }, () => ({ path: view, external: true }));
  },
});

export interface Bundling {
  minify: boolean | "quick";
  /** Who draws: `drawing.ts` unless the host's Preact does. */
  preact?: "host";
  format?: "iife" | "esm";
  /** What only our own files call each other by is short: for files that meet none but those of the same build. */
  short?: boolean;
  define?: Record<string, string>;
}

/**
 * What only our own files call each other by, as a hundred bytes of what a visitor fetches. None of it crosses the wire,
 * is kept on the device, belongs to the page, its elements or the host, is exported, or is looked up by a text.
 */
export const inside = (
  "own shelf naming waiting granted fail box showing desk " +
  "arrivals leave facts due over known who sender settle " +
  "identity phase emit judge wanted kindOf inside enter " +
  "apart newId stamp problems walk meant aside turnPage current " +
  "rise shown along compose arrive plain staged cell stand " +
  "placed check triggers likely handlers touchVisit decided marks before tell " +
  "exposed retry consentDetails wordsIn opening offer sampled closed stays opened acts live lay forget turn lot route between rest write compare read rules list shut"
).split(" ");
/** The commonest letters of the rest come first, which costs the fewest bytes. */
const letters = "etnrioascdulpmfhgywvkbSxPOjzALMETCINRDBHqFGUVXWYZJKQ$_";
const shortNames = Object.fromEntries(
  inside.map((name, place) => [name, letters[place] ?? letters[place % letters.length] + "1"]),
);

async function bundle(
  source: BuildOptions,
  { minify, format = "esm", define = {}, preact, short }: Bundling,
): Promise<string> {
  const { outputFiles } = await build({
    bundle: true,
    write: false,
    format,
    target,
    define,
    minifySyntax: minify !== false,
    ...(short && { mangleProps: new RegExp(`^(${inside.join("|")})$`), mangleCache: shortNames }),
    jsx: "transform",
    jsxFactory: "h",
    jsxFragment: "Fragment",
    // Without it, the compiler's settings for JSX would come before these.
    tsconfigRaw: {},
    inject: ["drawing"],
    legalComments: "none",
    charset: "utf8",
    ...source,
    plugins: [squeezedStyles(minify !== false), ...(source.plugins ?? []), preact ? theHosts : ours],
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
  if (minify === "quick") return code;
  const squeezed = await squeezeMore(code, {
    module: format === "esm",
    ecma: 2020,
    compress: { passes: 6, unsafe_arrows: true, unsafe: true },
  });
  return squeezed.code ?? code;
}

/** One file of modules that begins at a file of this room. */
export const bundleFile = (entry: string, options: Bundling): Promise<string> =>
  bundle({ entryPoints: [join(room, entry)] }, options);

const lines = (contents: string[]): BuildOptions => ({
  stdin: { contents: contents.join("\n"), resolveDir: room, loader: "ts" },
});

/** What is fetched when it is needed, beside the view and kinds of question. */
const files = {
  sender: "sender.ts",
  moments: "trigger.ts",
  place: "place.ts",
  flow: "flow.ts",
  carry: "../sdk/client/carry.ts",
  explain: "../sdk/client/explain.ts",
} as const;
export type Part = keyof typeof files;
export const parts = Object.keys(files) as Part[];

export const bundlePart = (part: Part, options: Bundling): Promise<string> => bundleFile(files[part], options);

const wordsOf = (language: string): string[] => [
  `export { default } from "./words/${language}.ts";`,
  ...core.map((kind) => `export { ${language} as ${kind} } from "../sdk/questions/${kind}/words.ts";`),
];

/** The words around the questions and of the core kinds, in one language: what a language adds to the view. */
export const bundleWords = (language: string, options: Bundling): Promise<string> =>
  bundle(lines(wordsOf(language)), options);

/** The engine and the view with the core kinds in one language, and what other kinds take from it: one file, one request. */
export const bundleView = (language: string, options: Bundling): Promise<string> =>
  bundle(
    lines([
      'export { createEngine } from "../sdk/client/engine.ts";',
      'import { playIn } from "./index.tsx";',
      `import words from "./words/${language}.ts";`,
      ...core.flatMap((kind) => [
        `import { ${kind}Face } from "../sdk/questions/${kind}/view.tsx";`,
        `import { ${language} as ${kind}Words } from "../sdk/questions/${kind}/words.ts";`,
      ]),
      `const core = [${core.map((kind) => `{ face: ${kind}Face, words: ${kind}Words }`).join()}];`,
      "export const play = (kinds, options) => playIn(words, core.concat(kinds), options);",
      preact,
      ...shared.map((part) => `export * from "../sdk/questions/parts/${part}.tsx";`),
    ]),
    options,
  );

/** What draws the consent page, with its words in one language: one file, one request. */
export const bundleChoice = (language: string, options: Bundling): Promise<string> =>
  bundle(
    lines([
      'import { showChoice } from "./choice/panel.ts";',
      `import words from "./choice/words/${language}.ts";`,
      "export const show = (place, choice) => showChoice(place, choice, words);",
    ]),
    options,
  );

/** The kinds of question that can be shown: the folders with a view. */
export async function kindsShown(): Promise<string[]> {
  const folders = await readdir(questions, { recursive: true });
  return folders
    .filter((path) => basename(path) === "view.tsx")
    .map((path) => path.split(/[\\/]/)[0]!)
    .sort();
}

/** The languages that the view speaks: the files of words. */
export async function languagesSpoken(): Promise<string[]> {
  const files = await readdir(join(room, "words"));
  return files
    .filter((file) => !file.endsWith(".types.ts"))
    .map((file) => basename(file, ".ts"))
    .sort();
}

/** All words of one language: the frame's and every kind's, as the package has them. */
export const bundleLanguage = async (language: string, options: Bundling): Promise<string> => {
  const kinds = await kindsShown();
  return bundle(
    lines([
      `import words from "./words/${language}.ts";`,
      ...kinds.map((kind) => `import { ${language} as ${kind} } from "../sdk/questions/${kind}/words.ts";`),
      `export default { words, kinds: { ${kinds.join()} } };`,
    ]),
    options,
  );
};

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
