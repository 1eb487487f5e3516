import type { DriversReport } from "#contract";
import { toCsv } from "../../http/csv.ts";
import { measureCells, measureColumns } from "../figures.ts";
import type { Report } from "../report.types.ts";
import { driversReport } from "./report.ts";

const header = [
  "survey_id",
  "row",
  "question",
  "kind",
  "text",
  "score_name",
  ...measureColumns("score"),
  "performance",
  ...measureColumns("pearson"),
  ...measureColumns("spearman"),
  "p",
  "q",
  "significant",
  "importance",
  "share",
  "zone",
  "r2",
  "n",
  "method",
];
const blanks = (columns: number): null[] => Array.from({ length: columns }, () => null);

/** The outcome with R², then its drivers. */
function csv({ survey, outcome, items, r2, n, method }: DriversReport): string {
  if (!survey || !outcome) return toCsv(header, []);
  const { question, score } = outcome;
  const line = (row: string, { id, kind, text }: typeof question, { name, measure }: typeof score) => [
    survey.id,
    row,
    id,
    kind,
    text,
    name,
    ...measureCells(measure),
  ];
  return toCsv(header, [
    [...line("outcome", question, score), ...blanks(15), r2, n, method],
    ...items.map((driver) => [
      ...line("driver", driver.question, driver.score),
      driver.performance,
      ...measureCells(driver.pearson),
      ...measureCells(driver.spearman),
      driver.p,
      driver.q,
      driver.significant ? "yes" : "no",
      driver.importance,
      driver.share,
      driver.zone,
      ...blanks(3),
    ]),
  ]);
}

export const drivers: Report<"drivers"> = { name: "drivers", run: driversReport, csv };
