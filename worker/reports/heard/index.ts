import type { HeardReport } from "#contract";
import { toCsv } from "../../http/csv.ts";
import type { Report } from "../report.types.ts";
import { heardReport } from "./report.ts";

const csv = ({ items }: HeardReport): string =>
  toCsv(
    ["heard", "channel", "n", "verdict"],
    items.flatMap(({ heard, channels }) =>
      channels.map(({ channel, n, verdict }) => [heard, channel ?? "(none)", n, verdict]),
    ),
  );

export const heard: Report<"heard"> = { name: "heard", run: heardReport, csv };
