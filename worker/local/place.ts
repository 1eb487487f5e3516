/**
 * Where a deployed database lies, from what `wrangler d1 info --json` says. wrangler.toml cannot tell: a jurisdiction is
 * chosen when the database is made, and never again. Pure.
 */
export interface Place {
  /** True, false, or null where Cloudflare's answer does not say. */
  holds: boolean | null;
  say: string;
}

const wordOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

export function placeOf(info: unknown, expected: string): Place {
  const told = (typeof info === "object" && info !== null ? info : {}) as Record<string, unknown>;
  const name = wordOf(told["name"]) ?? "the database";
  const region = wordOf(told["running_in_region"]);
  const beside = region ? ` It runs in ${region} now, which is no promise.` : "";
  if (!("jurisdiction" in told))
    return { holds: null, say: `Cloudflare does not say in which jurisdiction ${name} lies.${beside}` };
  const jurisdiction = wordOf(told["jurisdiction"]);
  if (jurisdiction === expected) return { holds: true, say: `${name} lies in the jurisdiction "${jurisdiction}".` };
  const lies = jurisdiction ? `lies in "${jurisdiction}"` : "lies in no jurisdiction";
  return {
    holds: false,
    say: `${name} ${lies}, not in "${expected}". A database cannot move: make one with --jurisdiction ${expected}, put its id into wrangler.toml, and take the data over by wrangler d1 export.${beside}`,
  };
}
