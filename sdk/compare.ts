/**
 * What a comparison means, everywhere: in a question's showIf, in a trigger's where, in a rule on the address, in an
 * audience. Pure, small, free of valibot: it runs in the page and in the Worker.
 */
export const operators = [
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

const text = (fact: Fact): string => String(fact).toLowerCase();
const same = (fact: Fact, value: Comparable): boolean => typeof fact === typeof value && text(fact) === text(value);
const absent = (fact: Fact): boolean => fact === undefined || fact === null || fact === "";

/**
 * `*` stands for any run of characters; anchored at both ends, by a sign that no text holds. One way through the text,
 * however many stars.
 */
export function globMatches(glob: string, text: string): boolean {
  const whole = `\0${text}\0`;
  let at = 0;
  return `\0${glob}\0`.split("*").every((part) => {
    const found = whole.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}

/**
 * True when `fact` stands in the relation `op` to `value`. Text is compared without case; numbers only with numbers;
 * of a list one entry has to fit. An absent fact fails every comparison but the negated ones, which say the contrary
 * of the plain one; `exists: false` is `notExists`.
 */
export function compare(fact: Fact, op: Operator, value?: Comparable | readonly Comparable[]): boolean {
  const plain = op.replace(/not/i, "").toLowerCase();
  if (plain !== op.toLowerCase()) return !compare(fact, plain as Operator, value);
  if (plain === "exists") return absent(fact) === (value === false);
  if (absent(fact)) return false;
  const list = Array.isArray(value) ? (value as readonly Comparable[]) : [value as Comparable];
  const one = list[0]!;
  const wanted = text(one);
  return (Array.isArray(fact) ? fact : [fact]).some((item: Fact) => {
    const said = text(item);
    if (plain === "is" || (plain === "contains" && item !== fact)) return same(item, one);
    if (plain === "in") return list.some((entry) => same(item, entry));
    if (plain === "contains") return said.includes(wanted);
    if (plain === "startswith") return said.startsWith(wanted);
    if (plain === "endswith") return said.endsWith(wanted);
    if (plain === "glob") return globMatches(wanted, said);
    if (typeof item !== "number" || typeof one !== "number") return false;
    if (plain === "lt") return item < one;
    if (plain === "lte") return item <= one;
    return plain === "gt" ? item > one : item >= one;
  });
}

export type Compare = typeof compare;

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
