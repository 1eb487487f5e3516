/**
 * `npm run example node-server` (or react-app, react-native-like), beside a running `npm start`: builds the packages if
 * they are not as their sources, and starts the example with the demo's address and key and a survey made for it. VOZ_STATE
 * (.voz) and PORT (3000) as elsewhere; what is in the environment goes before what the demo says.
 */
import { spawn } from "node:child_process";
import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";
import { createAdmin, type Admin } from "../../sdk/admin.ts";
import { buildSdk } from "../../sdk/build.ts";
import { buildPackage } from "../../widget/package.ts";
import { openState, Trouble, type Demo } from "./state.ts";
import { fail } from "./wrangler.ts";

const root = join(import.meta.dirname, "../..");
const examples = globSync("*/package.json", { cwd: join(root, "examples") }).map((path) => path.split(/[\\/]/)[0]!);

const newest = (pattern: string): number =>
  Math.max(0, ...globSync(pattern, { cwd: root }).map((path) => statSync(join(root, path)).mtimeMs));

/** The packages are built from both rooms. */
async function build(): Promise<void> {
  const sources = Math.max(
    newest("sdk/!(dist)/**/*.ts*"),
    newest("sdk/*.ts"),
    newest("widget/!(dist)/**/*.ts*"),
    newest("widget/*.ts*"),
  );
  for (const [entry, make] of [
    ["sdk/dist/index.d.ts", buildSdk],
    ["widget/dist/door.d.ts", buildPackage],
  ] as const) {
    if (newest(entry) >= sources) continue;
    process.stderr.write(`building ${entry.split("/")[0]} …\n`);
    await make();
  }
}

function readDemo(): Demo {
  const folder = process.env["VOZ_STATE"] ?? join(root, ".voz");
  try {
    // Opened, it would be made.
    const demo = existsSync(folder) ? openState(folder).demo : null;
    return demo ?? fail(`${folder} holds no demo; run npm start first, and leave it running`);
  } catch (error) {
    if (error instanceof Trouble) return fail(error.message);
    throw error;
  }
}

/** The question that all examples ask, published once. */
async function surveyOf(admin: Admin): Promise<string> {
  const draft = {
    name: "Examples",
    locale: "en",
    questions: [{ id: "nps", kind: "nps" as const, ask: "How likely are you to recommend us?", required: true }],
  };
  for await (const { id, name: known } of admin.each("listSurveys")) if (known === draft.name) return id;
  const { id } = await admin.createSurvey({ body: draft });
  await admin.publishSurvey({ id });
  return id;
}

const name = process.argv[2] ?? "";
if (!examples.includes(name)) fail(`name one of the examples: npm run example ${examples.join(" | ")}`);
const { url, publicKey, secretKey } = readDemo();
const survey = await surveyOf(createAdmin({ host: url, key: secretKey })).catch((thrown: Error) =>
  fail(`${url} does not answer as it should (${thrown.message}); is npm start still running?`),
);
await build();
const child = spawn("npm", ["start", "--silent"], {
  cwd: join(root, "examples", name),
  env: { VOZ_HOST: url, VOZ_KEY: publicKey, VOZ_SURVEY: survey, ...process.env },
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
