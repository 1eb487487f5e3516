import type { Change, MatrixReport } from "#contract";
import { toCsv } from "../../http/csv.ts";
import { measureCells, measureColumns } from "../figures.ts";
import type { Report } from "../report.types.ts";
import { matrixReport } from "./report.ts";

type Cell = string | number | null;

const changeColumns = (name: string): string[] => [name, `${name}_low`, `${name}_high`, `${name}_p`, `${name}_q`];
const changeCells = (change: Change | null): Cell[] =>
  change ? [change.value, change.low, change.high, change.p, change.q] : [null, null, null, null, null];

const header = [
  "metric",
  "campaign_id",
  "campaign",
  "touchpoint_id",
  "touchpoint",
  ...measureColumns("value"),
  ...changeColumns("against_row"),
  ...changeColumns("against_column"),
  "q",
];
const untested: Cell[] = [...changeCells(null), ...changeCells(null), null];

/** A line a cell, so that the columns do not depend on which touchpoints there are; totals among them. */
function csv({ metric, touchpoints, items, total }: MatrixReport): string {
  const steps = touchpoints.map(({ id, name }): Cell[] => [id, name ?? id ?? "(none)"]);
  const whole: Cell[] = [null, "(total)"];
  const lines = items.flatMap(({ campaign, cells, total: sum }) => {
    const named: Cell[] = [metric, campaign?.id ?? null, campaign?.name ?? "(none)"];
    return [
      ...cells.map((cell, at) => [
        ...named,
        ...(steps[at] ?? whole),
        ...measureCells(cell),
        ...changeCells(cell.row),
        ...changeCells(cell.column),
        cell.q,
      ]),
      [...named, ...whole, ...measureCells(sum), ...untested],
    ];
  });
  const sums = touchpoints.map((one, at) => [
    metric,
    ...whole,
    ...(steps[at] ?? whole),
    ...measureCells(one.total),
    ...untested,
  ]);
  return toCsv(header, [...lines, ...sums, [metric, ...whole, ...whole, ...measureCells(total), ...untested]]);
}

export const matrix: Report<"matrix"> = { name: "matrix", run: matrixReport, csv };
