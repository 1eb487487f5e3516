/** What a stranger does: install the tarball into an empty folder, paste the README's first screen, have an answer stored. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installPacked, type Installed } from "../sdk/package/packed.ts";
import { serveVoz, type Served } from "./served.ts";

const root = join(import.meta.dirname, "../..");
/** The first code of that language in a package's README. */
const firstScreen = (workspace: string, language: string): string =>
  new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "s").exec(
    readFileSync(join(root, workspace, "README.md"), "utf8"),
  )![1]!;

let world: Served;
let app: Installed;
let surveyId: string;
beforeAll(async () => {
  world = await serveVoz({ VOZ_DEMO: "empty" });
  app = await installPacked("sdk");
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

const responses = (): Promise<{ items: { id: string; answers: Record<string, unknown> }[] }> =>
  world.ask(`/v1/responses?survey=${surveyId}`);

describe("@voz/sdk in Node", () => {
  it("stores an answer with the README's first screen", async () => {
    const pasted = firstScreen("sdk", "js")
      .replace("https://voz.example.com", world.url)
      .replace("voz_pk_…", world.demo.publicKey)
      .replace("sur_…", surveyId);
    app.write("app.js", pasted);
    expect(app.run("app.js").trim()).toBe("stored");
    expect((await responses()).items).toMatchObject([{ answers: { nps: 9 } }]);
  });
});
