/**
 * Judges every week that closed since the last look, in each workspace by its own calendar. Looks each minute, which
 * costs one read where nothing is due; interrupted anywhere it goes on with the week that was not judged yet.
 */
import { openDatabase } from "../db/index.ts";
import { newIdWith } from "../http/context.ts";
import { logFailure } from "../http/log.ts";
import { cryptoRandom } from "../http/token.ts";
import { judgeWeek } from "./judge.ts";
import { closedWeek, dueWeeks, firstZone } from "./weeks.ts";

const dueSql = `SELECT w.id, w.time_zone AS timeZone, f.week AS judged FROM workspaces w
LEFT JOIN flag_weeks f ON f.workspace_id = w.id WHERE f.week IS NULL OR f.week < ?1 ORDER BY f.week, w.id`;

export async function sweepFlags(d1: D1Database, now: () => number, milliseconds: number): Promise<void> {
  const until = now() + milliseconds;
  const db = openDatabase(d1);
  const { results } = await d1
    .prepare(dueSql)
    .bind(closedWeek(firstZone, new Date(now())))
    .all<{ id: string; timeZone: string; judged: string | null }>();
  for (const { id, timeZone, judged } of results)
    // One that cannot be judged holds up no other; its turn comes again.
    try {
      for (const week of dueWeeks(judged, closedWeek(timeZone, new Date(now())))) {
        if (now() >= until) return;
        await judgeWeek({ db, workspaceId: id, now: new Date(now()), newId: newIdWith(cryptoRandom) }, week);
      }
    } catch (error) {
      logFailure({ requestId: "cron", path: `flags/${id}` }, error);
    }
}
