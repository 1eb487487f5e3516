/** What a report is made of. Its query and its answer are in the contract, under the same name. */
import type { ReportAnswer, ReportAsked, ReportName } from "#contract";
import type { Surroundings } from "../http/context.ts";

export interface Report<Name extends ReportName> {
  name: Name;
  run(here: Surroundings, query: ReportAsked<Name>): Promise<ReportAnswer<Name>>;
  /** The same rows, in columns that do not change with what there is to show. */
  csv(answer: ReportAnswer<Name>): string;
}
