/** What the audit log's acts are called: by the list of operations that it logs, so that none is shown by its code alone. */
import { operations, ownActs, reportNames, type OperationName } from "#contract";
import { isLogged } from "../http/audit.ts";
import type { Words } from "./words/es.ts";

/** A report's file is its operation's name and "Csv". */
const reportOf = (action: string) => reportNames.find((name) => `${name}Csv` === action);

/** In the reader's language; undefined for what no list of ours has. */
export function actName({ audit, results }: Words, action: string): string | undefined {
  const report = reportOf(action);
  return report ? audit.downloaded(results.reports[report]) : audit.actions[action];
}

/** Every act that may be in the log, for choosing one. */
export const allActs: readonly string[] = [
  ...ownActs,
  ...(Object.keys(operations) as OperationName[]).filter((name) => isLogged(name)),
];
