/**
 * Every operation of the HTTP API, once: the Worker mounts them, the OpenAPI tells them, clients are typed by them.
 * `auth`: `public` takes a publishable key, `private` a secret key or the dashboard's session, `none` nothing.
 */
import * as v from "valibot";
import { Page, listOf } from "../shapes.ts";
import { Adoption, Campaign, CampaignDraft, Preview, PreviewRequest, Retag, UnmatchedList } from "./campaign.ts";
import { CarriedAnswer, CarriedRequest, CarryAnswer, CarryRequest } from "./carry.ts";
import { CollectAnswer, CollectRequest } from "./collect.ts";
import { Config, ConfigQuery } from "./config.ts";
import { DecideAnswer, DecideRequest } from "./decide.ts";
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
} from "./marketing.ts";
import type { ProblemCode } from "./problem.ts";
import { reportOperations } from "./reports/index.ts";
import { Response, responseStates } from "./response.ts";
import { Published, Survey, SurveyDraft, surveyStates } from "./survey.ts";
import {
  Channel,
  JourneyAnswer,
  JourneyRequest,
  ResolveAnswer,
  ResolveQuery,
  ResolvedArrival,
  ResolveRequest,
} from "./touch.ts";
import { TouchpointList, Touchpoints } from "./touchpoint.ts";
import { Day, idOf, TouchpointName } from "../shapes.ts";
import { Key, KeyDraft, KeyPatch, NewKey, type Scope, Workspace, WorkspacePatch } from "./workspace.ts";

export interface Operation {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** `{name}` marks a part of the path. */
  path: string;
  summary: string;
  auth: "public" | "private" | "none";
  /** What a secret key must be allowed to do. */
  scope?: Scope;
  query?: v.GenericSchema;
  body?: v.GenericSchema;
  /** The content types of a body that is no JSON: a file, as it is. */
  consumes?: readonly string[];
  status: number;
  answer?: v.GenericSchema;
  /** The content types of the answer, where it is not JSON. */
  produces?: readonly string[];
  problems: readonly ProblemCode[];
}

const read = { auth: "private", scope: "read", status: 200 } as const;
const write = { auth: "private", scope: "write", status: 200 } as const;
const admin = { auth: "private", scope: "admin", status: 200 } as const;
const listQuery = v.object(Page);
const responseFilter = {
  survey: v.optional(idOf("sur")),
  campaign: v.optional(v.union([idOf("cmp"), v.literal("none")])),
  channel: v.optional(Channel),
  touchpoint: v.optional(TouchpointName),
  state: v.optional(v.picklist(responseStates)),
  customer: v.optional(v.pipe(v.string(), v.maxLength(200))),
  from: v.optional(Day),
  to: v.optional(Day),
};
const carryProblems = [
  "malformed_json",
  "invalid_body",
  "body_too_large",
  "unsupported_media_type",
  "missing_key",
  "unknown_key",
  "origin_not_allowed",
  "rate_limited",
] as const;

export const operations = {
  health: {
    method: "GET",
    path: "/health",
    summary: "Is the Worker up, and does its database answer?",
    auth: "none",
    status: 200,
    answer: v.object({ status: v.literal("ok"), version: v.string() }),
    problems: ["unavailable"],
  },
  openapi: {
    method: "GET",
    path: "/v1/openapi.json",
    summary: "This description.",
    auth: "none",
    status: 200,
    answer: v.record(v.string(), v.unknown()),
    problems: [],
  },
  config: {
    method: "GET",
    path: "/v1/config",
    summary: "Published surveys, touchpoints and attribution settings; the same for every visitor.",
    auth: "public",
    query: ConfigQuery,
    status: 200,
    answer: Config,
    problems: ["missing_key", "unknown_key", "origin_not_allowed"],
  },
  decide: {
    method: "POST",
    path: "/v1/decide",
    summary: "What only the server can tell for this visitor. The question and its answer are not stored.",
    auth: "public",
    body: DecideRequest,
    status: 200,
    answer: DecideAnswer,
    problems: [
      "malformed_json",
      "invalid_body",
      "body_too_large",
      "unsupported_media_type",
      "unknown_key",
      "origin_not_allowed",
      "rate_limited",
    ],
  },
  collect: {
    method: "POST",
    path: "/v1/collect",
    summary: "Responses, exposures and identities from pages and apps, answered item by item.",
    auth: "public",
    body: CollectRequest,
    status: 200,
    answer: CollectAnswer,
    problems: [
      "malformed_json",
      "invalid_body",
      "body_too_large",
      "too_many_items",
      "unsupported_media_type",
      "unknown_key",
      "origin_not_allowed",
      "rate_limited",
      "unavailable",
    ],
  },
  carryTouches: {
    method: "POST",
    path: "/v1/carry",
    summary: "A signed token of these touches, for a link to another site of the workspace. Good for ten minutes.",
    auth: "public",
    body: CarryRequest,
    status: 200,
    answer: CarryAnswer,
    problems: carryProblems,
  },
  openCarried: {
    method: "POST",
    path: "/v1/carry/open",
    summary: "The touches of such a token, there where its link led to.",
    auth: "public",
    body: CarriedRequest,
    status: 200,
    answer: CarriedAnswer,
    problems: carryProblems,
  },
  listSurveys: {
    method: "GET",
    path: "/v1/surveys",
    summary: "The surveys, newest first.",
    ...read,
    query: v.object({ ...Page, state: v.optional(v.picklist(surveyStates)) }),
    answer: listOf(Survey),
    problems: ["invalid_query"],
  },
  createSurvey: {
    method: "POST",
    path: "/v1/surveys",
    summary: "A new survey, as a draft.",
    ...write,
    body: SurveyDraft,
    status: 201,
    answer: Survey,
    problems: ["invalid_body"],
  },
  readSurvey: {
    method: "GET",
    path: "/v1/surveys/{id}",
    summary: "One survey with its draft.",
    ...read,
    answer: Survey,
    problems: ["not_found"],
  },
  updateSurvey: {
    method: "PUT",
    path: "/v1/surveys/{id}",
    summary: "Replace the draft. What is published stays as it is.",
    ...write,
    body: SurveyDraft,
    answer: Survey,
    problems: ["not_found", "invalid_body"],
  },
  publishSurvey: {
    method: "POST",
    path: "/v1/surveys/{id}/publish",
    summary: "Freeze the draft as the next version and make it live. An unchanged draft keeps its version.",
    ...write,
    answer: Published,
    problems: ["not_found", "no_questions", "foreign_place"],
  },
  archiveSurvey: {
    method: "DELETE",
    path: "/v1/surveys/{id}",
    summary: "Archive a survey: no longer asked, its responses stay.",
    ...write,
    answer: Survey,
    problems: ["not_found"],
  },
  readTouchpoints: {
    method: "GET",
    path: "/v1/touchpoints",
    summary: "The journey's steps, in order.",
    ...read,
    answer: Touchpoints,
    problems: [],
  },
  putTouchpoints: {
    method: "PUT",
    path: "/v1/touchpoints",
    summary: "Replace the ordered list of the journey's steps.",
    ...write,
    body: TouchpointList,
    answer: Touchpoints,
    problems: ["invalid_body"],
  },
  listCampaigns: {
    method: "GET",
    path: "/v1/campaigns",
    summary: "The campaigns, newest first.",
    ...read,
    query: listQuery,
    answer: listOf(Campaign),
    problems: ["invalid_query"],
  },
  createCampaign: {
    method: "POST",
    path: "/v1/campaigns",
    summary: "A new campaign with its match rules and promises.",
    ...write,
    body: CampaignDraft,
    status: 201,
    answer: Campaign,
    problems: ["invalid_body"],
  },
  unmatchedCampaigns: {
    method: "GET",
    path: "/v1/campaigns/unmatched",
    summary: "Campaign names that arrived on links and belong to no record, with counts, most answers first.",
    ...read,
    answer: UnmatchedList,
    problems: [],
  },
  adoptCampaign: {
    method: "POST",
    path: "/v1/campaigns/adopt",
    summary: "Make a campaign of names that belong to no record, or add them to one. Past responses follow.",
    ...write,
    body: Adoption,
    status: 201,
    answer: Campaign,
    problems: ["invalid_body", "not_found"],
  },
  previewCampaign: {
    method: "POST",
    path: "/v1/campaigns/preview",
    summary: "How many past responses a record with these rules would take. Stores nothing.",
    ...read,
    body: PreviewRequest,
    answer: Preview,
    problems: ["invalid_body"],
  },
  retagStatus: {
    method: "GET",
    path: "/v1/campaigns/retag",
    summary: "Where giving past responses their campaigns anew stands, after a change of rules.",
    ...read,
    answer: Retag,
    problems: [],
  },
  readCampaign: {
    method: "GET",
    path: "/v1/campaigns/{id}",
    summary: "One campaign.",
    ...read,
    answer: Campaign,
    problems: ["not_found"],
  },
  updateCampaign: {
    method: "PUT",
    path: "/v1/campaigns/{id}",
    summary: "Replace a campaign. A promise whose statement changed becomes its next version.",
    ...write,
    body: CampaignDraft,
    answer: Campaign,
    problems: ["not_found", "invalid_body"],
  },
  deleteCampaign: {
    method: "DELETE",
    path: "/v1/campaigns/{id}",
    summary: "Remove a campaign; its responses stay, without it.",
    ...write,
    status: 204,
    problems: ["not_found"],
  },
  putMetrics: {
    method: "PUT",
    path: "/v1/campaign-metrics",
    summary:
      "Marketing figures, a campaign's day in a row; what was sent before of the same platform, account, campaign, day and currency is replaced. One bad row, and none is stored.",
    ...write,
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
    ...write,
    query: MetricsRemoval,
    answer: v.object({ deleted: v.number() }),
    problems: ["invalid_query"],
  },
  importMetrics: {
    method: "POST",
    path: "/v1/campaign-metrics/import",
    summary:
      "Marketing figures from a platform's own export, CSV or TSV in any usual encoding, as the body. With dryRun=1 it says how the file is understood and stores nothing.",
    ...write,
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
    ...write,
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
    ...write,
    body: MetricsAdoption,
    answer: MetricsAdopted,
    problems: ["invalid_body", "not_found"],
  },
  resolveTouch: {
    method: "GET",
    path: "/v1/touches/resolve",
    summary: "What Voz would make of one arrival.",
    ...read,
    query: ResolveQuery,
    answer: ResolvedArrival,
    problems: ["invalid_query"],
  },
  resolveTouches: {
    method: "POST",
    path: "/v1/touches/resolve",
    summary: "What Voz would make of many arrivals, in order.",
    ...read,
    body: ResolveRequest,
    answer: ResolveAnswer,
    problems: ["invalid_body"],
  },
  resolveJourney: {
    method: "POST",
    path: "/v1/touches/resolve/journey",
    summary: "What Voz would keep of a journey: its touches and what each model makes of them.",
    ...read,
    body: JourneyRequest,
    answer: JourneyAnswer,
    problems: ["invalid_body"],
  },
  listResponses: {
    method: "GET",
    path: "/v1/responses",
    summary: "The responses, newest first.",
    ...read,
    query: v.object({ ...Page, ...responseFilter }),
    answer: listOf(Response),
    problems: ["invalid_query"],
  },
  exportResponses: {
    method: "GET",
    path: "/v1/responses/export",
    summary:
      "All responses that the filters let through, newest first, as a stream: CSV with stable columns, or NDJSON.",
    ...read,
    query: v.object({ format: v.optional(v.picklist(["csv", "ndjson"]), "csv"), ...responseFilter }),
    answer: v.string(),
    produces: ["text/csv", "application/x-ndjson"],
    problems: ["invalid_query"],
  },
  readResponse: {
    method: "GET",
    path: "/v1/responses/{id}",
    summary: "One response with its frozen touches.",
    ...read,
    answer: Response,
    problems: ["not_found"],
  },
  deleteResponse: {
    method: "DELETE",
    path: "/v1/responses/{id}",
    summary: "Delete one response for good.",
    ...write,
    status: 204,
    problems: ["not_found"],
  },
  ...reportOperations,
  readWorkspace: {
    method: "GET",
    path: "/v1/workspace",
    summary: "The workspace and its settings.",
    ...read,
    answer: Workspace,
    problems: [],
  },
  updateWorkspace: {
    method: "PATCH",
    path: "/v1/workspace",
    summary: "Change the workspace. A new time zone counts from now on; stored days stay.",
    ...admin,
    body: WorkspacePatch,
    answer: Workspace,
    problems: ["invalid_body"],
  },
  listKeys: {
    method: "GET",
    path: "/v1/keys",
    summary: "The keys; a secret shows its last four characters only.",
    ...admin,
    answer: listOf(Key),
    problems: [],
  },
  createKey: {
    method: "POST",
    path: "/v1/keys",
    summary: "A new key. A secret is told this once.",
    ...admin,
    body: KeyDraft,
    status: 201,
    answer: NewKey,
    problems: ["invalid_body"],
  },
  updateKey: {
    method: "PATCH",
    path: "/v1/keys/{id}",
    summary: "Rename a key or change its origins.",
    ...admin,
    body: KeyPatch,
    answer: Key,
    problems: ["not_found", "invalid_body"],
  },
  revokeKey: {
    method: "DELETE",
    path: "/v1/keys/{id}",
    summary: "Revoke a key at once.",
    ...admin,
    answer: Key,
    problems: ["not_found"],
  },
} as const satisfies Record<string, Operation>;
export type OperationName = keyof typeof operations;
