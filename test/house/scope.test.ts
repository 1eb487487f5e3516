/** No room takes the database from the bindings: a request's goes through its scope, and the clock's is the clock's. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

it("4.20 the bindings' database is touched where requests begin, by the clock and in local runs only", () => {
  const users = globSync("worker/**/*.{ts,tsx}", { cwd: root })
    .filter((file) => !file.startsWith("worker/local/") && /\benv\.DB\b/.test(readFileSync(join(root, file), "utf8")))
    .toSorted();
  // The context opens it anew for another workspace of the same person, scoped to that one.
  expect(users).toEqual(["worker/app.ts", "worker/clock.ts", "worker/http/context.ts"]);
});
