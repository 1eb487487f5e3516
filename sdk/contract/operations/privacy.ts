/** Erasures and their ledger, and what retention did. */
import { listOf } from "../../shapes.ts";
import { Erasure, ErasureQuery, ErasureRequest, LedgerEntry, LedgerReplayed, ReplayLedger } from "../erasure.ts";
import { RetentionQuery, RetentionRun } from "../retention.ts";
import { erase, read, type Operation } from "./operation.ts";

export const privacyOperations = {
  eraseByReceipt: {
    method: "POST",
    path: "/v1/erasures",
    summary:
      "Erase what somebody said who is known by the id of a response alone: that response, and what else its browser said anonymously.",
    ...erase,
    body: ErasureRequest,
    status: 201,
    answer: Erasure,
    problems: ["invalid_body", "not_found"],
  },
  listErasures: {
    method: "GET",
    path: "/v1/erasures",
    summary: "What was erased, newest first, with its receipts.",
    ...erase,
    query: ErasureQuery,
    answer: listOf(Erasure),
    problems: ["invalid_query"],
  },
  exportLedger: {
    method: "GET",
    path: "/v1/erasures/ledger",
    summary: "The ledger of erasures, a JSON line each: keep it elsewhere than the database, for after a restore.",
    ...erase,
    answer: LedgerEntry,
    produces: ["application/x-ndjson"],
    problems: [],
  },
  replayLedger: {
    method: "POST",
    path: "/v1/erasures/replay",
    summary:
      "After a back-up was restored: erase again whom the ledger names. Repeat with `next` as `cursor` until it is null.",
    ...erase,
    body: ReplayLedger,
    answer: LedgerReplayed,
    problems: ["invalid_body", "invalid_query"],
  },
  readErasure: {
    method: "GET",
    path: "/v1/erasures/{id}",
    summary: "One erasure's receipt, with what became of telling each endpoint.",
    ...erase,
    answer: Erasure,
    problems: ["not_found"],
  },
  listRetention: {
    method: "GET",
    path: "/v1/retention",
    summary: "What retention deleted or made anonymous, by night and survey. The rules are the workspace's settings.",
    ...read,
    query: RetentionQuery,
    answer: listOf(RetentionRun),
    problems: ["invalid_query"],
  },
} as const satisfies Record<string, Operation>;
