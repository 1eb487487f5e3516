/**
 * Facts that are written twice are compared here: budgets and limits in the README with the code, paths in prose with
 * the tree, what must not be in a browser bundle with the bundle, addresses with the lockfile.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execFileSync } from "node:child_process";
import packageJson from "../../package.json" with { type: "json" };
import { collectLimits, operations } from "../../sdk/contract/index.ts";
import { publicLimit } from "../../worker/http/limit.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const wrong: string[] = [];
const expect = (holds: boolean, otherwise: string): void => void (holds || wrong.push(otherwise));

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(root, path)));

const readme = read("README.md");
for (const { name, limit } of packageJson["size-limit"])
  expect(readme.includes(`| ${name} | ${limit} |`), `README.md: the budget "${name}" is ${limit} in package.json.`);
for (const text of [
  `${collectLimits.bytes / 1024} KB`,
  `${collectLimits.items} items`,
  `${publicLimit.items} items a minute`,
])
  expect(readme.includes(text), `README.md does not say "${text}".`);
for (const { path } of Object.values(operations)) {
  const noun = path.split("/").slice(0, 3).join("/");
  expect(readme.includes(noun), `README.md does not name ${noun}.`);
}
for (const name of Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies }))
  expect(readme.includes(`\`${name}\``), `README.md does not say why ${name} is there.`);

// Links and paths in prose lead somewhere.
for (const page of tracked.filter((path) => path.endsWith(".md"))) {
  const text = read(page);
  for (const [, target = ""] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g))
    expect(existsSync(join(root, dirname(page), target)), `${page} links to ${target}, which is not there.`);
  for (const [, path = ""] of text.matchAll(/`((?:sdk|widget|worker|test|examples|migrations)\/[\w./-]*)`/g))
    expect(existsSync(join(root, path)), `${page} speaks of ${path}, which is not there.`);
}

// A name that says nothing is where things get lost.
for (const path of tracked) {
  const vague = /(^|\/)(utils?|helpers?|common|misc|manager|service|data)(\.|\/|$)/.exec(path);
  expect(!vague, `${path}: "${vague?.[2]}" says nothing; name it by what it does.`);
}

// The browser knows no list of hosts, and no schema library.
const bundles = join(root, "dist/public");
for (const file of readdirSync(bundles, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"))) {
  const code = readFileSync(join(bundles, file), "utf8");
  for (const name of ["duckduckgo", "perplexity", "valibot", "~standard"])
    expect(!code.includes(name), `dist/public/${file} holds "${name}", which belongs to the Worker.`);
}

const lock = read("package-lock.json");
expect(
  !/"resolved": "https?:/.test(lock),
  "package-lock.json names a registry's address; install with omit-lockfile-registry-resolved.",
);
expect(!lock.includes(".tgz"), "package-lock.json names a registry's file.");

for (const line of wrong) console.error(line);
process.exit(wrong.length === 0 ? 0 : 1);
