/**
 * `npm run second-factor-off -- --email ana@shop.example [--local]`: takes the second factor off an account whose owner lost
 * phone and recovery codes. Make sure first that it is them who asks.
 */
import { parseArgs } from "node:util";
import { factorOff, saidOf } from "./factor-off.ts";
import { fail, wranglerJson } from "./wrangler.ts";

const usage = "usage: npm run second-factor-off -- --email ana@shop.example [--local]";

function readArguments(): { email: string; local: boolean } {
  try {
    const { values } = parseArgs({
      options: { email: { type: "string" }, local: { type: "boolean", default: false } },
    });
    if (!/^[^\s"]+@[^\s"]+$/.test(values.email ?? "")) throw new Error("say whose, by e-mail");
    return { email: values.email ?? "", local: values.local };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

const { email, local } = readArguments();
const statements = factorOff(email, new Date())
  .map((one) => one.replace(/\s+/g, " "))
  .join("; ");
const answers = wranglerJson(
  ["d1", "execute", "DB", local ? "--local" : "--remote", "--yes", "--json", "--command", statements],
  "write to the database",
);
const [first] = (Array.isArray(answers) ? answers : []) as ({ results?: unknown } | undefined)[];
const said = saidOf(first?.results, email) ?? fail("wrangler did not say what it did: look at the account's page");
console.log(`voz: ${said.say}`);
process.exit(said.done ? 0 : 1);
