import type { CreditReport } from "#contract";
import { toCsv } from "../../http/csv.ts";
import type { Report } from "../report.types.ts";
import { creditReport } from "./report.ts";

const csv = ({ model, items }: CreditReport): string =>
  toCsv(
    ["model", "campaign_id", "campaign", "credit", "n"],
    items.map(({ campaign, credit, n }) => [model, campaign?.id ?? null, campaign?.name ?? "(none)", credit, n]),
  );

export const credit: Report<"credit"> = { name: "credit", run: creditReport, csv };
