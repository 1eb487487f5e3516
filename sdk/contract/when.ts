/** When a survey comes up: what it waits for, on which pages, and how often one visitor is asked. */
import * as v from "valibot";
import { operators } from "../compare.ts";
import { Slug } from "../shapes.ts";
import { nonsense, Value } from "./comparison.ts";
import { Url } from "./url.ts";

const Comparisons = v.object(Object.fromEntries(operators.map((op) => [op, v.optional(Value)])));
type Comparisons = Partial<Record<string, v.InferOutput<typeof Value>>>;
const wrongIn = (test: Comparisons): string | undefined =>
  Object.entries(test)
    .map(([op, value]) => nonsense(op, value))
    .find(Boolean);

/** What a comparison on an event's property may say: `{ "gte": 20 }`, or a bare value for equality. */
const PropertyTest = v.union([
  v.string(),
  v.number(),
  v.boolean(),
  v.pipe(
    Comparisons,
    v.check((test) => Object.keys(test).length > 0, "Say at least one comparison, such as { gte: 20 }."),
    v.check(
      (test) => !wrongIn(test as Comparisons),
      ({ input }) => wrongIn(input as Comparisons) ?? "",
    ),
  ),
]);
type PropertyTest = v.InferOutput<typeof PropertyTest>;

const numbersIn = (test: PropertyTest | undefined): number[] =>
  (typeof test === "object" ? Object.values(test).flat() : [test]).filter((value) => typeof value === "number");
const says = (test: PropertyTest | undefined, least: number, most: number): boolean => {
  const numbers = numbersIn(test);
  return numbers.length > 0 && numbers.every((value) => value >= least && value <= most);
};

/** A day: who looks at a page for longer has left it. */
const longest = 86_400;

/**
 * What brings a survey up: an event of the host's own, or a moment that the script watches by itself.
 *
 * | event | when | what `where` may speak of |
 * | --- | --- | --- |
 * | `page` | a page or a route was opened | `path` |
 * | `click` | on what `selector` finds; without one, on a link, a button or what carries `data-voz` | `id`, `name` |
 * | `scroll` | so much of the page was seen, once a page | `percent`, 1…100 |
 * | `dwell` | so long on the page, while it was in view, once a page | `seconds` |
 * | `idle` | so long without a sign of life, once a page | `seconds` |
 * | `exit` | the pointer leaves through the top of the window | |
 */
const Trigger = v.pipe(
  v.object({
    event: Slug,
    where: v.optional(v.record(Slug, PropertyTest)),
    /** A CSS selector, for `click`. One that a browser cannot read is told there, once, and never fires. */
    selector: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))),
    /** Seconds to wait. It ends when the visitor goes where the rules on the address no longer hold. */
    delay: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(3600))),
    /** Fires on these pages only. */
    url: v.optional(Url),
  }),
  v.check(({ event, selector }) => selector === undefined || event === "click", "A selector belongs to click."),
  v.check(
    ({ event, where }) => !/^(dwell|idle)$/.test(event) || says(where?.["seconds"], 1, longest),
    `Say how many seconds, from 1 to ${longest}: { "seconds": { "gte": 30 } }.`,
  ),
  v.check(
    ({ event, where }) => event !== "scroll" || says(where?.["percent"], 1, 100),
    'Say how much of the page, from 1 to 100: { "percent": { "gte": 50 } }.',
  ),
);

export const When = v.object(
  {
    any: v.pipe(v.array(Trigger), v.maxLength(50)),
    /** Whatever the trigger, the survey comes up on these pages only. */
    url: v.optional(Url),
  },
  "when is { any: [{ event }] }.",
);

const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650));

/**
 * How often one visitor is asked. Without it, 90 days of rest after an answer and 30 after a dismissal. Each survey has
 * its own clock; the workspace's `quietDays` and `mostAsks` hold between surveys.
 */
export const Repeat = v.object({
  /** `once`: never again, or not for `everyDays`; `untilAnswered`: again after a dismissal only; `always`. */
  mode: v.optional(v.picklist(["once", "untilAnswered", "always"])),
  /** The rest after an answer or a dismissal. */
  everyDays: v.optional(days),
  /** No more than so many times. */
  atMost: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
  /** With it, the first step offers "not now", and the survey comes back in so many days. */
  snoozeDays: v.optional(days),
});
