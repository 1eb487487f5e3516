import type { CoverageReport } from "#contract";
import { toCsv } from "../../http/csv.ts";
import { measureCells, measureColumns } from "../figures.ts";
import type { Report } from "../report.types.ts";
import { coverageReport } from "./report.ts";

const header = [
  "model",
  "responses",
  ...["with_arrival", "with_consent", "not_direct", "with_campaign"].flatMap(measureColumns),
];

/** A row for each model; what holds for all of them stands in each. */
const csv = ({ n, withArrival, withConsent, models }: CoverageReport): string =>
  toCsv(
    header,
    models.map(({ model, notDirect, withCampaign }) => [
      model,
      n,
      ...[withArrival, withConsent, notDirect, withCampaign].flatMap(measureCells),
    ]),
  );

export const coverage: Report<"coverage"> = { name: "coverage", run: coverageReport, csv };
