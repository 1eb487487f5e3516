import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { macroExpression, compileParams, compileRegistry } from "../../../worker/touches/registry/compile.ts";
import { readCsv } from "../../../worker/touches/registry/read-csv.ts";
import { readYaml } from "../../../worker/touches/registry/read-yaml.ts";
import { readRows } from "../../../worker/touches/registry/rows.ts";

const generated = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

describe("the generated modules", () => {
  test("are what the data says, every time", () => {
    const rows = readRows();
    expect(compileRegistry(rows)).toBe(generated("worker/touches/registry/registry.gen.ts"));
    expect(compileParams(rows)).toBe(generated("sdk/arrival/params.gen.ts"));
  });
  test("the registry has at most 60 KB", () => {
    expect(Buffer.byteLength(generated("worker/touches/registry/registry.gen.ts"))).toBeLessThanOrEqual(60_000);
  });
});

describe("tables with commas", () => {
  test("quotes hold commas and quotes", () => {
    expect(readCsv('a,b\n1,"x, ""y"""\n,\n', "f.csv", ["a", "b"])).toEqual([
      { a: "1", b: 'x, "y"', line: 2 },
      { a: "", b: "", line: 3 },
    ]);
  });
  test.each([
    ["a,c\n1,2\n", "f.csv:1: the columns must be a,b"],
    ["a,b\n1\n", "f.csv:2: 2 fields expected, 1 found"],
    ["a,b\n1,2\n1,2,3\n", "f.csv:3: 2 fields expected, 3 found"],
    ['a,b\n1,"2\n', "f.csv:2: a quote is open"],
    ['a,b\n1,x"2"\n', "f.csv:2: a quote is open"],
  ])("%j is refused", (text, message) => {
    expect(() => readCsv(text, "f.csv", ["a", "b"])).toThrow(message);
  });
});

describe("lists of hosts", () => {
  test("names with hosts, and names with blocks", () => {
    expect(
      readYaml('A:\n  - a.com\n\n"B C":\n  - B.com\n', "f.yml").map(({ name, hosts }) => [
        name,
        hosts.map(({ host }) => host),
      ]),
    ).toEqual([
      ["A", ["a.com"]],
      ["B C", ["b.com"]],
    ]);
    const blocks =
      "A:\n  -\n    urls:\n      - a.com\n      - 'a.{}'\n    params:\n      - q\n    backlink: 's?q={k}'\n  - urls:\n      - b.com\n";
    expect(readYaml(blocks, "f.yml")[0]!.hosts.map(({ host }) => host)).toEqual(["a.com", "a.{}", "b.com"]);
  });
  test.each([
    ["  - a.com\n", "f.yml:1: a list before any name"],
    ["A:\n  -\n    hosts:\n      - a.com\n", 'f.yml:3: unknown key "hosts"'],
    ["A:\n  a.com\n", "f.yml:2: not a name, a key or a list item"],
    ["A:\n      - a.com\n", "f.yml:2: a list item at the wrong depth"],
    ["A:\n\t- a.com\n", "f.yml:2: not a name"],
  ])("%j is refused", (text, message) => {
    expect(() => readYaml(text, "f.yml")).toThrow(message);
  });
});

test("macro globs become one expression", () => {
  expect(macroExpression(["*{{*}}*", "{*}", "*|*|*"])).toBe("/\\{\\{.+?\\}\\}|^\\{.+?\\}$|^\\*\\|.*\\|\\*$/");
});
