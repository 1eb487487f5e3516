/**
 * `npm start`: builds the browser's parts and the demo shop, applies the migrations, seeds the demo workspace once,
 * serves, and says so. Everything that it keeps is in VOZ_STATE; started again, it goes on from there.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { dirname, join } from "node:path";
import type { Miniflare } from "miniflare";
import { buildShop } from "../../examples/shop/build.ts";
import { buildWays } from "../../examples/ways/build.ts";
import { buildWidget } from "../../widget/build.ts";
import { demoInbox } from "./inbox.ts";
import { migrate } from "./migrate.ts";
import { root, startRuntime } from "./runtime.ts";
import { seedDemo, seedWorkspace, seedYear } from "./seed.ts";
import { openState, Trouble, writeDemo, type Demo } from "./state.ts";

const readPort = (text = "8787"): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Trouble(`PORT=${text} is no port; use a number from 1 to 65535`);
  return port;
};

/** How much of a demo a new world holds: a year of the shop, a week of it, or nothing but the keys. */
const sizes = ["year", "small", "empty"] as const;
function readSize(text = "year"): (typeof sizes)[number] {
  const size = sizes.find((known) => known === text);
  if (!size) throw new Trouble(`VOZ_DEMO=${text} is none of ${sizes.join(", ")}`);
  return size;
}

/** A taken port is found before anything is built, and said in one line. */
async function claim(port: number): Promise<void> {
  const refuse = (why: string) =>
    new Trouble(`${why}; stop what listens there, or choose another: PORT=${port + 1} npm start`);
  // Asked both ways: a listener that shares its port with others would not stand in the way of one more.
  const answered = await new Promise<boolean>((resolve) => {
    const call = connect(port, "127.0.0.1", () => {
      call.destroy();
      resolve(true);
    });
    call.once("error", () => resolve(false));
  });
  if (answered) throw refuse(`port ${port} is taken`);
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        refuse(error.code === "EADDRINUSE" ? `port ${port} is taken` : `port ${port} cannot be used (${error.code})`),
      ),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

function writeSite(folder: string, demo: Demo, url: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, "dist/public"), folder, { recursive: true });
  const tag = { key: demo.publicKey, scriptUrl: "/voz.js" };
  for (const [path, text] of [...buildShop(tag), ...buildWays(tag), ...demoInbox(url, demo.surveyId)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function start(): Promise<void> {
  const began = performance.now();
  const port = readPort(process.env["PORT"]);
  const size = readSize(process.env["VOZ_DEMO"]);
  const url = `http://localhost:${port}`;
  await claim(port);
  const state = openState(process.env["VOZ_STATE"] ?? join(root, ".voz"));
  await buildWidget({ outdir: join(root, "dist/public"), minify: "quick" });

  const site = join(state.folder, "site");
  if (state.demo) writeSite(site, state.demo, url);
  else mkdirSync(site, { recursive: true });
  const options = {
    port,
    persist: state.folder,
    assets: site,
    bindings: {
      AUTH_SECRET: state.authSecret,
      VOZ_LOCAL: "1",
      VOZ_LIMITS: process.env["VOZ_LIMITS"] ?? "on",
      VOZ_LOOPBACK: process.env["VOZ_LOOPBACK"] ?? "refuse",
    },
  };
  const door = !state.demo && size === "year" ? { entry: join(root, "worker/local/year-door.ts") } : {};
  let runtime = await startRuntime({ ...options, ...door });
  const stop = () => void runtime.dispose().finally(() => process.exit(0));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);

  const broken = (error: unknown) =>
    new Trouble(
      `the database in ${state.folder} cannot be used (${error instanceof Error ? error.message : String(error)}); ` +
        "move the folder away, or name another with VOZ_STATE",
    );
  const d1 = await runtime.getD1Database("DB").catch((error: unknown) => Promise.reject(broken(error)));
  await migrate(d1, join(root, "migrations")).catch((error: unknown) => Promise.reject(broken(error)));

  let demo = state.demo;
  if (!demo) {
    demo = await seedWorkspace(d1, url, state.authSecret);
    const { publicKey, secretKey } = demo;
    const ask = askThrough(url, secretKey);
    if (size === "year") demo = { ...demo, surveyId: await seedYear(ask, publicKey, state.authSecret) };
    if (size === "small") demo = { ...demo, surveyId: await seedDemo(ask, publicKey) };
    // The shop carries the key that was only now made; the runtime reads its files when it starts.
    writeSite(site, demo, url);
    await runtime.dispose();
    runtime = await startRuntime(options);
  }
  await runtime.ready;
  ringEachMinute(runtime);
  if (demo.url !== url || !state.demo) writeDemo(state.folder, { ...demo, url });

  console.log(`
voz ready ${url}

  demo shop   ${url}/demo/?utm_source=newsletter&utm_medium=email&utm_campaign=entrega-24h
${demo.surveyId === undefined ? "" : `  demo mail   ${url}/demo/mail/\n`}  examples    ${url}/demo/examples/
  dashboard   ${url}/
  sign in     ${demo.email}  ·  ${demo.password}
  API         ${url}/docs

  Its keys are in ${join(state.folder, "demo.json")}. Ready after ${((performance.now() - began) / 1000).toFixed(1)} s; Ctrl-C stops it.
`);
}

/** The local runtime fires no cron by itself. */
function ringEachMinute(runtime: Miniflare): void {
  const ring = async () => {
    const worker = await runtime.getWorker();
    await worker.scheduled({ cron: "* * * * *" });
  };
  setInterval(
    () => void ring().catch((error: unknown) => console.error("voz: the minute's work failed:", error)),
    60_000,
  ).unref();
}

const askThrough =
  (url: string, secretKey: string) =>
  async (path: string, init?: { method: string; body: unknown; key?: string }): Promise<Record<string, unknown>> => {
    const answer = await fetch(url + path, {
      method: init?.method ?? "GET",
      headers: {
        "content-type": "application/json",
        // An address of its own: seeding must not use up what a visitor of this machine may send.
        "cf-connecting-ip": "192.0.2.1",
        ...(init?.key === "" ? {} : { authorization: `Bearer ${init?.key ?? secretKey}` }),
      },
      ...(init ? { body: JSON.stringify(init.body) } : {}),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    return (await answer.json()) as Record<string, unknown>;
  };

start().catch((error: unknown) => {
  console.error(error instanceof Trouble ? `voz: ${error.message}` : error);
  process.exit(1);
});
