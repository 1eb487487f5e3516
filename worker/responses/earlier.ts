/**
 * What one person answered before, newest first. An index by person would cost every response a further written row, so
 * the newest responses of the workspace are gone through by its own key: bounded, and asked for only where an audience
 * speaks of earlier answers.
 */
import { isVouchedIn } from "../db/responses.ts";
import type { EarlierResponse } from "../surveys/audience.ts";

/** So many of the workspace's newest responses are looked at, and so many of one person's are enough. */
export const earlierLimits = { rows: 5_000, own: 50 } as const;

const sql = `SELECT survey_id, state, answers FROM responses
WHERE workspace_id = ?1 AND seq > (SELECT coalesce(max(seq), 0) FROM responses WHERE workspace_id = ?1) - ?2
  AND (visitor_id = ?3 OR (customer_id = ?4 AND ${isVouchedIn("responses")}))
ORDER BY seq DESC LIMIT ?5`;

export async function readEarlier(
  d1: D1Database,
  workspaceId: string,
  { visitorId, customerId }: { visitorId?: string | undefined; customerId?: string | undefined },
): Promise<EarlierResponse[]> {
  if (visitorId === undefined && customerId === undefined) return [];
  const { results } = await d1
    .prepare(sql)
    .bind(workspaceId, earlierLimits.rows, visitorId ?? null, customerId ?? null, earlierLimits.own)
    .all<{ survey_id: string; state: string; answers: string }>();
  return results.map((row) => ({
    surveyId: row.survey_id,
    complete: row.state === "complete",
    answers: JSON.parse(row.answers) as Record<string, unknown>,
  }));
}
