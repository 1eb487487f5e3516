/** Are the migrations in step with the tables? Generates into a copy; anything new means that one is missing. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
// Inside the project, since the generator takes its folders relative to it.
const copy = mkdtempSync(join(root, "dist", "migrations-"));
try {
  cpSync(join(root, "migrations"), copy, { recursive: true });
  const before = readdirSync(copy).sort().join();
  const done = spawnSync("drizzle-kit", ["generate"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, MIGRATIONS_OUT: `./${copy.slice(root.length + 1)}` },
  });
  if (done.status !== 0) throw new Error(`drizzle-kit failed: ${done.stdout}${done.stderr}`);
  const added = readdirSync(copy).sort().join() !== before;
  if (added) {
    console.error(
      "The tables in worker/db are ahead of migrations/: run `npx drizzle-kit generate` and commit what it makes.",
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
