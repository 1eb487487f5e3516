/** What began in these days: campaigns with a first day, new versions of surveys, what was noted on campaigns. */
import { and, asc, between, eq, isNull } from "drizzle-orm";
import type { TrendQuery, TrendReport } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { dayIn } from "../../http/day.ts";
import { addDays } from "../period.ts";

const { campaignNotes: notes, campaigns, surveyVersions } = schema;

export async function readAnnotations(
  { db, workspaceId }: Surroundings,
  { from, to, timeZone }: { from: string; to: string; timeZone: string },
  { survey, campaign }: Pick<TrendQuery, "survey" | "campaign">,
): Promise<TrendReport["annotations"]> {
  const [begun, published, noted] = await db.batch([
    db
      .select({ id: campaigns.id, name: campaigns.name, day: campaigns.startsOn })
      .from(campaigns)
      .where(
        and(
          eq(campaigns.workspaceId, workspaceId),
          isNull(campaigns.deletedAt),
          between(campaigns.startsOn, from, to),
          campaign === undefined ? undefined : eq(campaigns.id, campaign),
        ),
      )
      .orderBy(asc(campaigns.startsOn), asc(campaigns.id)),
    db
      .select()
      .from(surveyVersions)
      .where(
        and(
          eq(surveyVersions.workspaceId, workspaceId),
          // A day's instants lie within a day of it, whatever the time zone; which day it was is told below.
          between(surveyVersions.publishedAt, addDays(from, -1), addDays(to, 2)),
          survey === undefined ? undefined : eq(surveyVersions.surveyId, survey),
        ),
      )
      .orderBy(asc(surveyVersions.publishedAt), asc(surveyVersions.surveyId)),
    db
      // Of two columns with one name a batch tells only the last: each here has its own.
      .select({
        id: notes.id,
        campaignId: notes.campaignId,
        name: campaigns.name,
        day: notes.day,
        kind: notes.kind,
        text: notes.text,
      })
      .from(notes)
      .innerJoin(campaigns, and(eq(campaigns.workspaceId, notes.workspaceId), eq(campaigns.id, notes.campaignId)))
      .where(
        and(
          eq(notes.workspaceId, workspaceId),
          isNull(campaigns.deletedAt),
          between(notes.day, from, to),
          campaign === undefined ? undefined : eq(notes.campaignId, campaign),
        ),
      )
      .orderBy(asc(notes.day), asc(notes.createdAt), asc(notes.id)),
  ]);
  const starts = begun.map(({ id, name, day }) => ({
    kind: "campaign" as const,
    day: day ?? from,
    campaign: { id, name },
  }));
  const versions = published.map(({ surveyId, version, definition, publishedAt }) => ({
    kind: "version" as const,
    day: dayIn(timeZone, new Date(publishedAt)),
    survey: { id: surveyId, name: definition.name },
    version,
  }));
  const changes = noted.map(({ id, campaignId, name, day, kind, text }) => ({
    kind: "note" as const,
    day,
    campaign: { id: campaignId, name },
    note: { id, kind, text },
  }));
  return [...starts, ...versions.filter(({ day }) => from <= day && day <= to), ...changes].sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  );
}
