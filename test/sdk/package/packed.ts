/** The packages as a stranger gets them: packed by npm, installed into an empty folder, and nothing of the source tree. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { buildSdk } from "../../../sdk/build.ts";
import { buildPackage } from "../../../widget/package.ts";

const root = join(import.meta.dirname, "../../..");

/** The files of a tarball. */
export const filesOf = (tarball: string): string[] =>
  execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).trim().split("\n").sort();

/** What publint, and those who ask whether the types are wrong, have to say about it. */
export async function complaints(tarball: string, pkgDir: string): Promise<unknown[]> {
  const { messages } = await publint({ pkgDir, strict: true });
  const found = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  if (!("problems" in found)) return [...messages, "There are no types."];
  // A package of ES modules has nothing for require, nor for resolvers that know no exports.
  const problems = found.problems.filter(
    (problem) =>
      problem.kind !== "CJSResolvesToESM" &&
      !("resolutionKind" in problem && ["node10", "node16-cjs"].includes(problem.resolutionKind)),
  );
  return [...messages, ...problems];
}

export interface Installed {
  /** The folder that the packages were installed into. */
  folder: string;
  /** The tarballs, one a package, in the order that they were asked for. */
  tarballs: string[];
  /** A file of an app in that folder. */
  write(name: string, text: string): string;
  /** Runs it and answers what it printed. */
  run(name: string): string;
  remove(): void;
}

const builds = { sdk: buildSdk, widget: buildPackage };

/** Packs these workspaces and installs them without a network. */
export async function installPacked(...workspaces: (keyof typeof builds)[]): Promise<Installed> {
  const folder = mkdtempSync(join(tmpdir(), "voz-packed-"));
  const npm = (cwd: string, ...args: string[]): string =>
    execFileSync("npm", [...args, "--ignore-scripts", "--offline", "--no-audit", "--no-fund"], {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  for (const workspace of workspaces) {
    // Built beside the workspace, not in it: another test may be packing it, too.
    const copy = join(folder, "packing", workspace);
    mkdirSync(copy, { recursive: true });
    for (const name of ["package.json", "README.md", "LICENSE"])
      copyFileSync(join(root, workspace, name), join(copy, name));
    await builds[workspace](join(copy, "dist"));
    npm(copy, "pack", `--pack-destination=${folder}`);
  }
  rmSync(join(folder, "packing"), { recursive: true });
  const tarballs = readdirSync(folder)
    .filter((name) => name.endsWith(".tgz"))
    .map((name) => join(folder, name))
    .sort();
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
  npm(folder, "install", ...tarballs);
  return {
    folder,
    tarballs,
    write(name, text) {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    run: (name) => execFileSync(process.execPath, [name], { cwd: folder, encoding: "utf8" }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
