/** What Voz makes of arrivals. */
import {
  JourneyAnswer,
  JourneyRequest,
  ResolveAnswer,
  ResolvedArrival,
  ResolveQuery,
  ResolveRequest,
} from "../touch.ts";
import { read, type Operation } from "./operation.ts";

export const touchOperations = {
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
} as const satisfies Record<string, Operation>;
