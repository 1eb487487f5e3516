/**
 * Adds up how often each campaign's people were asked, once a day is over: the funnel tells it apart by channel and
 * touchpoint, which a report of a year would read through. Only in workspaces that fold: a small one needs none of it.
 */
import { openMonth } from "../db/funnel.ts";

/** A day is over everywhere on earth once the day after it is over in UTC. */
const daysBack = 2;
export const lastOver = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - daysBack)).toISOString().slice(0, 10);

const through = "(SELECT shown_through FROM workspaces WHERE id = ?1)";
const daysSql = `INSERT INTO showings (workspace_id, span, start, campaign, survey_id, n)
SELECT ?1, 'day', day, campaign, survey_id, sum(n) FROM funnel
WHERE workspace_id = ?1 AND day > ${through} AND day <= ?2 AND step = 'shown' GROUP BY day, campaign, survey_id`;
const monthsSql = `INSERT INTO showings (workspace_id, span, start, campaign, survey_id, n)
SELECT ?1, 'month', substr(start, 1, 7), campaign, survey_id, sum(n) FROM showings
WHERE workspace_id = ?1 AND span = 'day' AND start < ${openMonth("?2")}
  AND ${through} < ?2 AND start >= ifnull(${openMonth(through)}, '') GROUP BY 3, 4, 5`;
const movedSql = "UPDATE workspaces SET shown_through = ?2 WHERE id = ?1 AND shown_through < ?2";

const dueSql = `SELECT id, (SELECT min(day) FROM funnel WHERE workspace_id = w.id AND day > w.shown_through) AS first
FROM workspaces w WHERE watermark > 0 AND shown_through < ?1`;

/** A month at most at a time: the first night has all the days before it to go through. */
export async function closeShowings(d1: D1Database, now: Date): Promise<void> {
  const last = lastOver(now);
  const { results } = await d1.prepare(dueSql).bind(last).all<{ id: string; first: string | null }>();
  for (const { id, first } of results)
    for (let month = (first ?? last).slice(0, 7); month <= last.slice(0, 7); month = monthAfter(month)) {
      const upTo = month === last.slice(0, 7) ? last : lastDayOf(month);
      await d1.batch([daysSql, monthsSql, movedSql].map((sql) => d1.prepare(sql).bind(id, upTo)));
    }
}

const monthAfter = (month: string): string => {
  const [year = 0, ordinal = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, ordinal, 1)).toISOString().slice(0, 7);
};
const lastDayOf = (month: string): string =>
  new Date(Date.parse(`${monthAfter(month)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** What is told late of a day that was added up: to the day, and to the month where that was. */
export const lateSql = `INSERT INTO showings (workspace_id, span, start, campaign, survey_id, n)
SELECT ?1, s.value, substr(c.value ->> 'day', 1, iif(s.value = 'day', 10, 7)), c.value ->> 'campaign', c.value ->> 'survey', count(*)
FROM json_each(?2) c, json_each('["day","month"]') s, workspaces w
WHERE w.id = ?1 AND w.config_version = ?3 AND c.value ->> 'step' = 'shown' AND c.value ->> 'day' <= w.shown_through
  AND (s.value = 'day' OR c.value ->> 'day' < ${openMonth("w.shown_through")})
GROUP BY 2, 3, 4, 5
ON CONFLICT DO UPDATE SET n = n + excluded.n`;
