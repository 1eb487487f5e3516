/**
 * `npm test`: makes sure that a browser is there, runs every suite, and ends with `N passed, N failed`.
 * Arguments go to vitest: `npm test -- --project pure`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "./browser.ts";

const root = join(import.meta.dirname, "..");
const results = join(root, "dist/test-results.json");

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { cwd: root, stdio: "inherit" }).status === 0;

/** Debian's own where we may install it, else Playwright's. Nothing is skipped for want of a browser. */
function installBrowser(): void {
  console.log("voz: no Chromium found; installing one …");
  const debian = process.getuid?.() === 0 && run("sh", ["-c", "command -v apt-get >/dev/null"]);
  if (debian && run("sh", ["-c", "apt-get update -qq && apt-get install -y -qq chromium >/dev/null"])) return;
  run("npx", ["playwright-core", "install", "chromium"]);
}

/** Why there is no browser, or null where there is one. */
function missingBrowser(): string | null {
  try {
    findChromium();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const wanted = process.argv.slice(2);
if (missingBrowser() !== null) installBrowser();
const missing = missingBrowser();
if (missing !== null) {
  console.error(`voz: ${missing}`);
  console.log("0 passed, 1 failed");
  process.exit(1);
}

// What is generated from the lists is not in the repository.
if (!run("node", ["worker/touches/registry/build.ts"])) process.exit(1);
mkdirSync(join(root, "dist"), { recursive: true });
rmSync(results, { force: true });
const passed = run("vitest", [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${results}`,
  ...wanted,
]);
const counted = read();
console.log(`${counted.numPassedTests} passed, ${counted.numFailedTests + counted.broken} failed`);
process.exit(passed && counted.numPassedTests > 0 ? 0 : 1);

interface Counted {
  numPassedTests: number;
  numFailedTests: number;
  /** Files that could not even be read count as one failure each. */
  broken: number;
}
function read(): Counted {
  try {
    const all = JSON.parse(readFileSync(results, "utf8")) as Omit<Counted, "broken"> & {
      testResults: { status: string; assertionResults: unknown[] }[];
    };
    const broken = all.testResults.filter(
      ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
    );
    return { ...all, broken: broken.length };
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, broken: 1 };
  }
}
