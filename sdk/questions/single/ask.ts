import * as v from "valibot";
import { Localized, Slug } from "../../shapes.ts";
import { common } from "../ask.ts";
import { builtIn } from "./answer.ts";

const metrics = ["pmf", "heard"] as const;
type Metric = (typeof metrics)[number];

const Option = v.object({ id: Slug, label: v.optional(Localized) });
const Options = v.pipe(
  v.array(Option),
  v.minLength(2, "A question has at least 2 options."),
  v.maxLength(200, "A question has at most 200 options."),
  v.check((options) => new Set(options.map(({ id }) => id)).size === options.length, "An option's id is used twice."),
);

const entries = v.object({
  ...common,
  kind: v.literal("single"),
  ask: v.optional(common.ask),
  options: v.optional(Options),
  /** An answer in own words is taken, too. */
  other: v.optional(v.boolean()),
  /** `exceptLast`: the last stays where it is. Own words always come last. */
  shuffle: v.optional(v.picklist(["none", "all", "exceptLast"])),
  /** What the answers count for: `pmf`, how much the product would be missed; `heard`, how people heard of it. */
  metric: v.optional(v.picklist(metrics)),
});

const brings = (metric: Metric | undefined, id: string): boolean =>
  metric !== undefined && builtIn[metric].some((known: string) => known === id);

/**
 * One of a list. With the metric `heard` the whole question is built in, wording and options; with `pmf` its options
 * are. A built-in option needs no label, also where a survey lists only some of them.
 */
export const SingleAsk = v.pipe(
  entries,
  v.forward(
    v.check(({ ask, metric }) => ask !== undefined || metric === "heard", "The question needs its wording."),
    ["ask"],
  ),
  v.forward(
    v.check(({ options, metric }) => options !== undefined || metric !== undefined, "The question needs its options."),
    ["options"],
  ),
  v.forward(
    v.check(
      ({ options = [], metric }) => options.every(({ id, label }) => label !== undefined || brings(metric, id)),
      "An option needs a label unless it is built in.",
    ),
    ["options"],
  ),
  v.forward(
    v.check(
      ({ options = [], metric }) => metric !== "pmf" || options.every(({ id }) => brings("pmf", id)),
      `The options of the metric pmf are ${builtIn.pmf.join(", ")}.`,
    ),
    ["options"],
  ),
  v.forward(
    v.check(
      ({ options = [], metric, other }) => !(other ?? metric === "heard") || options.every(({ id }) => id !== "other"),
      'The id "other" stands for own words here.',
    ),
    ["options"],
  ),
);
export type SingleAsk = v.InferOutput<typeof SingleAsk>;
