#!/usr/bin/env node
/** `voz`: what helps while an app is being built. `voz types` and `voz listen`; `voz --help` tells how. */
import { writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { parseArgs } from "node:util";
import { createAdmin } from "./admin.ts";
import { listen } from "./cli/listen.ts";
import { fetchSurveys, typesOf } from "./cli/types.ts";

const help = `voz types   writes the published surveys as TypeScript, so that a wrong answer does not compile
  --host URL      where Voz runs (or VOZ_HOST)
  --key KEY       a public key, voz_pk_… (or VOZ_KEY)
  --out FILE      voz-surveys.d.ts unless said otherwise; "-" prints it

voz listen  hands what happens in a workspace to an address on this machine, signed as an endpoint's deliveries are
  --host URL      where Voz runs (or VOZ_HOST)
  --key KEY       a secret key with the scopes of endpoints and responses (or VOZ_SECRET_KEY)
  --forward URL   where to, such as http://localhost:3000/voz; without it, events are printed
  --types LIST    event types, with commas between them; all of responses unless said otherwise
  --every SECONDS how often Voz is asked, 2 unless said otherwise
`;

class Misuse extends Error {}
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** An option that there is not is a slip of the keys, and told before anything is done. */
function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        host: { type: "string" },
        key: { type: "string" },
        out: { type: "string", default: "voz-surveys.d.ts" },
        forward: { type: "string" },
        types: { type: "string" },
        every: { type: "string", default: "2" },
        help: { type: "boolean" },
      },
    });
  } catch (thrown) {
    throw new Misuse((thrown as Error).message);
  }
}
type Values = ReturnType<typeof read>["values"];

/** The option, or what stands in for it in the environment. */
function given(values: Values, name: "host" | "key", variable: string, like: RegExp, example: string): string {
  const value = values[name] ?? process.env[variable];
  if (value === undefined || !like.test(value))
    throw new Misuse(`Give --${name} or ${variable}: it looks like ${example}.`);
  return value.replace(/\/+$/, "");
}
const host = (values: Values): string => given(values, "host", "VOZ_HOST", /^https?:\/\//, "https://voz.example.com");

async function writeTypes(values: Values): Promise<void> {
  const { out } = values;
  const surveys = await fetchSurveys(host(values), given(values, "key", "VOZ_KEY", /^voz_pk_/, "voz_pk_…"));
  if (out === "-") return void process.stdout.write(typesOf(surveys));
  await writeFile(out, typesOf(surveys));
  say(`${out}: ${surveys.length} ${surveys.length === 1 ? "survey" : "surveys"}`);
}

async function listenHere(values: Values): Promise<void> {
  const key = given(values, "key", "VOZ_SECRET_KEY", /^voz_sk_/, "voz_sk_…");
  const seconds = Number(values.every);
  if (!(seconds >= 0.5)) throw new Misuse("--every is a number of seconds, 0.5 or more.");
  const { forward } = values;
  if (forward !== undefined && !/^https?:\/\//.test(forward))
    throw new Misuse("--forward is an address, such as http://localhost:3000/voz.");
  const end = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end.abort());
  await listen({
    admin: createAdmin({ host: host(values), key }),
    forward,
    types: values.types?.split(",").map((type) => type.trim()),
    name: hostname(),
    every: seconds * 1000,
    print: say,
    signal: end.signal,
  });
}

try {
  const {
    values,
    positionals: [command],
  } = read();
  if (values.help || command === undefined || command === "help") say(help);
  else if (command === "types") await writeTypes(values);
  else if (command === "listen") await listenHere(values);
  else throw new Misuse(`There is no command "${command}".`);
} catch (thrown) {
  process.stderr.write(`${(thrown as Error).message}\n${thrown instanceof Misuse ? `\n${help}` : ""}`);
  process.exitCode = 1;
}
