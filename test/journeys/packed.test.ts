/** What a stranger does: install the tarballs into an empty folder, paste a README's first screen, have an answer stored. */
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { execFileSync, spawn } from "node:child_process";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verify } from "../../sdk/webhook.ts";
import { launchBrowser } from "../browser.ts";
import { installPacked, type Installed } from "../sdk/package/packed.ts";
import { serveVoz, type Served } from "./served.ts";

const root = join(import.meta.dirname, "../..");
/** The first script of that language in a package's README, for this world. */
const firstScreen = (workspace: string, language = "js"): string =>
  new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "s")
    .exec(readFileSync(join(root, workspace, "README.md"), "utf8"))![1]!
    .replace("https://voz.example.com", world.url)
    .replace("voz_pk_…", world.demo.publicKey)
    .replace("sur_…", surveyId);

let world: Served;
let app: Installed;
let surveyId: string;
beforeAll(async () => {
  world = await serveVoz({ VOZ_DEMO: "empty" });
  app = await installPacked("sdk", "widget");
  const questions = [{ id: "nps", kind: "nps", ask: "¿Nos recomendarías?", required: true }];
  ({ id: surveyId } = await world.ask<{ id: string }>("/v1/surveys", {
    method: "POST",
    body: { name: "Pedido", questions },
  }));
  await world.ask(`/v1/surveys/${surveyId}/publish`, { method: "POST" });
}, 240_000);
afterAll(async () => {
  app.remove();
  await world.stop();
});

const answers = async (): Promise<unknown[]> =>
  (await world.ask<{ items: { answers: Record<string, unknown> }[] }>(`/v1/responses?survey=${surveyId}`)).items.map(
    ({ answers: { nps } }) => nps,
  );

describe("@voz/sdk in Node", () => {
  it("stores an answer with the README's first screen", async () => {
    app.write("app.js", firstScreen("sdk"));
    expect(app.run("app.js").trim()).toBe("stored");
    expect(await answers()).toEqual([9]);
  });

  it("keeps an answer in the host's own store while nothing can be reached; the next start sends it, once", async () => {
    app.write(
      "store.js",
      `import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
      const path = (name) => new URL(name, import.meta.url);
      export const storage = {
        getItem: (name) => existsSync(path(name)) ? readFileSync(path(name), "utf8") : null,
        setItem: (name, value) => writeFileSync(path(name), value),
        removeItem: (name) => rmSync(path(name), { force: true }),
      };`,
    );
    const script = (host: string, then: string): string => `import { createVoz } from "@voz/sdk";
      import { storage } from "./store.js";
      const voz = createVoz({ host: "${host}", key: "${world.demo.publicKey}", storage });
      ${then}
      voz.destroy();`;
    const submit = `const { status, code } = await voz.respond("${surveyId}", { nps: 3 }); console.log(status, code);`;
    app.write("offline.js", script("http://127.0.0.1:9", submit));
    expect(app.run("offline.js").trim()).toBe("queued offline");
    app.write("online.js", script(world.url, "await voz.flush();"));
    app.run("online.js");
    app.run("online.js");
    expect((await answers()).toSorted()).toEqual([3, 9]);
  });
});

describe("@voz/sdk/admin in Node", () => {
  it("makes a survey as the README says, for whoever has none", () => {
    const script = readFileSync(join(root, "sdk/README.md"), "utf8")
      .split("```")
      .find((block) => block.includes("createSurvey"))!
      .replace("js\n", "");
    app.write(
      "survey.js",
      script.replace("https://voz.example.com", world.url).replace("voz_sk_…", world.demo.secretKey),
    );
    expect(app.run("survey.js")).toMatch(/^sur_\w+\n$/);
  });

  it("makes and publishes a survey, and walks its responses", async () => {
    app.write(
      "admin.js",
      `import { createAdmin } from "@voz/sdk/admin";
      const admin = createAdmin({ host: "${world.url}", key: "${world.demo.secretKey}" });
      const questions = [{ id: "nps", kind: "nps", ask: "?" }];
      const { id } = await admin.createSurvey({ body: { name: "Made", questions } });
      const { version } = await admin.publishSurvey({ id });
      let answers = 0;
      for await (const response of admin.each("listResponses", { survey: "${surveyId}", limit: 1 })) answers += 1;
      const csv = await (await admin.exportResponses({ format: "csv", survey: "${surveyId}" })).text();
      const lost = await admin.readSurvey({ id: "sur_none" }).catch(({ code, requestId }) => [code, requestId !== ""]);
      console.log(JSON.stringify([version, answers, csv.trim().split("\\n").length, lost]));`,
    );
    expect(JSON.parse(app.run("admin.js"))).toEqual([1, 2, 3, ["not_found", true]]);
  });
});

describe("the command voz", () => {
  const env = (): NodeJS.ProcessEnv => ({
    ...process.env,
    VOZ_HOST: world.url,
    VOZ_KEY: world.demo.publicKey,
    VOZ_SECRET_KEY: world.demo.secretKey,
  });
  const voz = (): string => join(app.folder, "node_modules/.bin/voz");

  it("types writes what is published", () => {
    execFileSync(voz(), ["types", "--out", "surveys.d.ts"], { cwd: app.folder, env: env() });
    const written = readFileSync(join(app.folder, "surveys.d.ts"), "utf8");
    expect(written).toContain(`"${surveyId}": {`);
    expect(written).toContain('"nps"?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;');
    expect(() =>
      execFileSync(voz(), ["types", "--key", "voz_sk_1"], { cwd: app.folder, env: env(), stdio: "pipe" }),
    ).toThrow("voz_pk_");
  });

  it("listen hands an answer on to this machine, signed, and leaves nothing behind", async () => {
    const heard: { body: string; headers: IncomingHttpHeaders }[] = [];
    const receiver = createServer(async (asked, answer) => {
      let body = "";
      for await (const part of asked) body += String(part);
      heard.push({ body, headers: asked.headers });
      answer.writeHead(204).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    const forward = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/voz`;
    const child = spawn(voz(), ["listen", "--forward", forward, "--every", "0.5"], { cwd: app.folder, env: env() });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (said += part.toString()));
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    const until = async (holds: () => boolean): Promise<void> => {
      while (!holds()) {
        if (child.exitCode !== null) throw new Error(said);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    await until(() => said.includes("signed with"));
    const [, secret = ""] = /signed with (\S+)/.exec(said)!;
    app.write("app.js", firstScreen("sdk").replace("{ nps: 9 }", "{ nps: 2 }"));
    app.run("app.js");
    await until(() => heard.length > 0);
    const event = await verify(heard[0]!.body, heard[0]!.headers, secret);
    expect(event).toMatchObject({ type: "response.completed", data: { response: { answers: { nps: 2 } } } });
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    expect((await world.ask<{ items: unknown[] }>("/v1/endpoints")).items).toEqual([]);
    receiver.close();
  });
});

/** An example by itself: nothing of this repository is beside it but what it names as installed. */
function example(name: string, ...installed: string[]): { folder: string; env: NodeJS.ProcessEnv } {
  const folder = join(app.folder, name);
  cpSync(join(root, "examples", name), folder, { recursive: true });
  for (const one of installed)
    if (!existsSync(join(app.folder, "node_modules", one)))
      symlinkSync(join(root, "node_modules", one), join(app.folder, "node_modules", one));
  const settings = { VOZ_HOST: world.url, VOZ_KEY: world.demo.publicKey, VOZ_SURVEY: surveyId, PORT: "0" };
  return { folder, env: { ...process.env, ...settings } };
}
/** Started by its one command; ends with the address that it says it is ready at. */
async function started(
  name: string,
  ...installed: string[]
): Promise<{ url: string; end: () => Promise<number | null> }> {
  const { folder, env } = example(name, ...installed);
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { scripts: { start: string } };
  const [, script = ""] = scripts.start.split(" ");
  const child = spawn(process.execPath, [script], { cwd: folder, env });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part: Buffer) => {
        said += part.toString();
        const [, found] = /ready (http\S+)/.exec(said) ?? [];
        if (found) resolve(found);
      });
    void ended.then(() => reject(new Error(said)));
  });
  return {
    url,
    end() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

describe("the examples", () => {
  it("node-server asks by link, submits, verifies, and ends in order", async () => {
    const { url, end } = await started("node-server");
    const post = async (path: string, body: object): Promise<[number, Record<string, string>]> => {
      const answer = await fetch(url + path, { method: "POST", body: JSON.stringify(body) });
      return [answer.status, (await answer.json()) as Record<string, string>];
    };
    const [, { link = "" }] = await post("/orders/42/delivered", { customer: "cust_7", language: "es" });
    const page = await fetch(link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("¿Nos recomendarías?");
    expect(await post("/orders/42/rating", { score: 4 })).toEqual([202, { status: "stored" }]);
    expect(await post("/orders/42/rating", { score: 11 })).toEqual([422, { status: "rejected", code: "out_of_range" }]);
    expect(await post("/voz", {})).toMatchObject([400, { error: expect.stringContaining("missing_header") }]);
    expect(await answers()).toContain(4);
    expect(await end()).toBe(0);
  });

  it("run by one command in the repository, with packages that are built for it", async () => {
    // Not waited for in this thread: whoever keeps a connection to the world would find it closed.
    const run = (name: string, folder = world.folder) =>
      new Promise<{ code: number | null; said: string }>((resolve) => {
        const env = { ...process.env, VOZ_STATE: folder };
        const child = spawn("npm", ["run", "--silent", "example", name], { cwd: root, env });
        let said = "";
        for (const stream of [child.stdout, child.stderr])
          stream.on("data", (part: Buffer) => void (said += part.toString()));
        child.once("close", (code) => resolve({ code, said: said.trim() }));
      });
    const { code, said } = await run("react-native-like");
    expect([code, said.split("\n").at(-1)]).toEqual([0, "back online: sent, nothing left"]);
    expect(await run("nonsense")).toEqual({ code: 1, said: expect.stringContaining("react-native-like") as string });
    const broken = join(app.folder, "broken-state");
    mkdirSync(broken);
    writeFileSync(join(broken, "secrets.json"), "{");
    for (const folder of [broken, join(app.folder, "no-state")])
      expect(await run("react-native-like", folder)).toEqual({
        code: 1,
        said: expect.stringMatching(/^voz: .*(cannot be used|holds no demo).*$/) as string,
      });
  });

  it("react-native-like keeps an answer through a tunnel and the end of the app, with its campaign", async () => {
    const { folder, env } = example("react-native-like");
    const said = execFileSync(process.execPath, ["app.js"], { cwd: folder, env, encoding: "utf8" });
    expect(said.trim().split("\n")).toEqual([
      "in the tunnel: queued",
      "opened again, still offline: 1 answer kept",
      "back online: sent, nothing left",
    ]);
    const { items } = await world.ask<{ items: { touches: { last: object }; customerId?: string }[] }>(
      `/v1/responses?survey=${surveyId}&limit=1`,
    );
    expect(items[0]!.touches.last).toMatchObject({ source: "newsletter", medium: "email", campaign: "autumn" });
  });
});

describe("in a page", () => {
  let browser: Browser;
  let pages: Server;
  let script = "";
  beforeAll(async () => {
    browser = await launchBrowser();
    pages = createServer(({ url }, response) => {
      const isScript = url === "/app.js";
      response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
      response.end(isScript ? script : '<!doctype html><script type="module" src="/app.js"></script>');
    }).listen(0, "127.0.0.1");
  });
  afterAll(async () => {
    await browser.close();
    pages.close();
  });

  async function open(contents: string): Promise<{ page: Page; troubles: string[] }> {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: app.folder, loader: "jsx" },
      bundle: true,
      format: "esm",
      jsx: "automatic",
      jsxImportSource: "react",
      define: { "process.env.NODE_ENV": '"development"' },
      write: false,
      // The app's own Preact and React.
      nodePaths: [join(root, "node_modules")],
    });
    script = outputFiles[0]!.text;
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on("pageerror", ({ message }) => troubles.push(message));
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
    return { page, troubles };
  }

  it.each([
    ["@voz/widget", 7],
    ["@voz/widget/preact", 8],
  ])("%s shows a survey with the README's first screen, and stores the answer", async (entry, score) => {
    const { page, troubles } = await open(firstScreen("widget").replace('"@voz/widget"', `"${entry}"`));
    await page.getByRole("radio", { name: String(score), exact: true }).check();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("heading", { name: "Thank" }).waitFor();
    expect(troubles.filter((text) => !text.includes("favicon"))).toEqual([]);
    expect(await answers()).toContain(score);
    await page.close();
  });

  it("the example react-app asks by a component of its own", async () => {
    const { url, end } = await started("react-app", "react", "react-dom", "esbuild");
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on("pageerror", ({ message }) => troubles.push(message));
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    await page.goto(url);
    await page.getByRole("button", { name: "6", exact: true }).click();
    await page.getByText("Thank you.").waitFor();
    expect(troubles).toEqual([]);
    expect(await answers()).toContain(6);
    await page.close();
    await end();
  });

  it("@voz/sdk/react asks by a component of the app's own, as its README shows", async () => {
    const { page, troubles } = await open(`import { StrictMode } from "react";
      import { createRoot } from "react-dom/client";
      ${firstScreen("sdk", "jsx")}
      const root = createRoot(document.body.appendChild(document.createElement("main")));
      root.render(<StrictMode><App /></StrictMode>);`);
    await page.getByRole("button", { name: "10" }).click();
    await page.getByText("Thank you.").waitFor();
    expect(troubles.filter((text) => !text.includes("favicon"))).toEqual([]);
    expect(await answers()).toContain(10);
    await page.close();
  });
});
