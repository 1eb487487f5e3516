/** `@voz/widget` as it is published. What it does in a page is test/journeys/packed.test.ts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import packageJson from "../../../widget/package.json" with { type: "json" };
import { languagesSpoken } from "../../../widget/bundle.ts";
import { complaints, filesOf, installPacked, type Installed } from "./packed.ts";

let app: Installed;
let room: string;
beforeAll(async () => {
  app = await installPacked("sdk", "widget");
  room = join(app.folder, "node_modules/@voz/widget");
}, 180_000);
afterAll(() => app.remove());

it("holds the view, the languages, README and licence, and nothing else", async () => {
  const entries = ["door", "preact", ...(await languagesSpoken())];
  const built = entries.flatMap((name) => [`package/dist/${name}.js`, `package/dist/${name}.d.ts`]);
  expect(filesOf(app.tarballs[1]!)).toEqual(
    [
      "package/LICENSE",
      "package/README.md",
      "package/package.json",
      "package/dist/words/words.types.d.ts",
      ...built,
    ].toSorted(),
  );
  const root = join(import.meta.dirname, "../../..");
  expect(readFileSync(join(room, "LICENSE"), "utf8")).toBe(readFileSync(join(root, "LICENSE"), "utf8"));
});

it("needs nothing but @voz/sdk beside it, and Preact where it is asked for", () => {
  expect(packageJson).not.toHaveProperty("dependencies");
  const importsOf = (name: string): string[] =>
    [...readFileSync(join(room, "dist", name), "utf8").matchAll(/\bfrom\s*"([^"]*)"/g)].map(([, from]) => from!);
  expect(importsOf("door.js")).toEqual([]);
  expect(importsOf("preact.js")).toEqual(["preact"]);
  expect(importsOf("es.js")).toEqual([]);
});

it("is what those who check packages have nothing to say about", { timeout: 60_000 }, async () => {
  expect(await complaints(app.tarballs[1]!, room)).toEqual([]);
});

it("fits the SDK beside it, in the eyes of a compiler", { timeout: 60_000 }, () => {
  const file = app.write(
    "app.ts",
    `import { createVoz } from "@voz/sdk";
    import { showIn, type WidgetOptions } from "@voz/widget";
    import { showIn as byPreact } from "@voz/widget/preact";
    import es from "@voz/widget/es";
    const options: WidgetOptions = { nonce: "n" };
    for (const show of [showIn(es, options), byPreact(es)]) createVoz({ host: "", key: "", show });
    // @ts-expect-error: a language is not its name
    showIn("es");`,
  );
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    noEmit: true,
    types: [],
  });
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
});
