/** Rules on the address of a page, for triggers, for a whole survey, and in an audience. */
import * as v from "valibot";
import { nonsense } from "./comparison.ts";

const texts = [
  "is",
  "isNot",
  "contains",
  "notContains",
  "startsWith",
  "notStartsWith",
  "endsWith",
  "notEndsWith",
  "glob",
  "notGlob",
] as const;
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(2000));

/**
 * The entries of a rule on the address. Compared is the path (`/shop/lamp`), without query and fragment; where the
 * fragment is a route (`#/shop/lamp`, `#!/shop/lamp`) that route stands for it. Case does not matter.
 */
export const addressTest = {
  op: v.picklist(texts),
  value: text,
  /** `url`: the whole address instead, with scheme, host, query and fragment. */
  of: v.optional(v.picklist(["path", "url"])),
};
/** The entries of a rule on a parameter of the query, or of a route in the fragment. An empty one counts as missing. */
export const paramTest = {
  param: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  op: v.picklist([...texts, "exists", "notExists"]),
  value: v.optional(text),
};

/** A path begins with a slash; a whole address is no path. */
const fits = ({ op, value, of }: { op: string; value: string; of?: "path" | "url" | undefined }): boolean =>
  of === "url" ||
  (/^(is|not[sS]tarts|starts)/.test(op) ? value.startsWith("/") : /glob$/i.test(op) ? /^[/*]/.test(value) : true);
export const fitting = <Test extends { op: string; value: string; of?: "path" | "url" | undefined }>() =>
  v.check<Test, string>(fits, 'A path begins with "/"; to compare the whole address, say "of": "url".');
export const valued = <Test extends { op: string; value?: string | undefined }>() =>
  v.check<Test, (issue: v.CheckIssue<Test>) => string>(
    ({ op, value }) => nonsense(op, value) === undefined,
    ({ input: { op, value } }) => nonsense(op, value) ?? "",
  );

const UrlTest = v.union(
  [v.pipe(v.object(addressTest), fitting()), v.pipe(v.object(paramTest), valued())],
  'A rule is { op, value } on the path, { op, value, of: "url" } on the address, or { param, op, value }.',
);
const list = v.pipe(v.array(UrlTest), v.minLength(1, "Say at least one rule."), v.maxLength(50));

export const Url = v.union(
  [v.object({ all: list }), v.object({ any: list })],
  "url is { all: […] } or { any: […] }, with rules such as { op, value }.",
);
