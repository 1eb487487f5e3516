/** What was erased, as it is read: every table with what became of it, and who has been told so far. */
import { and, asc, desc, eq, lt, or } from "drizzle-orm";
import type { Erasure, LedgerEntry } from "#contract";
import { schema } from "../db/index.ts";
import { readTold } from "../deliveries/erased.ts";
import type { Surroundings } from "../http/context.ts";
import { makeCursor, page, pageSize, readCursor } from "../http/paging.ts";
import { reached } from "./erase.ts";
import { mapped, type MappedTable } from "./map/index.ts";
import { erasureRow } from "./subject.ts";

const { erasures } = schema;
type Row = typeof erasures.$inferSelect;

const howOf = (table: MappedTable) => (table in reached ? reached[table as keyof typeof reached] : "nothing");
const ledgerOf = ({ id, askedAt, hashes }: Row): LedgerEntry => ({ id, askedAt, hashes });

async function erasureOf({ db, workspaceId }: Surroundings, row: Row): Promise<Erasure> {
  const { id, kind, state, askedAt, doneAt, counts } = row;
  return {
    id,
    kind,
    state,
    askedAt,
    doneAt,
    tables: mapped.map(({ table, name }) => ({ table: name, rows: counts[table] ?? 0, how: howOf(table) })),
    endpoints: await readTold(db.$client, workspaceId, id),
    ledger: ledgerOf(row),
  };
}

export const readErasure = async (here: Surroundings, id: string): Promise<Erasure> =>
  erasureOf(here, await erasureRow(here, id));

export async function listErasures(
  here: Surroundings,
  query: { limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = pageSize(query);
  const [at, last] = readCursor(query.cursor, 2) ?? [];
  const { askedAt, id, workspaceId } = erasures;
  const rows = await here.db
    .select()
    .from(erasures)
    .where(
      and(
        eq(workspaceId, here.workspaceId),
        at === undefined || last === undefined ? undefined : or(lt(askedAt, at), and(eq(askedAt, at), lt(id, last))),
      ),
    )
    .orderBy(desc(askedAt), desc(id))
    .limit(limit + 1);
  const { items, next } = page(
    rows,
    limit,
    (row) => row,
    (row) => makeCursor(row.askedAt, row.id),
  );
  return { items: await Promise.all(items.map((row) => erasureOf(here, row))), next };
}

/** The whole ledger, a line an erasure: to be kept elsewhere than the database that it is about. */
export async function exportLedger({ db, workspaceId }: Surroundings): Promise<string> {
  const rows = await db
    .select()
    .from(erasures)
    .where(eq(erasures.workspaceId, workspaceId))
    .orderBy(asc(erasures.askedAt), asc(erasures.id));
  return rows.map((row) => `${JSON.stringify(ledgerOf(row))}\n`).join("");
}
