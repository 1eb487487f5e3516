import type { QuestionReport } from "#contract";
import { toCsv } from "../../http/csv.ts";
import { measureCells, measureColumns } from "../figures.ts";
import type { Report } from "../report.types.ts";
import { questionReport } from "./report.ts";

const header = [
  "survey_id",
  "question",
  "by",
  "segment",
  "segment_name",
  "row",
  "name",
  "label",
  "count",
  ...measureColumns("value"),
];

/** Scores and values of all, then of each segment that may be shown. Words are in the export of the responses. */
function csv({ survey, question, scores, distribution, segments }: QuestionReport): string {
  if (!survey || !question) return toCsv(header, []);
  const about = [survey.id, question.id];
  const whole = [...about, null, null, null];
  return toCsv(header, [
    ...scores.map(({ name, measure }) => [...whole, "score", name, null, null, ...measureCells(measure)]),
    ...distribution.map(({ value, label, n, share }) => [
      ...whole,
      "value",
      String(value),
      label,
      n,
      ...measureCells(share),
    ]),
    ...(segments?.items ?? []).flatMap(({ key, name, score, distribution: parts }) => {
      const segment = [...about, segments?.by ?? null, key, name];
      return [
        ...(score ? [[...segment, "score", score.name, null, null, ...measureCells(score.measure)]] : []),
        ...parts.map(({ value, n, share }) => [...segment, "value", String(value), null, n, ...measureCells(share)]),
      ];
    }),
  ]);
}

export const question: Report<"question"> = { name: "question", run: questionReport, csv };
