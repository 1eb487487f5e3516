/** The workspace, its settings and its audit log. */
import * as v from "valibot";
import { listOf } from "../../shapes.ts";
import { AuditEntry, AuditExportQuery, AuditQuery, AuditVerdict } from "../audit.ts";
import { Turnstile, TurnstileDraft, Workspace, WorkspacePatch } from "../workspace.ts";
import { read, type Operation } from "./operation.ts";

const settings = { auth: "private", needs: ["settings"], status: 200 } as const;
const audit = { auth: "private", needs: ["audit"], status: 200 } as const;

export const workspaceOperations = {
  listAudit: {
    method: "GET",
    path: "/v1/audit",
    summary: "The audit log, newest first: kept for two years, appended and never changed.",
    ...audit,
    query: AuditQuery,
    answer: listOf(AuditEntry),
    problems: ["invalid_query"],
  },
  exportAudit: {
    method: "GET",
    path: "/v1/audit/export",
    summary: "All entries that the filters let through, oldest first, as a stream: CSV, or NDJSON.",
    ...audit,
    query: AuditExportQuery,
    answer: v.string(),
    produces: ["text/csv", "application/x-ndjson"],
    problems: ["invalid_query"],
  },
  verifyAudit: {
    method: "GET",
    path: "/v1/audit/verify",
    summary: "Does the chain of hashes hold? Names the first link that does not.",
    ...audit,
    query: v.object({ from: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))) }),
    answer: AuditVerdict,
    problems: ["invalid_query"],
  },
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
    ...settings,
    body: WorkspacePatch,
    answer: Workspace,
    problems: ["invalid_body"],
  },
  readTurnstile: {
    method: "GET",
    path: "/v1/workspace/turnstile",
    summary: "Whether Cloudflare Turnstile is on: its site key, or null. The secret is never told.",
    ...settings,
    answer: Turnstile,
    problems: [],
  },
  putTurnstile: {
    method: "PUT",
    path: "/v1/workspace/turnstile",
    summary:
      "Check the Turnstile tokens that batches carry. One that Cloudflare calls invalid speaks against the responses it came with; a missing one says nothing.",
    ...settings,
    body: TurnstileDraft,
    answer: Turnstile,
    problems: ["invalid_body"],
  },
  deleteTurnstile: {
    method: "DELETE",
    path: "/v1/workspace/turnstile",
    summary: "Check no Turnstile tokens any more, and forget the secret.",
    ...settings,
    status: 204,
    problems: [],
  },
} as const satisfies Record<string, Operation>;
