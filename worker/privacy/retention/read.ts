/** What retention did, the newest night first. */
import { and, desc, eq, lt, or } from "drizzle-orm";
import type { RetentionRun } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { makeCursor, page, pageSize, readCursor } from "../../http/paging.ts";

const { retentionRuns: runs, surveys } = schema;

export async function listRetention(
  here: Surroundings,
  query: { limit?: number | undefined; cursor?: string | undefined },
): Promise<{ items: RetentionRun[]; next: string | null }> {
  const limit = pageSize(query);
  const [day, survey] = readCursor(query.cursor, 2) ?? [];
  const rows = await here.db
    .select({ day: runs.day, surveyId: runs.surveyId, how: runs.how, rows: runs.rows, draft: surveys.draft })
    .from(runs)
    .leftJoin(surveys, and(eq(surveys.workspaceId, runs.workspaceId), eq(surveys.id, runs.surveyId)))
    .where(
      and(
        eq(runs.workspaceId, here.workspaceId),
        day === undefined || survey === undefined
          ? undefined
          : or(lt(runs.day, day), and(eq(runs.day, day), lt(runs.surveyId, survey))),
      ),
    )
    .orderBy(desc(runs.day), desc(runs.surveyId))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    (row): RetentionRun => ({
      day: row.day,
      survey: row.surveyId === "" ? null : { id: row.surveyId, name: row.draft?.name ?? row.surveyId },
      how: row.how,
      rows: row.rows,
    }),
    (row) => makeCursor(row.day, row.surveyId),
  );
}
