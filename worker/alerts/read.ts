/** Flags as they are read: frozen, but for the quotes, whose words are those that their responses hold now. */
import { and, desc, eq, gte, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Flag, FlagPatch, FlagQuery } from "#contract";
import type { Drift } from "../db/cells.ts";
import { schema } from "../db/index.ts";
import { answeredVersion } from "../db/relations.ts";
import type { Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { makeCursor, page, pageSize, readCursor } from "../http/paging.ts";
import { addDays } from "../reports/period.ts";
import { writtenIn } from "./evidence.ts";

const { drifts, flags, responses, surveyVersions } = schema;
type Row = typeof flags.$inferSelect;

export async function listFlags(
  here: Surroundings,
  query: FlagQuery & { unseen?: boolean },
): Promise<{ items: Flag[]; next: string | null }> {
  const limit = pageSize(query);
  const [before] = readCursor(query.cursor, 1) ?? [];
  // Ids begin with the week: their order is that of time.
  const rows = await here.db
    .select()
    .from(flags)
    .where(
      and(
        eq(flags.workspaceId, here.workspaceId),
        before === undefined ? undefined : lt(flags.id, before),
        query.campaign === undefined ? undefined : eq(flags.campaignId, query.campaign),
        query.state === undefined ? undefined : eq(flags.state, query.state),
        query.since === undefined ? undefined : gte(flags.createdAt, new Date(query.since).toISOString()),
        query.unseen ? isNull(flags.seenAt) : undefined,
      ),
    )
    .orderBy(desc(flags.id))
    .limit(limit + 1);
  const shown = page(
    rows,
    limit,
    (row) => row,
    ({ id }) => makeCursor(id),
  );
  const quotes = await quotesOf(here, shown.items);
  return { items: shown.items.map((row) => flagOf(row, quotes)), next: shown.next };
}

const mine = ({ workspaceId }: Surroundings, id: string) => and(eq(flags.workspaceId, workspaceId), eq(flags.id, id));

export async function readFlag(here: Surroundings, id: string): Promise<Flag> {
  const [row] = await here.db.select().from(flags).where(mine(here, id));
  if (!row) throw notFound("flag");
  return flagOf(row, await quotesOf(here, [row]));
}

/** The first time that it was seen is kept. */
export async function markFlag(here: Surroundings, id: string, { seen }: FlagPatch): Promise<Flag> {
  const seenAt = seen ? sql`ifnull(${flags.seenAt}, ${here.now.toISOString()})` : null;
  await here.db.update(flags).set({ seenAt }).where(mine(here, id));
  return readFlag(here, id);
}

function flagOf(row: Row, quotes: ReadonlyMap<string, Flag["quotes"][number]>): Flag {
  const { id, campaignId, campaignName, owner, state, week, through, promise, figures, earlier, mix } = row;
  return {
    id,
    campaign: { id: campaignId, name: campaignName },
    owner,
    state,
    week: { from: week, to: addDays(week, 6) },
    until: addDays(through, 6),
    promise,
    figures,
    earlier,
    mix,
    quotes: row.quotes.flatMap((quote) => quotes.get(quote) ?? []),
    createdAt: row.createdAt,
    seenAt: row.seenAt,
  };
}

/** By the id of the response; one that was deleted has no words any more. */
async function quotesOf(here: Surroundings, rows: readonly Row[]): Promise<Map<string, Flag["quotes"][number]>> {
  const wanted = JSON.stringify([...new Set(rows.flatMap(({ quotes }) => quotes))]);
  const { id, answers, at, locale } = responses;
  const found = await here.db
    .select({ id, answers, at, locale, survey: surveyVersions.definition })
    .from(responses)
    .innerJoin(surveyVersions, answeredVersion)
    .where(
      and(
        eq(responses.workspaceId, here.workspaceId),
        inArray(responses.id, sql`(SELECT value FROM json_each(${wanted}))`),
      ),
    );
  return new Map(
    found.flatMap(({ survey, ...row }) => {
      const text = writtenIn(row.answers, survey).join(" · ");
      return text === "" ? [] : [[row.id, { responseId: row.id, text, at: row.at, locale: row.locale }] as const];
    }),
  );
}

export interface DriftDay {
  day: string;
  foundAt: string;
  lines: Drift[];
}

/** Days whose ready sums differ from a recount, the latest first. */
export const listDrifts = ({ db, workspaceId }: Surroundings): Promise<DriftDay[]> =>
  db
    .select({ day: drifts.day, foundAt: drifts.foundAt, lines: drifts.lines })
    .from(drifts)
    .where(eq(drifts.workspaceId, workspaceId))
    .orderBy(desc(drifts.day));
