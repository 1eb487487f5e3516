/**
 * Removes what nobody will see again: the rows of imports that were interrupted, dropped or taken back, files that
 * nobody confirmed, and after 30 days the figures that an import replaced. And finds records where that was
 * interrupted. Each import is one transaction; stopped anywhere it goes on the next minute.
 */
import { figureKey } from "../../db/figures.ts";
import { openDatabase } from "../../db/index.ts";
import { rejoin } from "../join.ts";

const hour = 60 * 60 * 1000;
const day = 24 * hour;
/** No Worker lives as long as an import may be `writing`; a file may wait for a day; what was replaced can come back. */
const ages = { writing: hour, waiting: day, done: 30 * day } as const;

const dueSql = `SELECT workspace_id AS workspaceId, id, state, place, summary ->> '$.from' AS first, summary ->> '$.to' AS last
FROM marketing_imports WHERE cleared_at IS NULL AND created_at >= '' AND (state IN ('taken_back', 'dropped')
  OR (state = 'writing' AND created_at < ?1) OR (state = 'waiting' AND created_at < ?2) OR (state = 'done' AND finished_at < ?3))
ORDER BY created_at LIMIT 50`;

interface Due {
  workspaceId: string;
  id: string;
  state: string;
  place: number | null;
  first: string | null;
  last: string | null;
}

export async function sweepMarketing(d1: D1Database, now: () => number, milliseconds: number): Promise<void> {
  const until = now() + milliseconds;
  const before = (age: number) => new Date(now() - age).toISOString();
  const { results } = await d1
    .prepare(dueSql)
    .bind(before(ages.writing), before(ages.waiting), before(ages.done))
    .all<Due>();
  for (const due of results) {
    if (now() >= until) return;
    const at = new Date(now()).toISOString();
    await d1.batch(due.state === "done" ? settle(d1, due, at) : clear(d1, due, at));
  }
  const { results: stale } = await d1
    .prepare(
      "SELECT j.workspace_id AS id FROM marketing_joins j JOIN workspaces w ON w.id = j.workspace_id WHERE j.version <> w.config_version LIMIT 100",
    )
    .all<{ id: string }>();
  const db = openDatabase(d1);
  for (const { id } of stale) {
    if (now() >= until) return;
    await rejoin({ db, workspaceId: id });
  }
}

/** First it can no longer become `done`, then its rows go: in one transaction. */
const clear = (d1: D1Database, { workspaceId, id }: Due, at: string): D1PreparedStatement[] => [
  d1
    .prepare(
      `UPDATE marketing_imports SET state = CASE state WHEN 'taken_back' THEN state ELSE 'dropped' END, cleared_at = ?3
WHERE workspace_id = ?1 AND id = ?2 AND state <> 'done'`,
    )
    .bind(workspaceId, id, at),
  ...["marketing_days", "marketing_files"].map((table) =>
    d1
      .prepare(
        `DELETE FROM ${table} WHERE workspace_id = ?1 AND import_id = ?2
AND (SELECT state FROM marketing_imports WHERE workspace_id = ?1 AND id = ?2) <> 'done'`,
      )
      .bind(workspaceId, id),
  ),
];

const same = figureKey.map((name) => `n.${name} = marketing_days.${name}`).join(" AND ");

/** What it replaced, of the days that it is about; only while it counts itself. */
const settle = (d1: D1Database, { workspaceId, id, place, first, last }: Due, at: string): D1PreparedStatement[] => [
  d1
    .prepare(
      `DELETE FROM marketing_days WHERE workspace_id = ?1 AND day BETWEEN ?3 AND ?4 AND import_id <> ?2
AND EXISTS (SELECT 1 FROM marketing_days n WHERE n.workspace_id = ?1 AND ${same} AND n.import_id = ?2)
AND (SELECT place FROM marketing_imports i WHERE i.workspace_id = ?1 AND i.id = marketing_days.import_id AND i.state = 'done') < ?5
AND (SELECT state FROM marketing_imports WHERE workspace_id = ?1 AND id = ?2) = 'done'`,
    )
    .bind(workspaceId, id, first ?? "", last ?? "", place ?? 0),
  d1
    .prepare("UPDATE marketing_imports SET cleared_at = ?3 WHERE workspace_id = ?1 AND id = ?2 AND state = 'done'")
    .bind(workspaceId, id, at),
];
