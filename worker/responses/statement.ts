/**
 * The one statement that stores a response. It numbers the row inside the insert, does nothing when the configuration
 * has changed since it was read or the response (or who gave it, since) is gone for good, replaces a lower revision and never undoes a finish. Two rows are written: the row
 * and its unique id. Written by hand and prepared once: it is the hot path, and drizzle has no INSERT … SELECT with
 * a conflict clause of this kind. A revision of a response that reports have folded already is stored by `revise`,
 * which mends the rollups in the same transaction.
 */
import { getTableColumns } from "drizzle-orm";
import { unproven } from "#contract";
import { recount } from "../db/cells.ts";
import { isTheirs, type Marks } from "../customers/visitors.ts";
import { isNotErased, isNotGone } from "../db/gone.ts";
import { schema } from "../db/index.ts";
import type { KnownEndpoint } from "../deliveries/filter.ts";
import type { Snapshot } from "../workspaces/snapshot.ts";
import type { SealedRow } from "./seal.ts";
import type { ResponseRow } from "./submit.ts";
import { tellStored } from "./tell.ts";

const columns = Object.entries(getTableColumns(schema.responses)).filter(([name]) => name !== "seq");
const names = columns.map(([, column]) => column.name);

/** What a later revision may change. Touches, promise campaign and arrival stay as the first answer froze them. */
const replaced = [
  "survey_version",
  "revision",
  "content_hash",
  "state",
  "answers",
  "cells",
  "at",
  "started_at",
  "locale",
  "touchpoint",
  "visitor_id",
  "customer_id",
  "promise_id",
  "promise_version",
  "promise_arm",
  "promise_campaign",
  "page_url",
  "context",
  "consent",
  "flags",
  "redactions",
  "sealed_contacts",
];

const placeOf = (name: string): string => `?${names.indexOf(name) + 1}`;
const workspace = placeOf("workspace_id");
const version = `?${names.length + 1}`;
const [mark = "", customer = "", visitor = "", madeAt = "", vouched = ""] = [2, 3, 4, 5, 6].map(
  (place) => `?${names.length + place}`,
);
// Whether a customer is proven is asked where it is written. Who sends it is not told: an id could be guessed by that.
const flags = `CASE WHEN ${vouched} = 0
  AND EXISTS (SELECT 1 FROM customers c WHERE c.workspace_id = ${workspace} AND c.id = ${placeOf("customer_id")} AND c.proven = 1)
  AND NOT EXISTS (SELECT 1 FROM customer_visitors v WHERE v.workspace_id = ${workspace}
    AND v.visitor_id = ${placeOf("visitor_id")} AND v.customer_id = ${placeOf("customer_id")} AND ${isTheirs})
  THEN json_insert(${placeOf("flags")}, '$[#]', '${unproven}') ELSE ${placeOf("flags")} END`;
/** When a row replaces the one that is there; both by how SQL calls their columns. */
const replaces = (known: string, next: { revision: string; surveyId: string; state: string }): string =>
  `${next.revision} > ${known}.revision AND ${known}.survey_id = ${next.surveyId}
  AND (${known}.state <> 'complete' OR ${next.state} = 'complete')`;
const excluded = { revision: "excluded.revision", surveyId: "excluded.survey_id", state: "excluded.state" };
/** As the statement that tells of it binds them. */
const told = replaces("r", { revision: "?4", surveyId: "?10", state: "?9" });

const sqlFor = (replaceable: string): string => `INSERT INTO responses (seq, ${names.join(", ")})
SELECT max(coalesce((SELECT max(seq) FROM responses WHERE workspace_id = ${workspace}), 0), w.watermark) + 1,
  ${names.map((name) => (name === "flags" ? flags : placeOf(name))).join(", ")}
FROM workspaces w WHERE w.id = ${workspace} AND w.config_version = ${version} AND ${isNotGone(workspace, mark)}
  AND ${isNotErased(workspace, [customer, visitor], madeAt)}
ON CONFLICT (workspace_id, id) DO UPDATE SET ${replaced.map((name) => `${name} = excluded.${name}`).join(", ")}
WHERE ${replaces("responses", excluded)} ${replaceable}
RETURNING id`;
const sql = sqlFor(`AND responses.seq > (SELECT watermark FROM workspaces WHERE id = ${workspace})`);
const revisingSql = sqlFor("");

const prepared = new WeakMap<D1Database, D1PreparedStatement>();

export function storeStatement(
  d1: D1Database,
  row: SealedRow,
  configVersion: number,
  marks: Marks,
): D1PreparedStatement {
  let statement = prepared.get(d1);
  if (!statement) {
    statement = d1.prepare(sql);
    prepared.set(d1, statement);
  }
  return bound(statement, row, configVersion, marks);
}

/** Tells of what `storeStatement` is about to store; stands before it. */
export const tellStatement = (
  d1: D1Database,
  snapshot: Snapshot,
  row: ResponseRow,
  endpoints: readonly KnownEndpoint[],
  marks: Marks,
): D1PreparedStatement => tellStored(d1, snapshot, row, endpoints, `${told} AND r.seq > w.watermark`, marks);

/** Stores a later revision of a response that was folded; false where the configuration had changed, or it is gone. */
export async function revise(
  d1: D1Database,
  snapshot: Snapshot,
  row: SealedRow,
  seq: number,
  endpoints: readonly KnownEndpoint[],
  marks: Marks,
): Promise<boolean> {
  const { takeOut, putIn } = recount(d1, row.workspaceId, [seq]);
  const tell = endpoints.length > 0 ? [tellStored(d1, snapshot, row, endpoints, told, marks)] : [];
  const before = [...takeOut, ...tell];
  const done = await d1.batch([...before, bound(d1.prepare(revisingSql), row, snapshot.version, marks), ...putIn]);
  return (done[before.length]?.results.length ?? 0) > 0;
}

function bound(
  statement: D1PreparedStatement,
  row: SealedRow,
  configVersion: number,
  marks: Marks,
): D1PreparedStatement {
  const values = columns.map(([name, column]) => {
    const value = row[name as keyof SealedRow] ?? null;
    return value === null ? null : column.mapToDriverValue(value);
  });
  const { response, customer: known, visitor: browser, madeAt: made } = marks;
  return statement.bind(...values, configVersion, response, known, browser, made, row.vouched ? 1 : 0);
}
