/** Our drawing beside Preact's own: whatever is drawn after whatever, the page looks the same. */
import { join } from "node:path";
import { build } from "esbuild";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../browser.ts";

interface Tree {
  type: string;
  key?: string;
  props: Record<string, unknown>;
  children: (Tree | Tree[] | string | number | null | boolean)[];
}
interface Drawing {
  /** Draws one after the other, by both; where they differ, what each shows. */
  compare(trees: Tree[]): [ours: string, preacts: string][];
  /** Draws by ours into the page's body. */
  draw(tree: Tree | null): void;
}
const script = `
import * as ours from "./widget/drawing.ts";
import * as preact from "preact";
const made = (by, tree) =>
  Array.isArray(tree) ? tree.map((one) => made(by, one))
  : tree && typeof tree === "object"
    ? by.h(tree.type === "part" ? ({ children }) => by.h(by.Fragment, null, children) : tree.type,
        { ...tree.props, ...(tree.key && { key: tree.key }) }, ...tree.children.map((child) => made(by, child)))
    : tree;
// Attributes have no order that anybody sees; Preact leaves an empty id where there was one.
const shown = (node) => node.nodeType === 3 ? JSON.stringify(node.data)
  : "<" + [node.localName, node.namespaceURI.slice(-4), ...[...node.attributes].filter(({ name, value }) => name !== "id" || value).map(({ name, value }) => name + "=" + (name === "hidden" ? "" : value)).sort(),
      String(node.value), String(node.checked)].join(" ") + ">" + [...node.childNodes].map(shown).join("") + "</>";
window.compare = (trees) => {
  const [one, two] = [document.createElement("div"), document.createElement("div")];
  return trees.flatMap((tree) => {
    ours.render(made(ours, tree), one);
    preact.render(made(preact, tree), two);
    const [left, right] = [shown(one), shown(two)];
    return left === right ? [] : [[left, right]];
  });
};
window.draw = (tree) => ours.render(tree && made(ours, tree), document.body);
`;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: join(import.meta.dirname, "../..") },
    bundle: true,
    write: false,
    format: "iife",
  });
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]!.text });
});
afterAll(() => browser.close());

const compare = (trees: Tree[]) => page.evaluate((given) => (window as unknown as Drawing).compare(given), trees);
const draw = (tree: Tree | null) => page.evaluate((given) => (window as unknown as Drawing).draw(given), tree);
const tree = (type: string, props: Tree["props"] = {}, ...children: Tree["children"]): Tree => ({
  type,
  props,
  children,
});

const props = fc.record(
  {
    class: fc.constantFrom("on", "off", undefined),
    id: fc.constantFrom("a", "b"),
    hidden: fc.boolean(),
    "aria-invalid": fc.boolean(),
    "aria-describedby": fc.constantFrom("help", undefined),
    "data-n": fc.integer({ min: 0, max: 3 }),
  },
  { requiredKeys: [] },
);
const { node } = fc.letrec<{ node: Tree; child: Tree["children"][number] }>((tie) => ({
  node: fc.record({
    type: fc.constantFrom("div", "p", "label", "svg", "part"),
    props,
    children: fc.array(tie("child"), { maxLength: 4 }),
  }),
  child: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("text", "", "ñ & <b>", 0, 7, null, false, true),
    tie("node"),
    fc
      .uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 4 })
      .map((keys) => keys.map((key): Tree => ({ type: "li", key, props: {}, children: [key] }))),
  ),
}));

describe("drawing", () => {
  it("shows what Preact shows, from any tree to any other", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(node, { minLength: 1, maxLength: 5 }), async (trees) => {
        expect(await compare(trees)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("sets what a visitor can change, and leaves it alone where nothing is said", async () => {
    const field = (value?: string) => tree("input", { type: "text", value });
    const box = (checked?: boolean) => tree("input", { type: "checkbox", checked });
    expect(await compare([field("a"), field("b"), field(""), box(true), box(false)])).toEqual([]);
    await draw(field());
    await page.locator("input").fill("typed");
    await draw(field());
    expect(await page.locator("input").inputValue()).toBe("typed");
    await draw(field("said"));
    expect(await page.locator("input").inputValue()).toBe("said");
    await draw(null);
    expect(await page.locator("body").innerHTML()).not.toContain("input");
  });

  it("keeps a keyed node: its focus while others come and go, itself in any order", async () => {
    const list = (...keys: string[]) =>
      tree(
        "ul",
        {},
        keys.map((key): Tree => ({ type: "input", key, props: { id: key }, children: [] })),
      );
    await draw(list("a", "b", "c"));
    await page.locator("#b").focus();
    await page.evaluate(() => Object.assign(document.querySelector("#b")!, { mine: 1 }));
    await draw(list("x", "b", "y", "c"));
    const found = await page.evaluate(() => [
      [...document.querySelectorAll("input")].map(({ id }) => id).join(""),
      document.activeElement?.id,
      (document.querySelector("#b") as unknown as { mine: number }).mine,
    ]);
    expect(found).toEqual(["xbyc", "b", 1]);
    await draw(list("c", "x", "b"));
    const after = await page.evaluate(() => [
      [...document.querySelectorAll("input")].map(({ id }) => id).join(""),
      (document.querySelector("#b") as unknown as { mine: number }).mine,
    ]);
    expect(after).toEqual(["cxb", 1]);
  });

  it("draws a text with markup as text", async () => {
    await draw(tree("p", { title: '"><img src=x>' }, "<img src=x onerror=alert(1)>"));
    expect(await page.locator("p").textContent()).toBe("<img src=x onerror=alert(1)>");
    expect(await page.locator("img").count()).toBe(0);
  });
});
