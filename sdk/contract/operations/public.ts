/** What pages, apps and anybody may ask, without a secret. */
import * as v from "valibot";
import { CarriedAnswer, CarriedRequest, CarryAnswer, CarryRequest } from "../carry.ts";
import { CollectAnswer, CollectRequest } from "../collect.ts";
import { Config, ConfigQuery } from "../config.ts";
import { DecideAnswer, DecideRequest } from "../decide.ts";
import type { Operation } from "./operation.ts";

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

export const publicOperations = {
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
} as const satisfies Record<string, Operation>;
