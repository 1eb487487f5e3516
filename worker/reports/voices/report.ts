/**
 * The stream of what people wrote, newest first: raw rows, one item a written answer. What names a person is hidden;
 * who may see it all reads the response.
 */
import { and, desc, lte } from "drizzle-orm";
import type { VoicesQuery, VoicesReport } from "#contract";
import { schema } from "../../db/index.ts";
import { askedOf, byVersion, promiseIs, readAsking, scoreIs, writtenIn } from "../../db/said.ts";
import { sift } from "../../db/sift.ts";
import type { Surroundings } from "../../http/context.ts";
import { makeCursor, pageSize, readCursor } from "../../http/paging.ts";
import { masked } from "../../text/mask.ts";
import { holdsAll, plainWords } from "../../text/plain.ts";
import { wordedKinds, wordsIn } from "../../text/written.ts";
import { columnsOf, narrowed } from "../filters.ts";
import { periodOf } from "../period.ts";
import { withhold } from "../withhold.ts";
import { readRefs } from "./refs.ts";
import { voiceOf, type Written } from "./row.ts";

const { responses } = schema;

export async function voicesReport(here: Surroundings, given: VoicesQuery): Promise<VoicesReport> {
  const { db, workspaceId } = here;
  const { from, to } = await periodOf(here, given);
  const { query, notes } = await withhold(here, { from, to }, given);
  const { model } = query;
  const limit = pageSize(query);
  const [at, past] = (readCursor(query.cursor, 2) ?? []).map((part) => Number(part) || 0);
  const asking = await readAsking(db, workspaceId, Object.keys(wordedKinds), query);
  const asked = byVersion(asking);
  const words = plainWords(query.q ?? "");
  // What is not shown is not found either: else the answer to a search would tell it.
  const seen = (text: string): string => (here.masked && words.length > 0 ? masked(text) : text);
  const { campaign, channel } = columnsOf[model];
  const condition = and(
    narrowed("responses", workspaceId, { from, to }, query),
    writtenIn(asking),
    scoreIs(query.score),
    promiseIs(query.promise),
  );
  const { found, next } = await sift({
    read: (top, chunk) =>
      db
        .select({
          seq: responses.seq,
          id: responses.id,
          surveyId: responses.surveyId,
          surveyVersion: responses.surveyVersion,
          at: responses.at,
          answers: responses.answers,
          cells: responses.cells,
          promiseId: responses.promiseId,
          promiseVersion: responses.promiseVersion,
          promiseArm: responses.promiseArm,
          promiseCampaign: responses.promiseCampaign,
          campaign: responses[campaign],
          channel: responses[channel],
          touchpoint: responses.touchpoint,
          locale: responses.locale,
          device: responses.device,
        })
        .from(responses)
        .where(and(condition, top === undefined ? undefined : lte(responses.seq, top)))
        .orderBy(desc(responses.seq))
        .limit(chunk),
    find: (row): Written[] =>
      askedOf(asked, row)
        .map(({ id, kind }, place) => ({ row, question: id, text: wordsIn(kind, row.answers[id]), place }))
        // A response may have several; a page may have ended between them.
        .filter(
          ({ text, place }) => text !== "" && (row.seq !== at || place >= (past ?? 0)) && holdsAll(seen(text), words),
        ),
    enough: limit + 1,
    from: at,
    // Without words to look for, each row has at least one.
    ...(words.length === 0 ? { chunk: limit + 1 } : {}),
  });
  const shown = found.slice(0, limit);
  const more = found[limit];
  const refs = await readRefs(here, shown, query.lang);
  return {
    from,
    to,
    model,
    items: shown.map((written) => voiceOf(written, refs)),
    next: more ? makeCursor(more.row.seq, more.place) : next === null ? null : makeCursor(next, 0),
    notes: [...notes, ...(!more && next !== null ? [unread] : [])],
  };
}
const unread = "There is more to look through than one request does: older ones come with `next`.";
