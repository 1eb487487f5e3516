/** Reports: named questions to the data. Each folder beside this file is one, and registry.ts lists them. */
import { operations, reportNames, reports, type ReportName } from "#contract";
import type { App } from "../http/context.ts";
import { csvHeaders } from "../http/csv.ts";
import { authorize, mount } from "../http/operation.ts";
import { validate } from "../http/validate.ts";
import { registry } from "./registry.ts";
import type { Report } from "./report.types.ts";

export function mountReports(app: App): void {
  for (const name of reportNames) mountReport(app, registry[name]);
}

/** A report's two routes. Its own query and answer fit those of any: the contract holds them under its name. */
function mountReport(app: App, { name, run, csv }: Report<ReportName>): void {
  mount(app, `${name}Report`, ({ here, query }) => run(here, query));
  app.get(operations[`${name}Csv`].path, async (c) => {
    const here = await authorize(c, `${name}Csv`);
    const answer = await run(here, validate(reports[name].query, c.req.query(), "invalid_query"));
    return c.body(csv(answer), 200, csvHeaders(`${name}-${answer.from}-${answer.to}.csv`));
  });
}
