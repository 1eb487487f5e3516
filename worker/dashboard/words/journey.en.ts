/** The words, in English, of the journey's page. */
import type { journey as spanish } from "./journey.es.ts";

export const journey: typeof spanish = {
  title: "Journey",
  lead: "How people live through each touchpoint, in order, and where it goes wrong.",
  finding: "The main thing",
  worst: (from, to, score, change, q) =>
    `The greatest drop lies between ${from} and ${to}: ${score}, ${change} (q\u00a0${q}).`,
  noDrop: "No drop between neighbours is beyond chance.",
  untested: "No two neighbouring touchpoints have enough answers yet to tell whether anything drops.",
  unordered: "Your journey has no order yet: without one there are no neighbours to compare.",
  declare: "Put the touchpoints in order",
  strip: "Step by step",
  stripNotes:
    "Every cell holds its score, its number of answers (n) and its 95% interval. The colour tells how far it lies from the journey as a whole; the hatching, that there are not enough answers. An arrow marks a change from the step before where it is more than chance.",
  mood: "Line of emotions",
  volume: "Responses",
  responses: (n) => (n === "1" ? "1 response" : `${n} responses`),
  noStep: "No touchpoint",
  beside: "Not in the journey",
  drop: (change, q) => `${change}, q\u00a0${q}`,
  since: (step) => `since ${step}`,
  fall: "Drops",
  rise: "Rises",
  matrix: "Campaign by touchpoint",
  matrixLead: "Choose a score and see where each campaign does better or worse.",
  scores: "Score",
  caption: (score) => `${score}, by campaign and touchpoint`,
  campaign: "Campaign",
  all: "All together",
  noneHere: "Nobody answered this in the period.",
  above: "Above",
  below: "Below",
  marked: {
    column: (q) => `among campaigns, q\u00a0${q}`,
    row: (q) => `among its steps, q\u00a0${q}`,
  },
  differs: "What stands out",
  differsNone: "No cell differs from the rest of its row or column by more than chance gives.",
  differsUntold: "No two cells that can be compared have enough answers yet.",
  cell: (campaign, step, value) => `${campaign} at ${step}: ${value}`,
  againstColumn: (change, q) => `${change} against the other campaigns there (q\u00a0${q})`,
  againstRow: (change, q) => `${change} against its own other touchpoints (q\u00a0${q})`,
  more: (_, text) => `And ${text} more, marked in the table.`,
  matrixNotes:
    "The q takes into account all that is compared in the table (Benjamini–Hochberg): what is left at 0.05 or less is marked. Under 10 answers the score is not shown; from 10 to 29, confidence is low.",
};
