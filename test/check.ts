/**
 * `npm run check`: everything that can be told without running the product, in under half a minute and without a
 * network: format, lint, types, who imports whom, what nobody uses, sizes, migrations in step, facts in the README.
 */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

interface Check {
  name: string;
  command: string;
  args: string[];
}
const node = (name: string, ...args: string[]): Check => ({ name, command: "node", args });
const bin = (name: string, command: string, ...args: string[]): Check => ({ name, command, args });

// Sizes and facts look at what is built, so that comes first.
const before = [node("generate", "worker/touches/registry/build.ts"), node("build", "widget/build.ts")];
const checks = [
  node("types", "node_modules/typescript7/bin/tsc", "-p", "."),
  bin("imports", "depcruise", "sdk", "widget", "worker", "examples", "test", "--config", ".dependency-cruiser.cjs"),
  bin("unused", "knip"),
  bin("format", "oxfmt", "--check"),
  bin("lint", "oxlint"),
  node("migrations", "test/house/migrations.ts"),
  node("facts", "test/house/facts.ts"),
  bin("sizes", "size-limit"),
];

const run = ({ command, args }: Check): Promise<{ ok: boolean; said: string; seconds: number }> =>
  new Promise((resolve) => {
    const began = performance.now();
    let said = "";
    const child = spawn(command, args, { cwd: root, env: { ...process.env, FORCE_COLOR: "0" } });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (said += part.toString()));
    const done = (ok: boolean) => resolve({ ok, said, seconds: (performance.now() - began) / 1000 });
    child.once("error", (error) => {
      said += error.message;
      done(false);
    });
    child.once("close", (code) => done(code === 0));
  });

let failed = 0;
async function report(check: Check): Promise<void> {
  const { ok, said, seconds } = await run(check);
  console.log(`${ok ? "ok  " : "FAIL"}  ${check.name.padEnd(12)} ${seconds.toFixed(1)} s`);
  if (!ok) {
    failed += 1;
    console.log(said.trimEnd().split("\n").slice(-60).join("\n"));
  }
}

const began = performance.now();
for (const check of before) await report(check);
const queue = [...checks];
await Promise.all(
  Array.from({ length: Math.max(2, availableParallelism()) }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await report(next);
  }),
);
console.log(
  `check: ${failed === 0 ? "clean" : `${failed} failed`}, ${((performance.now() - began) / 1000).toFixed(1)} s`,
);
process.exit(failed === 0 ? 0 : 1);
