/** Who answered everything: one row a combination of answers, counted from the period's responses in one query. */
import { and, sql } from "drizzle-orm";
import type { DriversQuery } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { narrowed } from "../filters.ts";
import type { Period } from "../period.ts";
import type { Row } from "../statistics/drivers/drivers.ts";
import type { Asked } from "./pairs.ts";

const { responses } = schema;

/** `asked` holds the outcome first, then the drivers, in the order of each row. */
export async function readComplete(
  { db, workspaceId }: Surroundings,
  period: Period,
  query: DriversQuery,
  asked: readonly Asked[],
): Promise<Row[]> {
  const wanted = JSON.stringify(asked.map(({ id, metric }) => [id, metric]));
  const rows = await db.all<{ given: string; n: number }>(sql`SELECT given, count(*) AS n FROM (
    SELECT json_group_object(w.key, c.value ->> 2) AS given
    FROM ${responses}, json_each(${responses.cells}) c
    JOIN json_each(${wanted}) w ON w.value ->> 0 = c.value ->> 0 AND w.value ->> 1 = c.value ->> 1
    WHERE ${and(narrowed("responses", workspaceId, period, query), sql`typeof(c.value ->> 2) <> 'text'`)}
    GROUP BY ${responses.seq} HAVING count(*) = ${asked.length})
    GROUP BY given ORDER BY given`);
  return rows.map(({ given, n }) => {
    const numbers = JSON.parse(given) as Record<number, number>;
    return { outcome: numbers[0] ?? 0, drivers: asked.slice(1).map((_, at) => numbers[at + 1] ?? 0), n };
  });
}
