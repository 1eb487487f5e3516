/** Is the list of rules and proofs true? Every row is there, every proof is a test that is there, and open rows say why. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { looksLikeKey } from "../../worker/http/token.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const rows = [...read("docs/security-rows.md").matchAll(/^\| (\d\.\d+) +\| (.+?) +\| (.+?) +\|$/gm)].map(
  ([, row = "", rule = "", proof = ""]) => ({ row, rule, proof }),
);

describe("the list of rules and proofs", () => {
  it("has every row of both checklists, once and in order", () => {
    const wanted = [
      ...Array.from({ length: 28 }, (_, at) => `4.${at + 1}`),
      ...Array.from({ length: 15 }, (_, at) => `5.${at + 1}`),
    ];
    expect(rows.map(({ row }) => row)).toEqual(wanted);
  });

  it.each(rows)("$row names a test that is there, or what is missing", ({ row, proof }) => {
    const [, path = "", title = ""] = /^`([^`]+)` "([^"]+)"$/.exec(proof) ?? [];
    if (path === "") {
      expect([row, proof]).toEqual([row, expect.stringMatching(/^open: .{10,}/)]);
      return;
    }
    expect([row, path, existsSync(join(root, path))]).toEqual([row, path, true]);
    expect([row, title, read(path).includes(title)]).toEqual([row, title, true]);
  });
});

it("4.28 no secret is in the tree, and the SDK stands on nothing", () => {
  const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\n")
    .filter((path) => path !== "" && existsSync(join(root, path)) && !/\.(png|jpg|woff2?|ico)$/.test(path));
  const told: string[] = [];
  for (const path of tracked) {
    const text = read(path);
    for (const [key] of text.matchAll(/voz_sk_[0-9A-Za-z]{36}/g))
      if (looksLikeKey("secret", key)) told.push(`${path}: ${key}`);
    const [other] =
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[0-9A-Za-z]{36}\b|\bxox[bap]-\d{10,}/.exec(
        text,
      ) ?? [];
    if (other !== undefined) told.push(`${path}: ${other}`);
  }
  expect(told).toEqual([]);
  expect(JSON.parse(read("sdk/package.json"))).not.toHaveProperty("dependencies");
});
