/**
 * What the browser sends and reads, as types only: code that runs in a page imports these and stays free of valibot.
 * The schemas beside this file are the source of truth; a type test keeps the two equal where it matters.
 */
import type { Question } from "../questions/index.ts";
import type { Touch } from "./touch.types.ts";

export type { Touch } from "./touch.types.ts";
export type { PublishedSurvey } from "./survey.ts";
export type { Config } from "./config.ts";
export type { Theme } from "./theme.ts";
export type { DecideAnswer, DecideRequest } from "./decide.ts";
export type { Localized } from "../shapes.ts";
export type { Question };

export type ConsentState = "granted" | "denied" | "pending";
export type ResponseState = "partial" | "complete" | "abandoned";
export type PromiseArm = "quoted" | "generic";
export type ExposureStep = "eligible" | "shown" | "started" | "dismissed" | "suppressed";

export interface PromiseRef {
  id: string;
  version: number;
  arm: PromiseArm;
}

export interface CustomerRef {
  id: string;
  email?: string;
  name?: string;
  traits?: Record<string, unknown>;
  /** HMAC-SHA256 of the id with the workspace's identity secret, in hex, made by the customer's own server. */
  proof?: string;
}

export interface ResponseItem {
  type: "response";
  id: string;
  surveyId: string;
  surveyVersion: number;
  answers: Record<string, unknown>;
  state: ResponseState;
  revision?: number;
  at: string;
  startedAt?: string;
  locale?: string;
  touchpoint?: string;
  promise?: PromiseRef;
  visitorId?: string;
  customer?: CustomerRef;
  touches?: Touch[];
  page?: { url: string };
  context?: Record<string, unknown>;
  consent?: { state: ConsentState; textVersion?: string; purposes?: string[] };
}

export interface ExposureItem {
  type: "exposure";
  id: string;
  surveyId: string;
  surveyVersion: number;
  step: ExposureStep;
  reason?: string;
  at: string;
  touchpoint?: string;
  visitorId?: string;
  touches?: Touch[];
  locale?: string;
}

export interface IdentifyItem {
  type: "identify";
  id: string;
  customer: CustomerRef;
  visitorId?: string;
  at: string;
}

export type CollectItem = ResponseItem | ExposureItem | IdentifyItem;

export interface CollectResult {
  id: string | null;
  status: "stored" | "queued" | "duplicate" | "rejected";
  code?: string;
  issues?: { path: string; message: string }[];
  flags?: string[];
}
