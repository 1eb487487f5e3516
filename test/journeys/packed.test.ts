/** What a stranger does: install the tarballs into an empty folder, paste a README's first screen, have an answer stored. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
