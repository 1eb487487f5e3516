/**
 * The type declarations of a package: only what its entries reach, and nothing that is made of schemas. Compiled from a
 * copy of the sources in which flattened types stand in for inferred ones, so a declaration that would need more than
 * the package holds does not compile.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const house = join(import.meta.dirname, "..");

export interface Declaring {
  /** The folders of the house that the entries reach. */
  rooms: readonly string[];
  /** Files, as the house names them. */
  entries: readonly string[];
  /** Texts in place of files of the house. */
  instead: Readonly<Record<string, string>>;
  /** A package that is installed beside this one, and holds the types of other rooms. */
  peer?: string;
  outdir: string;
}

export function declare({ rooms, entries, instead, peer, outdir }: Declaring): void {
  mkdirSync(join(house, "dist"), { recursive: true });
  const stage = mkdtempSync(join(house, "dist/declared-"));
  try {
    for (const room of rooms)
      cpSync(join(house, room), join(stage, room), {
        recursive: true,
        filter: (path) => !/^(node_modules|dist)$/.test(basename(path)),
      });
    for (const [path, text] of Object.entries(instead)) writeFileSync(join(stage, path), text);
    const settings = {
      extends: join(house, "tsconfig.json"),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: ".",
        outDir: "out",
        types: [],
      },
      include: [],
      files: entries,
    };
    writeFileSync(join(stage, "tsconfig.json"), JSON.stringify(settings));
    execFileSync(process.execPath, [compiler, "-p", stage], { encoding: "utf8" });
    collect(entries, join(stage, "out"), outdir, peer);
  } catch (thrown) {
    // The compiler's complaints are what it printed.
    throw new Error((thrown as { stdout?: string }).stdout || String(thrown), { cause: thrown });
  } finally {
    rmSync(stage, { recursive: true });
  }
}

const compiler = join(dirname(fileURLToPath(import.meta.resolve("typescript7/package.json"))), "bin/tsc");

/** Takes along what the entries reach, from the folder of the first of them. */
function collect(entries: readonly string[], from: string, outdir: string, peer?: string): void {
  const base = dirname(join(from, entries[0]!));
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    const written = readFileSync(path.replace(/\.tsx?$/, ".d.ts"), "utf8");
    const text = peer ? written.replace(/from "(?:\.\.\/)+sdk\/[^"]*"/g, `from "${peer}"`) : written;
    for (const [, to] of text.matchAll(/from "(\.[^"]*)"/g)) visit(join(dirname(path), to!));
    const target = join(outdir, relative(base, path).replace(/\.tsx?$/, ".d.ts"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text.replace(/(from "\.[^"]*)\.tsx?"/g, '$1.js"'));
  };
  for (const entry of entries) visit(join(from, entry));
}
