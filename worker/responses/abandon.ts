/**
 * An unfinished response that nobody went on with for half an hour counts as abandoned. A later revision of it may
 * still finish it. In bounded batches, found by an index that holds unfinished ones alone.
 */

/** As long as a visit's silence. */
const silence = 30 * 60_000;
const batchRows = 500;

// The cell that stands for the response itself ends with its state; both are written compactly, by JSON.stringify.
const sql = `UPDATE responses SET state = 'abandoned',
  cells = replace(cells, '["","response","partial"]', '["","response","abandoned"]')
WHERE (workspace_id, seq) IN (SELECT workspace_id, seq FROM responses
  WHERE state = 'partial' AND received_at < ?1 ORDER BY received_at LIMIT ?2)`;

/** Goes on until none is left or the time is up; the next minute takes up the rest. Answers how many there were. */
export async function sweepUnfinished(d1: D1Database, now: () => number, milliseconds: number): Promise<number> {
  const until = now() + milliseconds;
  const before = new Date(now() - silence).toISOString();
  let found = 0;
  do {
    const { changes } = (await d1.prepare(sql).bind(before, batchRows).run()).meta;
    found += changes;
    if (changes < batchRows) break;
  } while (now() < until);
  return found;
}
