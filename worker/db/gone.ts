/**
 * Which responses are gone for good: a device that never heard that its answer arrived sends it again, months later, and
 * it must not come back. Marks of the ids, keyed by a secret of the Worker's, so that nobody is told by them. Kept for
 * 400 days after they went. Personal: nothing. The migration adds WITHOUT ROWID: they are looked up by their key.
 */
import { index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const goneResponses = sqliteTable(
  "gone_responses",
  {
    workspaceId: text("workspace_id").notNull(),
    mark: text().notNull(),
    day: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.mark] }),
    /** So that a night lets go of its day's, and reads no other. */
    index("gone_responses_by_day").on(table.day),
  ],
);

/**
 * Who was erased, and when that was asked for: what a device tells of them that is older, and comes later, is not kept
 * either; what is newer is, since they came back. Marks of customers' and visitors' ids, by the same key and as long.
 * Personal: nothing. The migration adds WITHOUT ROWID.
 */
export const gonePeople = sqliteTable(
  "gone_people",
  {
    workspaceId: text("workspace_id").notNull(),
    mark: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.mark] }), index("gone_people_by_time").on(table.at)],
);

/** SQL: none of those whose marks these are was erased at this time or later. A mark may be null. */
export const isNotErased = (workspace: string, marks: readonly string[], at: string): string =>
  `NOT EXISTS (SELECT 1 FROM gone_people p WHERE p.workspace_id = ${workspace} AND p.mark IN (${marks.join(", ")}) AND p.at >= ${at})`;

/** SQL: the response whose mark this is, is not among those that are gone. Without a mark nothing is. */
export const isNotGone = (workspace: string, mark: string): string =>
  `NOT EXISTS (SELECT 1 FROM gone_responses g WHERE g.workspace_id = ${workspace} AND g.mark = ${mark})`;
