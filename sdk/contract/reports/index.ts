/**
 * The one list of reports: what each takes and answers. Its two operations (`/v1/reports/{name}` and the same rows as
 * `.csv`) follow from its line here; `worker/reports/registry.ts` holds how each is counted.
 */
import * as v from "valibot";
import { CampaignReport, CoverageReport, CreditQuery, CreditReport, HeardReport, ReportQuery } from "../report.ts";
import { AskingQuery, AskingReport } from "./asking.ts";
import { DriversQuery, DriversReport } from "./drivers.ts";
import { FunnelQuery, FunnelReport } from "./funnel.ts";
import { JourneyQuery, JourneyReport } from "./journey.ts";
import { MatrixQuery, MatrixReport } from "./matrix.ts";
import { PromisesReport } from "./promises.ts";
import { QuestionQuery, QuestionReport } from "./question.ts";
import { TrendQuery, TrendReport } from "./trend.ts";
import { VoicesQuery, VoicesReport } from "./voices.ts";

export * from "./asking.ts";
export * from "./drivers.ts";
export * from "./funnel.ts";
export * from "./journey.ts";
export * from "./matrix.ts";
export * from "./promises.ts";
export * from "./question.ts";
export * from "./score.ts";
export * from "./trend.ts";
export * from "./voices.ts";

export const reports = {
  asking: {
    summary:
      "How much people are asked, whether that tires them, and whether those who answer stand for those who were asked.",
    query: AskingQuery,
    answer: AskingReport,
  },
  campaigns: {
    summary: "One row a campaign: n, scores, kept promises and the gap score, each with its interval.",
    query: ReportQuery,
    answer: CampaignReport,
  },
  coverage: {
    summary: "How much of the responses attribution covers: with an arrival, with consent, with a campaign, by model.",
    query: ReportQuery,
    answer: CoverageReport,
  },
  credit: {
    summary:
      "Responses shared among the campaigns of their sessions, position-based or linear. Fractional, so without intervals.",
    query: CreditQuery,
    answer: CreditReport,
  },
  drivers: {
    summary: "What goes with a survey's outcome: each other question's correlation, importance and performance.",
    query: DriversQuery,
    answer: DriversReport,
  },
  funnel: {
    summary:
      "How often surveys were eligible, shown, started, answered and completed, with rates and what held them back.",
    query: FunnelQuery,
    answer: FunnelReport,
  },
  heard: {
    summary:
      "How people say they heard of you, against the channel of their last non-direct touch: counts, and where the two agree.",
    query: ReportQuery,
    answer: HeardReport,
  },
  journey: {
    summary:
      "The touchpoints in the order of the journey: how many answered, every score, and proven drops between neighbours.",
    query: JourneyQuery,
    answer: JourneyReport,
  },
  matrix: {
    summary: "Campaign by touchpoint: one score in every cell, tested against the rest of its row and of its column.",
    query: MatrixQuery,
    answer: MatrixReport,
  },
  promises: {
    summary:
      "One row a promise: recalled, kept, broken and surpassed, by wording and touchpoint, with what a broken one costs.",
    query: ReportQuery,
    answer: PromisesReport,
  },
  question: {
    summary: "One question of a survey: its scores, every value's share, segments, and the words that were written.",
    query: QuestionQuery,
    answer: QuestionReport,
  },
  trend: {
    summary: "A score by weeks, with tests of the last closed one, slow drift, and what began meanwhile.",
    query: TrendQuery,
    answer: TrendReport,
  },
  voices: {
    summary:
      "What people wrote, newest first and masked, with the scores, the promise and the campaign of the same response.",
    query: VoicesQuery,
    answer: VoicesReport,
  },
} as const satisfies Record<string, { summary: string; query: v.GenericSchema; answer: v.GenericSchema }>;

export type ReportName = keyof typeof reports;
export type ReportAsked<Name extends ReportName> = v.InferOutput<(typeof reports)[Name]["query"]>;
export type ReportAnswer<Name extends ReportName> = v.InferOutput<(typeof reports)[Name]["answer"]>;
export const reportNames = Object.keys(reports) as ReportName[];

const read = { method: "GET", auth: "private", needs: ["read"], status: 200, problems: ["invalid_query"] } as const;
const Csv = v.string();
const csvOnly = ["text/csv"] as const;

type Read<Name extends ReportName> = typeof read & {
  path: string;
  summary: string;
  query: (typeof reports)[Name]["query"];
};
type Operations = {
  readonly [Name in ReportName as `${Name}Report`]: Read<Name> & { answer: (typeof reports)[Name]["answer"] };
} & {
  readonly [Name in ReportName as `${Name}Csv`]: Read<Name> & { answer: typeof Csv; produces: typeof csvOnly };
};

/** What operations.ts takes over: two for each report. */
export const reportOperations = Object.fromEntries(
  Object.entries(reports).flatMap(([name, { summary, query, answer }]) => {
    const path = `/v1/reports/${name}`;
    const inCsv = `${name}: the same rows as CSV, in columns that stay.`;
    return [
      [`${name}Report`, { ...read, path, summary, query, answer }],
      [`${name}Csv`, { ...read, path: `${path}.csv`, summary: inCsv, query, answer: Csv, produces: csvOnly }],
    ];
  }),
  // The names are those of the list, which a type can say and an object made at run time cannot.
) as unknown as Operations;
