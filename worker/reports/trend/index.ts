import type { TrendReport } from "#contract";
import { toCsv } from "../../http/csv.ts";
import { measureCells, measureColumns } from "../figures.ts";
import type { Report } from "../report.types.ts";
import { trendReport } from "./report.ts";

const csv = ({ metric, weeks }: TrendReport): string =>
  toCsv(
    ["metric", "week_from", "week_to", "open", ...measureColumns("value"), ...measureColumns("rolling"), "signal"],
    weeks.map(({ from, to, open, measure, rolling, signal }) => [
      metric,
      from,
      to,
      open ? "yes" : "no",
      ...measureCells(measure),
      ...measureCells(rolling),
      signal,
    ]),
  );

export const trend: Report<"trend"> = { name: "trend", run: trendReport, csv };
