/** Reports: named questions to the data. Each folder beside this file is one. */
import { operations, ReportQuery } from "#contract";
import type { App } from "../http/context.ts";
import { csvHeaders } from "../http/csv.ts";
import { authorize, mount } from "../http/operation.ts";
import { validate } from "../http/validate.ts";
import { campaignCsv } from "./campaigns/csv.ts";
import { campaignReport } from "./campaigns/report.ts";
import { coverageReport } from "./coverage/report.ts";
import { creditReport } from "./credit/report.ts";
import { heardReport } from "./heard/report.ts";

export function mountReports(app: App): void {
  mount(app, "campaignReport", ({ here, query }) => campaignReport(here, query));
  mount(app, "coverageReport", ({ here, query }) => coverageReport(here, query));
  mount(app, "creditReport", ({ here, query }) => creditReport(here, query));
  mount(app, "heardReport", ({ here, query }) => heardReport(here, query));
  app.get(`${operations.campaignReport.path}.csv`, async (c) => {
    const here = await authorize(c, "campaignReport");
    const report = await campaignReport(here, validate(ReportQuery, c.req.query(), "invalid_query"));
    return c.body(campaignCsv(report), 200, csvHeaders(`campaigns-${report.from}-${report.to}.csv`));
  });
}
