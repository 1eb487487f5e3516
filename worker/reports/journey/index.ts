import { journeyScores, type JourneyReport } from "#contract";
import { toCsv } from "../../http/csv.ts";
import { measureCells, measureColumns } from "../figures.ts";
import type { Report } from "../report.types.ts";
import { journeyReport } from "./report.ts";

const header = [
  "touchpoint_id",
  "touchpoint",
  "stage",
  "declared",
  "n",
  ...journeyScores.flatMap((name) => [
    ...measureColumns(name),
    ...["from", "change", "change_low", "change_high", "change_p", "change_q"].map((of) => `${name}_${of}`),
  ]),
  "worst",
];

function csv({ items, total, moves, worst }: JourneyReport): string {
  const scores = (row: JourneyReport["total"], id: string | null | undefined) =>
    journeyScores.flatMap((name) => {
      const move = moves.find(({ metric, to }) => metric === name && to.id === id);
      const { value, low, high, p, q } = move?.change ?? { value: null, low: null, high: null, p: null, q: null };
      return [...measureCells(row[name]), move?.from.id ?? null, value, low, high, p, q];
    });
  const lines = items.map((row) => {
    const { id, name, stage, declared } = row.touchpoint;
    const isWorst = worst !== null && worst.to.id === id ? worst.metric : null;
    return [id, name ?? id ?? "(none)", stage, declared ? "yes" : "no", row.n, ...scores(row, id), isWorst];
  });
  return toCsv(header, [...lines, [null, "(total)", null, null, total.n, ...scores(total, undefined), null]]);
}

export const journey: Report<"journey"> = { name: "journey", run: journeyReport, csv };
