/** The words that were written in answer to a question, newest first; own words in a list of options are words too. */
import { and, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { QuestionReport, ReportQuery } from "#contract";
import { schema } from "../../db/index.ts";
import { isGiven, isOwn, placeOf } from "../../db/said.ts";
import type { Surroundings } from "../../http/context.ts";
import { makeCursor, page, pageSize, readCursor } from "../../http/paging.ts";
import { columnsOf, narrowed } from "../filters.ts";
import { masked } from "../../text/mask.ts";
import { wordedKinds, wordsIn } from "../../text/written.ts";

const { campaigns, responses } = schema;
type Texts = QuestionReport["texts"];

/** Scores tell how a text is meant; a choice among options does not. */
const scored = /^(nps|csat|ces1?|emotion|promise|rating\d+)$/;

export async function readTexts(
  { db, workspaceId }: Surroundings,
  period: Pick<QuestionReport, "from" | "to">,
  query: Omit<ReportQuery, "from" | "to">,
  asked: { question: string; kind: string; limit?: number | undefined; cursor?: string | undefined },
): Promise<Texts> {
  const limit = pageSize(asked);
  const [seq] = readCursor(asked.cursor, 1) ?? [];
  const place = sql`${placeOf(asked.question)}`;
  const holds = wordedKinds[asked.kind] === "text" ? isGiven(place) : isOwn(place);
  const rows = await db
    .select({
      seq: responses.seq,
      id: responses.id,
      at: responses.at,
      locale: responses.locale,
      cells: responses.cells,
      campaign: responses[columnsOf[query.model].campaign],
      value: sql<string>`${responses.answers} -> ${place}`,
    })
    .from(responses)
    .where(
      and(
        narrowed("responses", workspaceId, period, query),
        holds,
        seq === undefined ? undefined : lt(responses.seq, Number(seq) || 0),
      ),
    )
    .orderBy(desc(responses.seq))
    .limit(limit + 1);
  const names = await campaignNames(
    db,
    workspaceId,
    rows.flatMap(({ campaign }) => campaign ?? []),
  );
  const found = page(
    rows,
    limit,
    (row) => {
      const [, metric, value] = row.cells.find(([, name]) => scored.test(name)) ?? [];
      return {
        id: row.id,
        text: masked(wordsIn(asked.kind, JSON.parse(row.value))),
        at: row.at,
        locale: row.locale,
        score: metric === undefined || value === undefined ? null : { metric, value },
        campaign: row.campaign === null ? null : (names.get(row.campaign) ?? null),
      };
    },
    (row) => makeCursor(row.seq),
  );
  return { items: found.items.filter(({ text }) => text !== ""), next: found.next };
}

async function campaignNames(db: Surroundings["db"], workspaceId: string, ids: readonly string[]) {
  const wanted = JSON.stringify([...new Set(ids)]);
  const rows = await db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(
      and(
        eq(campaigns.workspaceId, workspaceId),
        isNull(campaigns.deletedAt),
        inArray(campaigns.id, sql`(SELECT value FROM json_each(${wanted}))`),
      ),
    );
  return new Map(rows.map((row) => [row.id, row]));
}
