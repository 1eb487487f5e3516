/** Short names: none of them may be one that somebody outside of the build knows. */
import { expect, it } from "vitest";
import { operations } from "#contract";
import { createVoz } from "../../sdk/index.ts";
import { inside } from "../../widget/bundle.ts";
import { describeApi } from "../../worker/http/openapi.ts";

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** Every name of a property that the public door's questions and answers have. */
function wireNames(): Set<string> {
  const api = describeApi("1", "https://voz.test") as unknown as Node;
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const walk = (value: unknown): void => {
    if (!isNode(value) || seen.has(value)) return;
    seen.add(value);
    if (isNode(value["properties"])) for (const name of Object.keys(value["properties"])) names.add(name);
    const { $ref } = value;
    if (typeof $ref === "string")
      walk(
        $ref
          .split("/")
          .slice(1)
          .reduce<unknown>((at, step) => (at as Node)[step], api),
      );
    for (const one of Object.values(value)) walk(one);
  };
  for (const name of ["config", "decide", "collect", "carryTouches", "openCarried"] as const)
    walk((api["paths"] as Node)[operations[name].path]);
  return names;
}

it("crosses no wire", () => {
  const names = wireNames();
  for (const known of ["surveys", "questions", "showIf", "touches", "eligible", "results", "consent", "variables"])
    expect([...names]).toContain(known);
  expect(inside.filter((name) => names.has(name))).toEqual([]);
});

it("is no command, and no attribute of the tag", () => {
  const voz = createVoz({ host: "https://voz.test", key: "voz_pk_1", fetch: () => Promise.reject(new Error("off")) });
  const known = [...Object.keys(voz), "key", "consent", "locale", "nonce", "manual", "cookie", "voz", "ready", "q"];
  expect(known).toContain("setConsent");
  voz.destroy();
  expect(inside.filter((name) => known.includes(name))).toEqual([]);
});

it("is named once", () => {
  expect(new Set(inside).size).toBe(inside.length);
});
