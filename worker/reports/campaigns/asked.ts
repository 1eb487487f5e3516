/** How often each campaign's people were asked: showings of a survey, as the funnel counts them. */
import type { ReportQuery } from "#contract";
import { shownMonths } from "../../db/funnel.ts";
import type { Surroundings } from "../../http/context.ts";
import { rangesOf } from "../cells.ts";

type Query = Pick<ReportQuery, "model" | "survey" | "channel" | "touchpoint" | "language" | "device">;

// What was added up already, one answer a day or month: its key leads there, and grouping by it reads no row twice.
const summed = "SELECT json_group_array(json_array(campaign, n)) AS shown FROM showings";

// Day by day and survey by survey, the key leads straight to what was shown: one row in eight of what was counted.
// Added up outside the database, where grouping would read every row once more.
const countedSql = (after: string): string => `WITH RECURSIVE days(day) AS (
  SELECT max(?2, ${after}, (SELECT min(day) FROM funnel WHERE workspace_id = ?1))
  UNION ALL
  SELECT date(day, '+1 day') FROM days WHERE day < min(?3, (SELECT max(day) FROM funnel WHERE workspace_id = ?1)))
SELECT json_group_array(json_array(f.campaign, f.n)) AS shown FROM days CROSS JOIN surveys s CROSS JOIN funnel f
  ON f.workspace_id = ?1 AND f.day = days.day AND f.survey_id = s.id AND f.step = 'shown'
WHERE s.workspace_id = ?1 AND days.day <= ?3 AND (?4 IS NULL OR s.id = ?4)
  AND (?5 IS NULL OR f.channel = ?5) AND (?6 IS NULL OR f.touchpoint = ?6)`;
const everyDay = countedSql("''");
const openDays = countedSql("(SELECT ifnull(date(shown_through, '+1 day'), '') FROM workspaces WHERE id = ?1)");

/** By campaign, "" for none; null where showings cannot be told apart as the query wants. */
export async function askedBy(
  { db: { $client: d1 }, workspaceId }: Surroundings,
  { from, to }: { from: string; to: string },
  { model, survey, channel, touchpoint, language, device }: Query,
): Promise<Map<string, number> | null> {
  if (model !== "last_non_direct" || language !== undefined || device !== undefined) return null;
  const whole = channel === undefined && touchpoint === undefined;
  const found = await d1.batch<{ shown: string }>([
    d1
      .prepare(whole ? openDays : everyDay)
      .bind(workspaceId, from, to, survey ?? null, channel ?? null, touchpoint ?? null),
    ...(whole ? rangesOf(from, to, false, shownMonths) : []).map(({ span, where, bounds }) =>
      d1
        .prepare(
          `${summed} WHERE workspace_id = ?1 AND span = '${span}' AND (?2 IS NULL OR survey_id = ?2) AND ${where} GROUP BY start`,
        )
        .bind(workspaceId, survey ?? null, ...bounds),
    ),
  ]);
  const asked = new Map<string, number>();
  for (const { shown } of found.flatMap(({ results }) => results))
    for (const [campaign, n] of JSON.parse(shown) as [string, number][])
      asked.set(campaign, (asked.get(campaign) ?? 0) + n);
  return asked;
}
