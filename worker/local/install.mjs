// Installs what the lockfile names, when it is not there yet. Plain JavaScript for Node 18: it runs before anything
// of the project is installed, with whatever Node the machine has; the scripts after it run on the lockfile's Node.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const stamp = join(root, "node_modules", ".voz-lock");

const fail = (message) => {
  console.error(`voz: ${message}`);
  process.exit(1);
};

const major = Number(process.versions.node.split(".")[0]);
if (major < 18) fail(`Node ${process.versions.node} is too old; install Node 18 or newer from https://nodejs.org`);

const lock = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");
const installed =
  existsSync(stamp) && readFileSync(stamp, "utf8") === lock && existsSync(join(root, "node_modules/.bin/node"));
if (!installed) {
  console.log("voz: installing what the lockfile names (once) …");
  const npm = process.env.npm_execpath;
  // `install` keeps to the lockfile as `ci` does, and leaves it untouched; but it forgives a platform's optional part
  // that the lockfile could not name, because the registry had not yet (or no longer) got it.
  const args = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  const options = { cwd: root, stdio: "inherit", env: { ...process.env, NODE_ENV: "development" } };
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: true });
  if (done.error) fail(`npm could not be run (${done.error.message}); install npm, then start again`);
  if (done.status !== 0) fail("npm install failed; its message above says why. Is the npm registry reachable?");
  writeFileSync(stamp, lock);
}
