/** `npm run where -- --expect eu`: does the deployed database lie where it was meant to? Exits with 1 unless it surely does. */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { placeOf } from "./place.ts";

const usage = "usage: npm run where -- --expect eu";

const fail = (message: string): never => {
  console.error(`voz: ${message}`);
  process.exit(1);
};

function expectedPlace(): string {
  try {
    const { expect } = parseArgs({ options: { expect: { type: "string" } } }).values;
    if (!expect) throw new Error("say which jurisdiction is meant");
    return expect;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function infoOf(): unknown {
  const { error, status, stdout } = spawnSync("npx", ["wrangler", "d1", "info", "DB", "--json"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    shell: process.platform === "win32",
  });
  if (error) return fail(`npx could not be run (${error.message})`);
  if (status !== 0) return fail("wrangler could not ask about the database; its message above says why");
  try {
    return JSON.parse(stdout) as unknown;
  } catch {
    return fail(`wrangler answered no JSON: ${stdout.slice(0, 200)}`);
  }
}

const { holds, say } = placeOf(infoOf(), expectedPlace());
console.log(`voz: ${say}`);
process.exit(holds === true ? 0 : 1);
