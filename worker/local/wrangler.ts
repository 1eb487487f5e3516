/** wrangler, as the commands of an operator ask it, and how they end where something is amiss. */
import { spawnSync } from "node:child_process";

export const fail = (message: string): never => {
  console.error(`voz: ${message}`);
  process.exit(1);
};

/** What it printed; `purpose` ends the sentence "wrangler could not …". */
export function wrangler(args: readonly string[], purpose: string): string {
  const shell = process.platform === "win32";
  // There a shell takes them apart again; none of ours holds a double quote.
  const told = shell ? args.map((one) => (/\s/.test(one) ? `"${one}"` : one)) : args;
  const { error, status, stdout } = spawnSync("npx", ["wrangler", ...told], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    shell,
  });
  if (error) return fail(`npx could not be run (${error.message})`);
  if (status !== 0) return fail(`wrangler could not ${purpose}; its message above says why`);
  return stdout;
}

/** What it printed, where that is JSON. */
export function wranglerJson(args: readonly string[], purpose: string): unknown {
  const printed = wrangler(args, purpose);
  try {
    return JSON.parse(printed) as unknown;
  } catch {
    return fail(`wrangler answered no JSON: ${printed.slice(0, 200)}`);
  }
}
