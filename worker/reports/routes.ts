/** Reports: named questions to the data. Each folder beside this file is one. */
import { operations, ReportQuery } from "#contract";
import { actorOf } from "../http/actor.ts";
import { surroundingsOf, type App } from "../http/context.ts";
import { csvHeaders } from "../http/csv.ts";
import { mount } from "../http/operation.ts";
import { validate } from "../http/validate.ts";
import { campaignCsv } from "./campaigns/csv.ts";
import { campaignReport } from "./campaigns/report.ts";

export function mountReports(app: App): void {
  mount(app, "campaignReport", ({ here, query }) => campaignReport(here, query));
  app.get(`${operations.campaignReport.path}.csv`, async (c) => {
    c.set("actor", await actorOf(c));
    const report = await campaignReport(surroundingsOf(c), validate(ReportQuery, c.req.query(), "invalid_query"));
    return c.body(campaignCsv(report), 200, csvHeaders(`campaigns-${report.from}-${report.to}.csv`));
  });
}
