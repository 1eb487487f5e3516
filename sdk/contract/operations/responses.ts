/** Responses, one by one and as files. */
import * as v from "valibot";
import { questionKinds } from "../../questions/index.ts";
import { Day, idOf, listOf, Page, TouchpointName } from "../../shapes.ts";
import { ReceiptLink } from "../erasure.ts";
import { npsGroups, Response, ResponsePatch, responseStates, Sought, suspicions } from "../response.ts";
import { Channel } from "../touch.ts";
import { erase, erasePerson, read, write, type Operation } from "./operation.ts";

const responseFilter = {
  survey: v.optional(idOf("sur")),
  campaign: v.optional(v.union([idOf("cmp"), v.literal("none")])),
  channel: v.optional(Channel),
  touchpoint: v.optional(TouchpointName),
  state: v.optional(v.picklist(responseStates)),
  /** Those that answer a question of this kind. */
  kind: v.optional(v.picklist(questionKinds, `A kind is one of: ${questionKinds.join(", ")}.`)),
  score: v.optional(v.picklist(npsGroups)),
  q: v.optional(Sought),
  customer: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** Those that no person seems to have given; left out where nothing is said. */
  suspicious: v.optional(v.picklist(suspicions, `Say one of: ${suspicions.join(", ")}.`)),
  from: v.optional(Day),
  to: v.optional(Day),
};

export const responseOperations = {
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
  updateResponse: {
    method: "PATCH",
    path: "/v1/responses/{id}",
    summary: "Let a response count that was left out of reports as suspicious, or leave one out.",
    ...write,
    body: ResponsePatch,
    answer: Response,
    problems: ["not_found", "invalid_body"],
  },
  deleteResponse: {
    method: "DELETE",
    path: "/v1/responses/{id}",
    summary: "Delete one response for good.",
    ...erase,
    status: 204,
    problems: ["not_found"],
  },
  linkResponse: {
    method: "GET",
    path: "/v1/responses/{id}/receipt",
    summary:
      "A link to hand to whoever answered: on its page they see what is kept of that answer, and may erase it. Who has the link may do so.",
    ...erasePerson,
    answer: ReceiptLink,
    problems: ["not_found"],
  },
} as const satisfies Record<string, Operation>;
