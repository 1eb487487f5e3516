import * as v from "valibot";
import { Localized } from "../../shapes.ts";
import { common } from "../ask.ts";
import { keepsOtherFree, option, optionsOf, otherIsTaken, Shuffle } from "../options.ts";
import { builtIn } from "./answer.ts";

const metrics = ["pmf", "heard"] as const;
type Metric = (typeof metrics)[number];

const Option = v.object({ ...option, label: v.optional(Localized) });

const entries = v.object({
  ...common,
  kind: v.literal("single"),
  ask: v.optional(common.ask),
  options: v.optional(optionsOf(Option)),
  /** An answer in own words is taken, too. */
  other: v.optional(v.boolean()),
  shuffle: v.optional(Shuffle),
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
    v.check(({ options, metric, other }) => keepsOtherFree(other ?? metric === "heard", options), otherIsTaken),
    ["options"],
  ),
);
export type SingleAsk = v.InferOutput<typeof SingleAsk>;
