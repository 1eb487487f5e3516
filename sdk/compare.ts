/**
 * What a comparison means, everywhere: in a question's showIf, in a trigger's where, in an audience.
 * Pure, small, free of valibot: it runs in the page and in the Worker.
 */
export const operators = [
  "is",
  "isNot",
  "contains",
  "notContains",
  "startsWith",
  "endsWith",
  "lt",
  "lte",
  "gt",
  "gte",
  "in",
  "notIn",
  "exists",
  "notExists",
] as const;
export type Operator = (typeof operators)[number];
export type Comparable = string | number | boolean;

/** Facts to compare with: whatever the host, the visitor or the Worker knows. */
export type Fact = unknown;

const text = (fact: Fact): string => (typeof fact === "string" ? fact : String(fact)).toLowerCase();
const same = (fact: Fact, value: Comparable): boolean =>
  typeof fact === typeof value && typeof fact === "string" ? text(fact) === text(value) : fact === value;
const absent = (fact: Fact): boolean => fact === undefined || fact === null || fact === "";

/**
 * True when `fact` stands in the relation `op` to `value`. Text is compared without case; numbers only with numbers.
 * An absent fact fails every comparison but the negated ones.
 */
export function compare(fact: Fact, op: Operator, value?: Comparable | readonly Comparable[]): boolean {
  const list = Array.isArray(value) ? (value as readonly Comparable[]) : [value as Comparable];
  const one = list[0] as Comparable;
  const many: readonly Fact[] = Array.isArray(fact) ? fact : [fact];
  if (op === "exists") return !absent(fact);
  if (op === "notExists") return absent(fact);
  if (op === "isNot") return !compare(fact, "is", value);
  if (op === "notIn") return !compare(fact, "in", value);
  if (op === "notContains") return !compare(fact, "contains", value);
  if (absent(fact)) return false;
  if (op === "is") return many.some((item) => same(item, one));
  if (op === "in") return many.some((item) => list.some((entry) => same(item, entry)));
  if (op === "contains") return many.some((item) => (many === fact ? same(item, one) : text(item).includes(text(one))));
  if (op === "startsWith") return text(fact).startsWith(text(one));
  if (op === "endsWith") return text(fact).endsWith(text(one));
  if (typeof fact !== "number" || typeof one !== "number") return false;
  if (op === "lt") return fact < one;
  if (op === "lte") return fact <= one;
  return op === "gt" ? fact > one : fact >= one;
}

/** Conditions joined by all or any; an empty list is true. */
export type Conditions<Condition> = { all: readonly Condition[] } | { any: readonly Condition[] };

/** Walks `all` or `any` with a test for one condition. */
export function holds<Condition>(
  conditions: Conditions<Condition> | undefined,
  test: (condition: Condition) => boolean,
): boolean {
  if (!conditions) return true;
  if ("all" in conditions) return conditions.all.every(test);
  return conditions.any.length === 0 || conditions.any.some(test);
}
