/** `npm run where -- --expect eu`: does the deployed database lie where it was meant to? Exits with 1 unless it surely does. */
import { parseArgs } from "node:util";
import { placeOf } from "./place.ts";
import { fail, wranglerJson } from "./wrangler.ts";

const usage = "usage: npm run where -- --expect eu";

function expectedPlace(): string {
  try {
    const { expect } = parseArgs({ options: { expect: { type: "string" } } }).values;
    if (!expect) throw new Error("say which jurisdiction is meant");
    return expect;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

const expected = expectedPlace();
const { holds, say } = placeOf(wranglerJson(["d1", "info", "DB", "--json"], "ask about the database"), expected);
console.log(`voz: ${say}`);
process.exit(holds === true ? 0 : 1);
