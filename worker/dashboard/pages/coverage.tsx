/** How much attribution can say at all, before anybody reads a figure by campaign; and credit shared among visits. */
import * as v from "valibot";
import { CreditQuery, ReportQuery, type CoverageReport } from "#contract";
import { coverageReport } from "../../reports/coverage/report.ts";
import { creditReport } from "../../reports/credit/report.ts";
import type { Shown } from "../answer.tsx";
import { mergeCredit, type CreditTotals } from "../credit.ts";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { CreditTable, ModelTable } from "../parts/coverage.tsx";
import { Empty } from "../parts/empty.tsx";
import { Measure } from "../parts/measure.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { PeriodForm } from "../parts/period.tsx";
import { periodIn, type Period } from "../period.ts";

export async function coveragePage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  const period = periodIn(c.req.query(), workspace.timeZone, here.now);
  const { from, to } = period;
  const [report, byPosition, inParts] = await Promise.all([
    coverageReport(here, v.parse(ReportQuery, { from, to })),
    creditReport(here, v.parse(CreditQuery, { from, to, model: "position_based" })),
    creditReport(here, v.parse(CreditQuery, { from, to, model: "linear" })),
  ]);
  return {
    title: frame.words.coverage.title,
    place: "coverage",
    body: <CoverageView period={period} report={report} credit={mergeCredit(byPosition, inParts)} />,
  };
}

interface ViewProps {
  period: Period;
  report: CoverageReport;
  credit: CreditTotals;
}

function CoverageView({ period, report, credit }: ViewProps) {
  const { words, format } = useFrame();
  const say = words.coverage;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <PeriodForm action="/app/coverage" period={period} everyModel />
      {report.n === 0 ? (
        <Empty title={say.emptyTitle} say={say.empty} />
      ) : (
        <>
          <ul class="tiles">
            <li class="tile">
              <h2 class="tile-name">{say.responses}</h2>
              <p class="measure">
                <span class="measure-value">{format.count(report.n)}</span>
              </p>
            </li>
            <li class="tile">
              <h2 class="tile-name">{say.withArrival}</h2>
              <Measure name="share" figure={report.withArrival} />
              <p class="tile-help">{say.withArrivalHelp}</p>
            </li>
            <li class="tile">
              <h2 class="tile-name">{say.withConsent}</h2>
              <Measure name="share" figure={report.withConsent} />
              <p class="tile-help">{say.withConsentHelp}</p>
            </li>
          </ul>
          <section class="block">
            <h2>{say.models}</h2>
            <p class="lead">{say.modelsLead}</p>
            <ModelTable models={report.models} />
          </section>
          <section class="block">
            <h2>{say.credit}</h2>
            <p class="lead">{say.creditLead}</p>
            <CreditTable credit={credit} />
          </section>
        </>
      )}
    </>
  );
}
