/**
 * The fold: what has been answered and will hardly change is added up, so that a report need not go through it again.
 * Only once a workspace's tail is long: written rows cost a thousand times what read ones cost, and a small workspace
 * never needs it. Interrupted anywhere it goes on next time; run twice at once it happens once.
 */
import { driftStatements, foldStatements, type Drift } from "../db/cells.ts";
import { dims } from "../db/rollups.ts";

/** A tail up to here is read through in some 10 ms. */
export const longTail = 5_000;
/** Rows of one fold at most: about a second of the database's time. */
const foldRows = 20_000;

interface Tail {
  id: string;
  watermark: number;
  top: number;
  /** The first one that is still being answered. */
  open: number | null;
}

const tailsSql = `SELECT w.id, w.watermark,
  ifnull((SELECT max(seq) FROM responses WHERE workspace_id = w.id), 0) AS top,
  (SELECT min(seq) FROM responses WHERE workspace_id = w.id AND state = 'partial' AND received_at >= '' AND seq > w.watermark) AS open
FROM workspaces w`;

/** Folds one step of one workspace; answers how many rows were added up. */
export async function foldWorkspace(d1: D1Database, workspaceId: string, atLeast = longTail): Promise<number> {
  const tail = await d1.prepare(`${tailsSql} WHERE w.id = ?1`).bind(workspaceId).first<Tail>();
  return tail ? foldTail(d1, tail, atLeast) : 0;
}

async function foldTail(d1: D1Database, { id, watermark, top, open }: Tail, atLeast: number): Promise<number> {
  const through = Math.min(top, watermark + foldRows, open === null ? Infinity : open - 1);
  if (through - watermark < atLeast) return 0;
  const done = await d1.batch(foldStatements(d1, id, watermark, through));
  return done.at(-1)?.meta.changes ? through - watermark : 0;
}

/** Every workspace with a long tail, the longest first, until the time is up. */
export async function sweepTails(d1: D1Database, now: () => number, milliseconds: number): Promise<void> {
  const until = now() + milliseconds;
  const { results } = await d1
    .prepare(`SELECT * FROM (${tailsSql}) WHERE top - watermark >= ?1 ORDER BY top - watermark DESC LIMIT 100`)
    .bind(longTail)
    .all<Tail>();
  for (const tail of results) {
    let folded = await foldTail(d1, tail, longTail);
    while (folded > 0 && now() < until) folded = await foldWorkspace(d1, tail.id);
    if (now() >= until) return;
  }
}

/** Late answers come for this many days of a new month before the one before it is closed. */
const lateDays = 8;

const closeSql = `INSERT INTO rollups (workspace_id, dim, span, start, key, survey_id, question, metric, counts)
SELECT workspace_id, dim, 'month', ?2, key, survey_id, question, metric, json_group_object(value, n) FROM (
  SELECT r.workspace_id, r.dim, r.key, r.survey_id, r.question, r.metric, c.key AS value, sum(c.value) AS n
  FROM rollups r, json_each(r.counts) c, workspaces w
  WHERE w.id = ?1 AND w.months_through < ?2
    AND r.workspace_id = ?1 AND r.dim = ?3 AND r.span = 'day' AND r.start > ?2 || '-00' AND r.start < ?2 || '-32'
  GROUP BY 1, 2, 3, 4, 5, 6, 7)
GROUP BY key, survey_id, question, metric`;

/**
 * Closes the next month that is over: its days are added up once more, and what comes in for it later is added to
 * both. Answers the month, or null where none is due.
 */
export async function closeMonth(d1: D1Database, workspaceId: string, now: Date): Promise<string | null> {
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - lateDays));
  const open = last.toISOString().slice(0, 7);
  const next = await d1
    .prepare(
      `SELECT substr(min(start), 1, 7) FROM rollups WHERE workspace_id = ?1 AND dim = 'all' AND span = 'day'
  AND start > (SELECT months_through FROM workspaces WHERE id = ?1) || '-32'`,
    )
    .bind(workspaceId)
    .first<string>("substr(min(start), 1, 7)");
  if (!next || next >= open) return null;
  await d1.batch([
    ...dims.map((dim) => d1.prepare(closeSql).bind(workspaceId, next, dim)),
    d1
      .prepare("UPDATE workspaces SET months_through = ?2 WHERE id = ?1 AND months_through < ?2")
      .bind(workspaceId, next),
  ]);
  return next;
}

/** Recounts one day that was folded, drawn by chance, and tells every difference; null where nothing is folded yet. */
export async function recountDay(
  d1: D1Database,
  workspaceId: string,
  random: () => number,
): Promise<{ day: string; drift: Drift[] } | null> {
  const { results: days } = await d1
    .prepare("SELECT DISTINCT start FROM rollups WHERE workspace_id = ?1 AND dim = 'all' AND span = 'day'")
    .bind(workspaceId)
    .all<{ start: string }>();
  const day = days[Math.floor(random() * days.length)]?.start;
  return day === undefined ? null : { day, drift: await driftOn(d1, workspaceId, day) };
}

async function driftOn(d1: D1Database, workspaceId: string, day: string): Promise<Drift[]> {
  const found = await d1.batch<Drift>(driftStatements(d1, workspaceId, day));
  return found.flatMap(({ results }) => results);
}

const allSql = "SELECT id FROM workspaces WHERE watermark > 0";

/** Closes what months are due, in every workspace that folds. */
export async function closeMonths(d1: D1Database, now: Date): Promise<void> {
  const { results } = await d1.prepare(allSql).all<{ id: string }>();
  for (const { id } of results) while (await closeMonth(d1, id, now));
}

const keepSql = `INSERT INTO drifts (workspace_id, day, lines, found_at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO UPDATE SET lines = excluded.lines`;

/**
 * Recounts one day of every workspace that folds, and those that were found wrong before. Any drift is kept and shown on
 * the dashboard until a recount finds the day right again; and it is an error, whose message tells the operator.
 */
export async function recountDays(d1: D1Database, now: Date, random: () => number): Promise<void> {
  const { results } = await d1.prepare(allSql).all<{ id: string }>();
  const wrong: string[] = [];
  for (const { id } of results) {
    const drawn = await recountDay(d1, id, random);
    const { results: known } = await d1
      .prepare("SELECT day FROM drifts WHERE workspace_id = ?1")
      .bind(id)
      .all<{ day: string }>();
    for (const day of new Set([...(drawn ? [drawn.day] : []), ...known.map((row) => row.day)])) {
      const drift = day === drawn?.day ? drawn.drift : await driftOn(d1, id, day);
      if (drift.length === 0) {
        await d1.prepare("DELETE FROM drifts WHERE workspace_id = ?1 AND day = ?2").bind(id, day).run();
        continue;
      }
      wrong.push(`${id} ${day}: ${JSON.stringify(drift)}`);
      await d1.prepare(keepSql).bind(id, day, JSON.stringify(drift), now.toISOString()).run();
    }
  }
  if (wrong.length > 0) throw new Error(`The rollups differ from a recount. ${wrong.join("; ")}`);
}
