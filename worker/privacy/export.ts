/**
 * Access and portability: all that is kept of a customer, each table's rows by the columns' own names. What an export
 * leaves out is said here: sums know no person, an erased one is not there to be exported, and what is sealed is opened.
 */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { PersonExport } from "#contract";
import { schema } from "../db/index.ts";
import { subjectOfCustomer } from "../deliveries/customer.ts";
import { deliveryIdOf } from "../deliveries/event.ts";
import { subjectRanges } from "../deliveries/owe.ts";
import { openContacts } from "../customers/contacts.ts";
import { openNaming } from "../customers/sealed.ts";
import { markObject, type Marked } from "../http/audit.ts";
import type { Trusted } from "../http/context.ts";
import { csvLine, csvStart } from "../http/csv.ts";
import { notFound } from "../http/operation.ts";
import type { SubjectTable } from "./map/index.ts";
import { customerSubject } from "./person.ts";
import type { Subject } from "./subject.ts";

const { audit, customers, customerVisitors, deliveries, flags, responses } = schema;

type Rows = Record<string, unknown>[];
type Whole = Subject & { customerId: string };
type Reader = (here: Trusted, subject: Whole) => Promise<Rows>;

const among = (list: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(list)}))`;

async function toldOf({ db, workspaceId, vault }: Trusted, { customerId, responseIds }: Whole) {
  const told = [...responseIds, await subjectOfCustomer(vault.secret, workspaceId, customerId)];
  return db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.workspaceId, workspaceId),
        sql`(${deliveries.endpointId}, ${deliveries.eventId}) IN (SELECT d.endpoint_id, d.event_id
          FROM json_each(${subjectRanges(told)}) s CROSS JOIN endpoints e CROSS JOIN deliveries d
          WHERE e.workspace_id = ${workspaceId} AND d.workspace_id = ${workspaceId} AND d.endpoint_id = e.id
            AND d.event_id >= s.value ->> 0 AND d.event_id < s.value ->> 1)`,
      ),
    );
}

/** A table that is missing here does not compile. */
const readers: Readonly<Record<SubjectTable | "audit", Reader | "sums" | "erased">> = {
  customers: async ({ db, workspaceId, vault }, { customerId }) => {
    const rows = await db
      .select()
      .from(customers)
      .where(and(eq(customers.workspaceId, workspaceId), eq(customers.id, customerId)));
    return Promise.all(
      rows.map(async (row) => {
        const { id, traits, proven, seenOn, createdAt, updatedAt } = row;
        const { email, name } = await openNaming(vault.secret, row);
        return { workspaceId, id, email, name, traits, proven, seenOn, createdAt, updatedAt };
      }),
    );
  },
  customerVisitors: ({ db, workspaceId }, { customerId }) =>
    db
      .select()
      .from(customerVisitors)
      .where(and(eq(customerVisitors.workspaceId, workspaceId), eq(customerVisitors.customerId, customerId))),
  responses: async ({ db, workspaceId, vault }, { responseIds }) => {
    const rows = await db
      .select()
      .from(responses)
      .where(and(eq(responses.workspaceId, workspaceId), inArray(responses.id, among(responseIds))));
    return Promise.all(
      rows.map(async (row) => {
        const { sealedContacts: _, ...kept } = row;
        return { ...kept, answers: await openContacts(vault.secret, row) };
      }),
    );
  },
  // Whose they are is known here.
  deliveries: async (here, subject) =>
    (await toldOf(here, subject)).map(({ detail, ...row }) => ({
      ...row,
      detail: detail && { ...detail, customer: subject.customerId },
    })),
  flags: async ({ db, workspaceId }, { responseIds }) => {
    const own = new Set(responseIds);
    const rows = await db.select().from(flags).where(eq(flags.workspaceId, workspaceId));
    return rows.flatMap((row) => {
      const quotes = row.quotes.filter((id) => own.has(id));
      // Who looks after the campaign is another person.
      return quotes.length > 0 ? [{ id: row.id, campaignId: row.campaignId, week: row.week, quotes }] : [];
    });
  },
  audit: async (here, subject) => {
    const { db, workspaceId, vault } = here;
    const { customerId, responseIds } = subject;
    const deliveryIds = (await toldOf(here, subject)).map((row) => deliveryIdOf(row.endpointId, row.eventId));
    const mark = (whose: Marked) => (id: string) => markObject(vault.secret, workspaceId, whose, id);
    const marks = await Promise.all([
      mark("customer")(customerId),
      ...responseIds.map(mark("response")),
      ...deliveryIds.map(mark("delivery")),
    ]);
    // What was logged before there were marks stands under the id itself.
    const objects = among([...marks, ...responseIds, ...deliveryIds]);
    // Who of the company did it is another person.
    return db
      .select({
        seq: audit.seq,
        at: audit.at,
        actorKind: audit.actorKind,
        action: audit.action,
        object: audit.object,
        detail: audit.detail,
      })
      .from(audit)
      .where(and(eq(audit.workspaceId, workspaceId), inArray(audit.object, objects)))
      .orderBy(audit.seq);
  },
  rollups: "sums",
  erasures: "erased",
};

export async function exportCustomer(here: Trusted, customerId: string): Promise<PersonExport> {
  const subject = await customerSubject(here.db.$client, here.workspaceId, customerId);
  if (!subject) throw notFound("customer");
  const tables: Record<string, Rows> = {};
  for (const [name, read] of Object.entries(readers))
    if (typeof read === "function") tables[name] = await read(here, { ...subject, customerId });
  return { exportedAt: here.now.toISOString(), workspaceId: here.workspaceId, customerId, tables };
}

const cellOf = (value: unknown): string | number | null =>
  value === null || typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value);

/** The same for a spreadsheet: a line a value, with its table, row and column. */
export function personCsv({ tables }: PersonExport): string {
  let text = csvStart(["table", "row", "column", "value"]);
  for (const [table, rows] of Object.entries(tables))
    for (const [index, row] of rows.entries())
      for (const [column, value] of Object.entries(row)) text += csvLine([table, index + 1, column, cellOf(value)]);
  return text;
}
