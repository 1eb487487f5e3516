/** How endpoints are doing, by what their newest deliveries say: counted when asked, so that a try costs no further row. */
import type { Surroundings } from "../http/context.ts";

export interface Doing {
  /** Of the newest deliveries, all tries; and those that arrived. */
  tries: number;
  arrived: number;
  /** Milliseconds from the call to its answer, of all tries that got one; null where none did. */
  half: number | null;
  most: number | null;
  /** Owed and not arrived yet, counted up to a thousand; the next try of one. */
  waiting: number;
  nextTry: string | null;
  /** Among the newest deliveries. */
  dead: number;
}

/** So far back: some hundreds tell the share and the slowest twentieth well enough. */
export const lookedAt = 200;
export const mostWaiting = 1000;

const owedBy = "FROM deliveries WHERE workspace_id = ?1 AND endpoint_id = ?2";
const doingSql = `WITH newest AS MATERIALIZED (SELECT state, attempts ${owedBy} ORDER BY created_at DESC LIMIT ${lookedAt}),
tries AS MATERIALIZED (SELECT a.value ->> 'milliseconds' AS ms, a.value ->> 'status' AS status, a.value ->> 'error' AS error
  FROM newest, json_each(newest.attempts) a),
placed AS (SELECT ms, row_number() OVER (ORDER BY ms) AS place, count(*) OVER () AS n FROM tries WHERE status IS NOT NULL)
SELECT (SELECT count(*) FROM tries) AS tries, (SELECT count(*) FROM tries WHERE error IS NULL) AS arrived,
  (SELECT ms FROM placed WHERE place = (n + 1) / 2) AS half, (SELECT ms FROM placed WHERE place = (95 * n + 99) / 100) AS most,
  (SELECT count(*) FROM (SELECT 1 ${owedBy} AND state = 'pending' LIMIT ${mostWaiting + 1})) AS waiting,
  (SELECT min(due) ${owedBy} AND state = 'pending') AS next,
  (SELECT count(*) FROM newest WHERE state = 'dead') AS dead`;

type Row = Omit<Doing, "nextTry"> & { next: number | null };

/** In the order of the ids. */
export async function doingOf({ db, workspaceId }: Surroundings, ids: readonly string[]): Promise<Doing[]> {
  if (ids.length === 0) return [];
  const asked = db.$client.prepare(doingSql);
  const found = await db.$client.batch<Row>(ids.map((id) => asked.bind(workspaceId, id)));
  return found.flatMap(({ results }) =>
    results.map(({ next, ...rest }) => ({ ...rest, nextTry: next === null ? null : new Date(next).toISOString() })),
  );
}
