/**
 * The built, minified widget, once for all test files of a run: it takes some seconds, and they only read it. Who comes
 * first builds it; who comes meanwhile waits.
 */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { buildWidget, type BuiltWidget } from "../../widget/build.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder of this run's own. */
    widgetFolder: string;
  }
}

/** Before and after the run. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "voz-widget-"));
  provide("widgetFolder", folder);
  return () => rm(folder, { recursive: true, force: true });
}

interface Outcome {
  built?: BuiltWidget;
  error?: string;
}
/** So long nobody builds. */
const patience = 100_000;

async function build(outdir: string, told: string): Promise<void> {
  let outcome: Outcome;
  try {
    outcome = { built: await buildWidget({ outdir }) };
  } catch (error) {
    outcome = { error: String(error) };
  }
  // Moved into its place, so that nobody reads half of it.
  await writeFile(`${told}.new`, JSON.stringify(outcome));
  await rename(`${told}.new`, told);
}

/** The folder that holds the widget, and which files those are. */
export async function builtOnce(): Promise<{ outdir: string; built: BuiltWidget }> {
  const folder = inject("widgetFolder");
  const outdir = join(folder, "public");
  const told = join(folder, "built.json");
  const first = await mkdir(join(folder, "building")).then(
    () => true,
    () => false,
  );
  if (first) await build(outdir, told);
  const until = Date.now() + patience;
  for (;;) {
    const text = await readFile(told, "utf8").catch(() => undefined);
    const { built, error = "nobody built the widget" } = JSON.parse(text ?? "{}") as Outcome;
    if (built) return { outdir, built };
    if (text !== undefined || Date.now() > until) throw new Error(error);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
