/** Marketing figures: rows, imports, and which campaign they belong to. */
import * as v from "valibot";
import { listOf } from "../../shapes.ts";
import {
  ImportAnswer,
  ImportQuery,
  Metric,
  MetricRows,
  MetricsAdopted,
  MetricsAdoption,
  MetricsAnswer,
  MetricsImport,
  MetricsQuery,
  MetricsRemoval,
  UnmatchedMetrics,
} from "../marketing.ts";
import { listQuery, read, type Operation } from "./operation.ts";

const metrics = { auth: "private", needs: ["metrics"], status: 200 } as const;

export const marketingOperations = {
  putMetrics: {
    method: "PUT",
    path: "/v1/campaign-metrics",
    summary:
      "Marketing figures, a campaign's day in a row; what was sent before of the same platform, account, campaign, day and currency is replaced. One bad row, and none is stored.",
    ...metrics,
    body: MetricRows,
    answer: MetricsAnswer,
    problems: ["invalid_body", "conflict"],
  },
  listMetrics: {
    method: "GET",
    path: "/v1/campaign-metrics",
    summary: "The marketing figures that count, newest day first, with the campaign that each belongs to.",
    ...read,
    query: MetricsQuery,
    answer: listOf(Metric),
    problems: ["invalid_query"],
  },
  removeMetrics: {
    method: "DELETE",
    path: "/v1/campaign-metrics",
    summary: "Delete marketing figures for good, with all that they replaced. At least one filter is needed.",
    ...metrics,
    query: MetricsRemoval,
    answer: v.object({ deleted: v.number() }),
    problems: ["invalid_query"],
  },
  importMetrics: {
    method: "POST",
    path: "/v1/campaign-metrics/import",
    summary:
      "Marketing figures from a platform's own export, CSV or TSV in any usual encoding, as the body. With dryRun=1 it says how the file is understood and stores nothing.",
    ...metrics,
    query: ImportQuery,
    consumes: ["text/csv", "text/tab-separated-values", "text/plain", "application/octet-stream"],
    answer: ImportAnswer,
    problems: [
      "invalid_query",
      "invalid_body",
      "body_too_large",
      "too_many_items",
      "unsupported_media_type",
      "conflict",
    ],
  },
  listImports: {
    method: "GET",
    path: "/v1/campaign-metrics/imports",
    summary: "What figures came, when and how, newest first.",
    ...read,
    query: listQuery,
    answer: listOf(MetricsImport),
    problems: ["invalid_query"],
  },
  readImport: {
    method: "GET",
    path: "/v1/campaign-metrics/imports/{id}",
    summary: "One import: where it stands, what it brought, what could not be read.",
    ...read,
    answer: MetricsImport,
    problems: ["not_found"],
  },
  takeBackImport: {
    method: "DELETE",
    path: "/v1/campaign-metrics/imports/{id}",
    summary: "Take an import back: its figures count no more, and for 30 days those that it replaced count again.",
    ...metrics,
    answer: MetricsImport,
    problems: ["not_found", "conflict"],
  },
  unmatchedMetrics: {
    method: "GET",
    path: "/v1/campaign-metrics/unmatched",
    summary: "Marketing figures that belong to no campaign of the registry, the most expensive first.",
    ...read,
    answer: UnmatchedMetrics,
    problems: [],
  },
  adoptMetrics: {
    method: "POST",
    path: "/v1/campaign-metrics/adopt",
    summary: "Give a platform's campaign to one of the registry, to a new one, or (null) back to the rules.",
    ...metrics,
    body: MetricsAdoption,
    answer: MetricsAdopted,
    problems: ["invalid_body", "not_found"],
  },
} as const satisfies Record<string, Operation>;
