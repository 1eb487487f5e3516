/**
 * An unfinished response that nobody went on with for half an hour counts as abandoned. A later revision of it may
 * still finish it. In bounded batches, found by an index that holds unfinished ones alone.
 */
import { recount } from "../db/cells.ts";
import { tellAbandoned } from "./tell.ts";

/** As long as a visit's silence. */
export const silence = 30 * 60_000;
/** The flag of one that was settled by it, and not left by a visitor who said so. */
export const silent = "silent";
const batchRows = 500;

const findSql = `SELECT workspace_id AS workspaceId, seq FROM responses
WHERE state = 'partial' AND received_at < ?1 ORDER BY received_at LIMIT ${batchRows}`;
// The cell that stands for the response itself ends with its state; both are written compactly, by JSON.stringify.
const settleSql = `UPDATE responses SET state = 'abandoned',
  cells = replace(cells, '["","response","partial"]', '["","response","abandoned"]'),
  flags = json_insert(flags, '$[#]', '${silent}')
WHERE workspace_id = ?1 AND seq IN (SELECT value FROM json_each(?2)) AND state = 'partial' AND received_at < ?3`;

/** Goes on until none is left or the time is up; the next minute takes up the rest. Answers how many there were. */
export async function sweepUnfinished(d1: D1Database, now: () => number, milliseconds: number): Promise<number> {
  const until = now() + milliseconds;
  const before = new Date(now() - silence).toISOString();
  let found = 0;
  do {
    const { results } = await d1.prepare(findSql).bind(before).all<{ workspaceId: string; seq: number }>();
    for (const [workspaceId, rows] of Map.groupBy(results, (row) => row.workspaceId)) {
      const seqs = rows.map(({ seq }) => seq);
      const { takeOut, putIn } = recount(d1, workspaceId, seqs);
      const tell = await tellAbandoned(d1, workspaceId, seqs, before, new Date(now()));
      const settle = d1.prepare(settleSql).bind(workspaceId, JSON.stringify(seqs), before);
      await d1.batch([...tell, ...takeOut, settle, ...putIn]);
    }
    found += results.length;
    if (results.length < batchRows) break;
  } while (now() < until);
  return found;
}
