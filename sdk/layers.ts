/**
 * How the package is cut into files, so that an app fetches few: one holds all that is there at once, one all that comes
 * when the app is idle, and later parts take what they share from these. Left to themselves, bundlers make a file of
 * each set of sharers.
 */
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { build, type BuildOptions, type Plugin } from "esbuild";

const room = import.meta.dirname;
const shape = {
  bundle: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  charset: "utf8",
  tsconfigRaw: {},
} as const;

/** A file of the package, and the modules that are in it and nowhere else. */
interface Layer {
  name: string;
  modules: string[];
}
const nameOf = (path: string): string => basename(path, ".ts");

/** The layers, each with what it adds to those before it; and the modules where parts begin that are fetched after them. */
async function layersOf(): Promise<{ layers: Layer[]; later: string[] }> {
  const { metafile } = await build({
    ...shape,
    entryPoints: [join(room, "index.ts")],
    splitting: true,
    outdir: room,
    absWorkingDir: room,
    metafile: true,
    write: false,
  });
  const { outputs } = metafile;
  const beginnings = new Map(Object.entries(outputs).map(([path, { entryPoint = "" }]) => [entryPoint, path]));
  const reach = (path: string): string[] => [
    ...Object.keys(outputs[path]!.inputs),
    ...outputs[path]!.imports.filter(({ kind }) => kind === "import-statement").flatMap((one) => reach(one.path)),
  ];
  // Errors are thrown on servers, too, which need nothing else of the client.
  const layers: Layer[] = [{ name: "error", modules: ["client/error.ts"] }];
  const taken = new Set(["index.ts", "client/error.ts"]);
  for (const [name, first] of [
    ["core", "index.ts"],
    ["idle", "client/idle.ts"],
  ] as const) {
    const modules = [...new Set(reach(beginnings.get(first)!))].filter((path) => !taken.has(path));
    for (const path of modules) taken.add(path);
    layers.push({ name, modules });
  }
  return { layers, later: [...beginnings.keys()].filter((path) => path && !taken.has(path)) };
}

/** Who asks for a module of a layer gets it from the layer's file. */
const from = ({ name, modules }: Layer): Plugin => ({
  name: `from-${name}`,
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) =>
      modules.includes(relative(room, join(resolveDir, path))) ? { path: `./${name}.js`, external: true } : undefined,
    );
  },
});

/** All that a layer's modules export, by the name `all`. */
const allOf = ({ modules }: Layer): Plugin => ({
  name: "all",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^all$/ }, () => ({ path: "all", namespace: "all" }));
    onLoad({ filter: /./, namespace: "all" }, () => ({
      contents: modules.map((path) => `export * from "./${path}";`).join("\n"),
      resolveDir: room,
    }));
  },
});

/** The files of a package with these entries. A layer's file exports what the other files ask of it, and no more. */
export async function buildFiles(entries: readonly string[], outdir: string, plugin: Plugin): Promise<void> {
  const { layers, later } = await layersOf();
  const asked = new Map(layers.map(({ name }) => [name, new Set<string>()]));

  async function write(options: BuildOptions): Promise<void> {
    const { outputFiles } = await build({ ...shape, ...options, write: false });
    for (const { path, text } of outputFiles) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      if (text.startsWith("#!")) await chmod(path, 0o755);
      for (const [, names, layer] of text.matchAll(/^import \{([^}]*)\} from "\.\/(\w+)\.js";$/gm))
        for (const name of names!.split(",")) asked.get(layer!)?.add(name.trim().split(" as ")[0]!);
    }
  }
  const writeEach = (modules: readonly string[], before: readonly Layer[], external: string[] = []): Promise<void> =>
    write({
      entryPoints: modules.map((path) => join(room, path)),
      entryNames: "[name]",
      // What these share is a file of its own.
      chunkNames: "[name]-[hash]",
      splitting: true,
      outdir,
      external,
      plugins: [plugin, ...before.map(from)],
    });

  const atOnce = layers.filter(({ name }) => name !== "idle");
  await writeEach(
    entries.map((entry) => `${entry}.ts`),
    atOnce,
    ["react", "node:*"],
  );
  await writeEach(later, layers);
  // Fetched by its name, so nobody is seen to ask for it.
  asked.get("idle")!.add("begin");
  const parts = later.map((path): Layer => ({ name: nameOf(path), modules: [path] }));
  for (const layer of layers.toReversed())
    await write({
      stdin: { contents: `export { ${[...asked.get(layer.name)!].join()} } from "all";`, resolveDir: room },
      outfile: join(outdir, `${layer.name}.js`),
      plugins: [allOf(layer), ...layers.filter((one) => one !== layer).map(from), ...parts.map(from)],
    });
}
