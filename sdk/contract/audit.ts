/** The audit log: what was done in the workspace, by whom, from where. */
import * as v from "valibot";
import { Day, Page } from "../shapes.ts";

/** What is logged beside the operations that change something or take much along: what people do at the dashboard. */
export const ownActs = [
  "setUp",
  "signIn",
  "signInFailed",
  "signOut",
  "join",
  "revokeSession",
  "changeSecondFactor",
] as const;

export const AuditEntry = v.object({
  seq: v.number(),
  at: v.string(),
  actor: v.object({
    /** `unknown`: whoever failed to sign in as a member; the entry's object says as whom. */
    kind: v.picklist(["user", "key", "unknown"]),
    id: v.string(),
    /** The person's e-mail, the key's name, as it was then; empty for somebody unknown. */
    name: v.string(),
  }),
  /** The address, cut to /24 or /48. */
  network: v.nullable(v.string()),
  /** The name of the operation, as `/docs` has it, or an act of the dashboard's own. */
  action: v.string(),
  /** The id of what it was done to; of a customer, a response and a delivery a keyed mark of it, the same one for the same. */
  object: v.nullable(v.string()),
  /**
   * Names of what was changed, never the values that were sent; what a role, a key or an invitation became. `change.before`
   * and `change.after` are keyed marks (HMAC) of the object's rows: equal marks, equal rows.
   */
  detail: v.record(v.string(), v.unknown()),
  /** SHA-256 over the hash before and this entry; null in the moment before it is sealed. */
  hash: v.nullable(v.string()),
});
export type AuditEntry = v.InferOutput<typeof AuditEntry>;

const filter = {
  action: v.optional(v.pipe(v.string(), v.maxLength(100))),
  /** An id of a person or a key, or a part of the e-mail or name. */
  actor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  object: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** Days in the workspace's time zone. */
  from: v.optional(Day),
  to: v.optional(Day),
};
export const AuditQuery = v.object({ ...Page, ...filter });
export type AuditQuery = v.InferOutput<typeof AuditQuery>;
export const AuditExportQuery = v.object({ format: v.optional(v.picklist(["csv", "ndjson"]), "csv"), ...filter });
export type AuditExportQuery = v.InferOutput<typeof AuditExportQuery>;

export const AuditVerdict = v.object({
  /** How many entries were looked at. */
  entries: v.number(),
  /** The first link that does not hold; null where all do. */
  broken: v.nullable(
    v.object({
      seq: v.number(),
      /** `changed`: the entry is not what was sealed. `missing`: it is not there. `unsealed`: its hash is not there. */
      why: v.picklist(["changed", "missing", "unsealed"]),
    }),
  ),
  /** The last link. Noted elsewhere, it tells later whether the whole chain was made anew. */
  last: v.nullable(v.object({ seq: v.number(), at: v.string(), hash: v.string() })),
  /** The entry to go on from, where there are more than one request looks at. */
  next: v.nullable(v.number()),
});
export type AuditVerdict = v.InferOutput<typeof AuditVerdict>;
/** One request looks at so many entries. */
export const mostVerified = 50_000;
