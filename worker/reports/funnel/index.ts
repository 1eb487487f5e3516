import { heldBack, type FunnelReport, type FunnelRow } from "#contract";
import { toCsv } from "../../http/csv.ts";
import { measureCells, measureColumns } from "../figures.ts";
import type { Report } from "../report.types.ts";
import { funnelReport } from "./report.ts";

const counts = ["eligible", "shown", "started", "answered", "completed", "dismissed", "suppressed"] as const;
const rates = ["view", "start", "response", "completion", "abandon", "dismiss"] as const;
const header = [
  "by",
  "key",
  "name",
  ...counts,
  "answered_uncounted",
  "completed_uncounted",
  ...heldBack.map((reason) => `suppressed_${reason}`),
  ...rates.flatMap((rate) => measureColumns(`${rate}_rate`)),
  "visitors_a_day",
  "visitors_at_least",
];

const line = (by: string, row: FunnelRow, name: string) => [
  by,
  row.key,
  row.name ?? name,
  ...counts.map((count) => row[count]),
  row.uncounted.answered,
  row.uncounted.completed,
  ...row.reasons.map(({ n }) => n),
  ...rates.flatMap((rate) => measureCells(row[rate])),
];

/** Visitors without an id are counted of all together. */
const csv = ({ by, items, total, visitors }: FunnelReport): string =>
  toCsv(header, [
    ...items.map((row) => [...line(by, row, row.key ?? "(none)"), null, null]),
    [
      ...line(by, total, "(total)"),
      visitors?.perDay ?? null,
      visitors?.perDay === null || !visitors ? null : visitors.atLeast ? "yes" : "no",
    ],
  ]);

export const funnel: Report<"funnel"> = { name: "funnel", run: funnelReport, csv };
