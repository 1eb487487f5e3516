import type { PromiseRow, PromisesReport } from "#contract";
import { toCsv } from "../../http/csv.ts";
import { measureCells, measureColumns } from "../figures.ts";
import type { Report } from "../report.types.ts";
import { promisesReport } from "./report.ts";

type Figures = PromisesReport["total"];
type Cell = string | number | null;

const measures = ["recall", "kept", "broken", "exceeded", "gap", "disconfirmation"] as const;
const facts = ["campaign_id", "campaign", "promise_id", "promise", "generic", "version", "versions", "kind", "due_touchpoint"]; // prettier-ignore
const header = [
  ...facts,
  "n",
  ...measures.flatMap(measureColumns),
  "kept_shrunk",
  ...["trust_cost", "kept_quoted", "kept_generic", "quoted_less_generic"].flatMap(measureColumns),
  "quoted_less_generic_p",
  "quoted_less_generic_q",
  "state",
  "q",
];

const figures = ({ n, shrunk, trustCost, arms, ...measured }: Figures): Cell[] => [
  n,
  ...measures.flatMap((name) => measureCells(measured[name])),
  shrunk,
  ...[trustCost, arms.quoted, arms.generic, arms.difference].flatMap(measureCells),
  arms.difference.p,
  arms.difference.q,
];

/** A promise in several languages is written in all of them. */
const worded = (statement: NonNullable<PromiseRow["promise"]>["statement"]): string =>
  typeof statement === "string" ? statement : Object.values(statement).join(" / ");

const csv = ({ items, total }: PromisesReport): string =>
  toCsv(header, [
    ...items.map((row): Cell[] => [
      row.campaign?.id ?? null,
      row.campaign?.name ?? "(none)",
      row.promise?.id ?? null,
      row.promise && worded(row.promise.statement),
      row.generic ? "yes" : "no",
      row.promise?.version ?? null,
      row.versions.join(" "),
      row.promise?.kind ?? null,
      row.promise?.dueTouchpoint ?? null,
      ...figures(row),
      row.state,
      row.q,
    ]),
    [null, "(total)", ...Array.from({ length: facts.length - 2 }, () => null), ...figures(total), null, null],
  ]);

export const promises: Report<"promises"> = { name: "promises", run: promisesReport, csv };
