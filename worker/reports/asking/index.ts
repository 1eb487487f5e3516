import type { AskingReport } from "#contract";
import { toCsv } from "../../http/csv.ts";
import { measureCells, measureColumns } from "../figures.ts";
import type { Report } from "../report.types.ts";
import { askingReport } from "./report.ts";

const header = [
  "part",
  "by",
  "key",
  "name",
  "shown",
  "answered",
  "dismissed",
  "suppressed",
  ...measureColumns("response_rate"),
  ...measureColumns("dismiss_rate"),
  "of_answered",
  "of_shown",
  "difference",
  "differs",
  "score_name",
  ...measureColumns("score"),
  "weighted",
  "n_eff",
  "late_since",
  ...measureColumns("early"),
  ...measureColumns("late"),
  "late_q",
];
type Column = string | number | null;
const blanks = (columns: number): null[] => Array.from({ length: columns }, () => null);

/** Surveys, all of them together, weeks, segments that may be shown, then scores. */
function csv({ items, total, weeks, segments, scores }: AskingReport): string {
  const filled = (cells: readonly Column[]): Column[] => [...cells, ...blanks(header.length - cells.length)];
  const survey = (part: string, row: typeof total) =>
    filled([part, null, row.key, row.name, row.shown, row.answered, row.dismissed, row.suppressed, ...measureCells(row.response), ...measureCells(row.dismiss)]); // prettier-ignore
  return toCsv(header, [
    ...items.map((row) => survey("survey", row)),
    survey("total", total),
    ...weeks.map(({ from, shown, dismissed, suppressed, dismiss }) =>
      filled(["week", null, from, null, shown, null, dismissed, suppressed, ...blanks(4), ...measureCells(dismiss)]),
    ),
    ...segments.flatMap(({ by, items: parts }) =>
      parts
        .filter(({ suppressed }) => !suppressed)
        .map(
          ({ key, name, shown, answered, response, ofAnswered, ofShown, difference, differs }) =>
          filled(["segment", by, key, name, shown, answered, null, null, ...(response ? measureCells(response) : blanks(4)), ...blanks(4), ofAnswered, ofShown, difference, differs ? "yes" : "no"]), // prettier-ignore
        ),
    ),
    ...scores.map(({ survey: { id, name }, question, score, weighted, late }) => [
      "score",
      question,
      id,
      name,
      ...blanks(16),
      score.name,
      ...measureCells(score.measure),
      weighted?.value ?? null,
      weighted?.nEff ?? null,
      late?.since ?? null,
      ...(late ? [...measureCells(late.early), ...measureCells(late.late), late.change.q] : blanks(9)),
    ]),
  ]);
}

export const asking: Report<"asking"> = { name: "asking", run: askingReport, csv };
