/**
 * Erasure: first it is written down who is to be erased (sealed) and by which marks they are known again; then it is
 * carried out, some hundred responses a transaction. Interrupted anywhere it is taken up by the next minute's sweep, and
 * two who carry it out at once take nothing out twice.
 */
import { settleBrowsers } from "../customers/visitors.ts";
import { openDatabase, schema } from "../db/index.ts";
import { subjectOfCustomer } from "../deliveries/customer.ts";
import { tellErased } from "../deliveries/erased.ts";
import { forget } from "../deliveries/owe.ts";
import { newIdWith, type Actor, type Trusted, type Vault } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { rememberPeople } from "../responses/gone.ts";
import { deletion, leavingColumns, leavingOf, type Leaving, type Step } from "../responses/delete.ts";
import type { erasureKinds, ErasedHow } from "#contract";
import type { SubjectTable } from "./map/index.ts";
import { customerSubject, receiptSubject } from "./person.ts";
import { erasureRow, marksOf, openSubject, sealSubject, type Subject } from "./subject.ts";

/** What becomes of each table that holds anything of a person. One that is missing here does not compile. */
export const reached: Readonly<Record<SubjectTable, ErasedHow>> = {
  customers: "deleted",
  customerVisitors: "deleted",
  responses: "deleted",
  rollups: "subtracted",
  deliveries: "emptied",
  flags: "emptied",
  erasures: "sealed",
};

const batchRows = 500;
type Table = NonNullable<Step["table"]> | "customers" | "customerVisitors";
export type AskedBy = Pick<Actor, "kind" | "id"> | { kind: "ledger" | "receipt"; id: string };

export async function beginErasure(
  here: Trusted,
  kind: (typeof erasureKinds)[number],
  subject: Subject,
  by: AskedBy,
): Promise<string> {
  const id = here.newId("ers");
  await here.db.insert(schema.erasures).values({
    workspaceId: here.workspaceId,
    id,
    kind,
    state: "open",
    subject: await sealSubject(here.vault, id, subject),
    hashes: await marksOf(here.vault, here.workspaceId, subject),
    counts: {},
    askedBy: `${by.kind}:${by.id}`,
    askedAt: here.now.toISOString(),
  });
  return id;
}

/** Erases a customer with all that they said; answers the erasure's id. */
export async function eraseCustomer(here: Trusted, customerId: string, by: AskedBy): Promise<string> {
  const subject = await customerSubject(here.db.$client, here.workspaceId, customerId);
  if (!subject) throw notFound("customer");
  const id = await beginErasure(here, "customer", subject, by);
  await carryOut(here, id);
  return id;
}

/** Erases what somebody said whom only the number of their response is known of. */
export async function eraseByReceipt(here: Trusted, responseId: string, by: AskedBy): Promise<string> {
  const subject = await receiptSubject(here.db.$client, here.workspaceId, responseId);
  if (!subject) throw notFound("response");
  const id = await beginErasure(here, "response", subject, by);
  await carryOut(here, id);
  return id;
}

/** Erases one response alone, for whoever holds its receipt: a browser may be several people's. */
export async function eraseResponse(here: Trusted, responseId: string, by: AskedBy): Promise<string> {
  const id = await beginErasure(here, "response", { customerId: null, visitorIds: [], responseIds: [responseId] }, by);
  await carryOut(here, id);
  return id;
}

// CROSS JOIN keeps SQLite on the way from the ids to the rows; left to itself it goes through the workspace for each.
const rowsSql = `SELECT ${leavingColumns} FROM json_each(?2) i CROSS JOIN responses r
WHERE r.workspace_id = ?1 AND r.id = i.value`;
// Right behind what it counts, in the same transaction: so many rows did the statement before it change.
const countSql = `UPDATE erasures SET counts = json_set(counts, '$.' || ?3, coalesce(counts ->> ('$.' || ?3), 0) + changes())
WHERE workspace_id = ?1 AND id = ?2`;
const customerSql = "DELETE FROM customers WHERE workspace_id = ?1 AND id = ?2";
const linksSql = `DELETE FROM customer_visitors WHERE workspace_id = ?1
  AND (customer_id = ?2 OR visitor_id IN (SELECT value FROM json_each(?3)))`;
const doneSql =
  "UPDATE erasures SET state = 'done', done_at = ?3 WHERE workspace_id = ?1 AND id = ?2 AND state = 'open'";

export async function carryOut(here: Trusted, id: string): Promise<void> {
  const { db, workspaceId, now, vault } = here;
  const d1 = db.$client;
  const row = await erasureRow(here, id);
  if (row.state === "done" || row.subject === null) return;
  const subject = await openSubject(vault, id, row.subject);
  const counted = (table: Table, statement: D1PreparedStatement): D1PreparedStatement[] => [
    statement,
    d1.prepare(countSql).bind(workspaceId, id, table),
  ];
  // First of all: what is older of them, and comes while they are erased, would be missed below.
  const people = await marksOf(vault, workspaceId, { ...subject, responseIds: [] });
  const marks = people.map((mark) => [mark, row.askedAt] as const);
  if (marks.length > 0) await rememberPeople(d1, workspaceId, marks).run();
  for (let from = 0; from < subject.responseIds.length; from += batchRows) {
    const responseIds = subject.responseIds.slice(from, from + batchRows);
    const { results } = await d1
      .prepare(rowsSql)
      .bind(workspaceId, JSON.stringify(responseIds))
      .all<Omit<Leaving, "cells"> & { cells: string }>();
    const { steps } = await deletion(d1, vault.secret, workspaceId, results.map(leavingOf), now);
    await d1.batch([
      ...tellErased(d1, workspaceId, { erasureId: id, subjectIds: responseIds }, now),
      ...steps.flatMap(({ table, statement }) => (table ? counted(table, statement) : [statement])),
    ]);
  }
  const links = d1.prepare(linksSql).bind(workspaceId, subject.customerId, JSON.stringify(subject.visitorIds));
  const customer = subject.customerId;
  const told = customer === null ? [] : [await subjectOfCustomer(vault.secret, workspaceId, customer)];
  await d1.batch([
    ...tellErased(d1, workspaceId, { erasureId: id, subjectIds: told }, now),
    ...(customer === null
      ? []
      : [
          ...counted("deliveries", forget(d1, workspaceId, told)),
          ...counted("customers", d1.prepare(customerSql).bind(workspaceId, customer)),
          ...settleBrowsers(d1, workspaceId, [customer], "erasure", now),
        ]),
    ...counted("customerVisitors", links),
    d1.prepare(doneSql).bind(workspaceId, id, now.toISOString()),
  ]);
}

/** Long enough that whoever asked for it is not at it any more. */
const abandoned = 60_000;
const openSql =
  "SELECT workspace_id AS workspaceId, id FROM erasures WHERE state = 'open' AND asked_at < ?1 ORDER BY asked_at LIMIT 20";

/** Goes on with what was interrupted. */
export async function sweepErasures(
  d1: D1Database,
  vault: Vault,
  now: () => number,
  milliseconds: number,
): Promise<number> {
  const until = now() + milliseconds;
  const before = new Date(now() - abandoned).toISOString();
  const { results } = await d1.prepare(openSql).bind(before).all<{ workspaceId: string; id: string }>();
  let done = 0;
  for (const { workspaceId, id } of results) {
    if (now() >= until) break;
    const here = { db: openDatabase(d1), workspaceId, now: new Date(now()), newId: newIdWith(vault.random), vault };
    await carryOut(here, id);
    done += 1;
  }
  return done;
}

/** A delivery is tried for three days, and may be asked for again for some weeks. */
const told = 30 * 24 * 60 * 60_000;

/** Forgets who was erased, once nobody is told any more; the marks stay. */
export async function forgetSubjects(d1: D1Database, now: Date): Promise<number> {
  const { meta } = await d1
    .prepare("UPDATE erasures SET subject = NULL WHERE state = 'done' AND subject NOTNULL AND asked_at < ?1")
    .bind(new Date(now.getTime() - told).toISOString())
    .run();
  return meta.changes;
}
