/**
 * Gives past responses the campaigns that the rules of now give them. In batches of at most 1,000 rows, each one
 * transaction that happens only if nobody else did it and no rule changed meanwhile; so it may be stopped anywhere,
 * run twice at once, and taken up by the next minute's sweep. The frozen facts of a touch never change.
 */
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { recount } from "../db/cells.ts";
import { schema, type Database } from "../db/index.ts";
import { anonymised, type StoredTouches } from "../db/responses.ts";
import { retagAnonymised, retagTouches, touchColumns } from "./touches.ts";

const { campaigns, responses, retags } = schema;
const batchRows = 1000;

/**
 * Asks for it, from the start. Belongs into the batch that changes the rules: every response stored before has a
 * number up to `through`, and every later one was decided on with the new rules.
 */
export const requestRetag = (db: Database, workspaceId: string, now: Date) => {
  const fresh = { cursor: 0, changed: 0, startedAt: now.toISOString(), finishedAt: null };
  const through = sql<number>`coalesce((SELECT max(seq) FROM ${responses} WHERE workspace_id = ${workspaceId}), 0)`;
  return db
    .insert(retags)
    .values({ workspaceId, version: 1, through, ...fresh })
    .onConflictDoUpdate({
      target: retags.workspaceId,
      set: { ...fresh, version: sql`${retags.version} + 1`, through: sql`excluded.through` },
    });
};

// MATERIALIZED makes SQLite go from the batch to the rows by their key; left to itself it goes through the batch anew
// for every row of the workspace.
const storeSql = `WITH j AS MATERIALIZED (SELECT value ->> 's' AS seq, value ->> 't' AS campaigns, value ->> 'c' AS campaign,
  value ->> 'f' AS first, value ->> 'l' AS last FROM json_each(?4))
UPDATE responses SET touches = json_set(touches, '$.campaigns', json(j.campaigns)),
  campaign = j.campaign, campaign_first = j.first, campaign_last = j.last
FROM j WHERE responses.workspace_id = ?1 AND responses.seq = j.seq
  AND EXISTS (SELECT 1 FROM retags WHERE workspace_id = ?1 AND version = ?2 AND cursor = ?3)`;
const advanceSql = `UPDATE retags SET cursor = ?4, changed = changed + ?5, finished_at = ?6
WHERE workspace_id = ?1 AND version = ?2 AND cursor = ?3`;

/** One batch; true while there may be more to do. */
async function retagBatch(d1: D1Database, db: Database, workspaceId: string, now: Date): Promise<boolean> {
  const [[job], rules] = await db.batch([
    db.select().from(retags).where(eq(retags.workspaceId, workspaceId)),
    db
      .select()
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, workspaceId), isNull(campaigns.deletedAt)))
      .orderBy(asc(campaigns.createdAt), asc(campaigns.id)),
  ]);
  if (!job || job.finishedAt !== null) return false;
  const { results: rows } = await d1
    .prepare(
      "SELECT seq, touches, flags FROM responses WHERE workspace_id = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq LIMIT ?4",
    )
    .bind(workspaceId, job.cursor, job.through, batchRows)
    .all<{ seq: number; touches: string; flags: string }>();
  const changed = rows.flatMap(({ seq, touches, flags }) => {
    const before = JSON.parse(touches) as StoredTouches;
    const retag = (JSON.parse(flags) as string[]).includes(anonymised) ? retagAnonymised : retagTouches;
    const after = retag(before, rules);
    const tags = JSON.stringify(after.campaigns);
    if (tags === JSON.stringify(before.campaigns)) return [];
    const { campaign, campaignFirst, campaignLast } = touchColumns(after);
    return [{ s: seq, t: tags, c: campaign, f: campaignFirst, l: campaignLast }];
  });
  const done = rows.length < batchRows;
  const cursor = done ? job.through : (rows.at(-1)?.seq ?? job.through);
  const guard = [workspaceId, job.version, job.cursor] as const;
  const { takeOut, putIn } = recount(
    d1,
    workspaceId,
    changed.map(({ s }) => s),
  );
  await d1.batch([
    // Should somebody have been here first, what is taken out and put in is the same.
    ...(changed.length > 0 ? [...takeOut, d1.prepare(storeSql).bind(...guard, JSON.stringify(changed)), ...putIn] : []),
    d1.prepare(advanceSql).bind(...guard, cursor, changed.length, done ? now.toISOString() : null),
  ]);
  return true;
}

/** D1 does one thing at a time, and a local runtime shares one thread: between two batches others have their turn. */
const breathe = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Goes on until a workspace is done or the time is up; what is left waits for the sweep. */
export async function retagWorkspace(
  d1: D1Database,
  db: Database,
  workspaceId: string,
  now: () => number,
  milliseconds: number,
): Promise<void> {
  const until = now() + milliseconds;
  while (now() < until && (await retagBatch(d1, db, workspaceId, new Date(now())))) await breathe();
}

/** What was interrupted or did not fit, in any workspace. Runs each minute. */
export async function sweepRetags(
  d1: D1Database,
  db: Database,
  now: () => number,
  milliseconds: number,
): Promise<void> {
  const until = now() + milliseconds;
  const open = await db.select({ id: retags.workspaceId }).from(retags).where(isNull(retags.finishedAt)).limit(100);
  for (const { id } of open) {
    if (now() >= until) return;
    await retagWorkspace(d1, db, id, now, until - now());
  }
}
