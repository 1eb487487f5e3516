/**
 * Makes the link that sets up a Voz's first owner, and prints it once:
 * `node worker/local/setup-link.ts --url https://voz.example.com [--local]`. The database gets its hash only.
 */
import { parseArgs } from "node:util";
import { makeSetupLink } from "../accounts/link.ts";
import { cryptoRandom } from "../http/token.ts";
import { fail, wrangler } from "./wrangler.ts";

const usage = "usage: node worker/local/setup-link.ts --url https://voz.example.com [--local]";

function readArguments(): { origin: string; local: boolean } {
  try {
    const { values } = parseArgs({ options: { url: { type: "string" }, local: { type: "boolean", default: false } } });
    const { origin, protocol, hostname } = new URL(values.url ?? "");
    const thisMachine = hostname === "localhost" || hostname === "127.0.0.1";
    if (protocol !== "https:" && !(protocol === "http:" && thisMachine)) throw new Error("the address has to be https");
    return { origin, local: values.local };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

const { origin, local } = readArguments();
const { token, tokenHash, expiresAt } = await makeSetupLink(new Date(), cryptoRandom);
// Hex and an ISO time of our own making: nothing in it could end the quotes.
const sql = `INSERT INTO setup_links (token_hash, expires_at) VALUES ('${tokenHash}', '${expiresAt}')`;
wrangler(["d1", "execute", "DB", local ? "--local" : "--remote", "--yes", "--command", sql], "write to the database");

console.log(`
  ${origin}/setup/${token}

  Works once, until ${expiresAt}. Whoever opens it first owns the new workspace: send it to nobody else.
`);
