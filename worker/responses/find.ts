/**
 * Which responses hold the words that are looked for. Case and accents are as people write them, in any script, which
 * SQLite cannot compare: what was written is read newest first and looked at here, so many rows a request.
 */
import { and, desc, lte, type SQL } from "drizzle-orm";
import { schema } from "../db/index.ts";
import { campaignOf } from "../db/relations.ts";
import { askedOf, byVersion, readAsking, writtenIn } from "../db/said.ts";
import { sift, type Sifted } from "../db/sift.ts";
import type { Surroundings } from "../http/context.ts";
import { masked } from "../text/mask.ts";
import { holdsAll, plainWords } from "../text/plain.ts";
import { wordedKinds, wordsIn } from "../text/written.ts";

const { campaigns, responses } = schema;

/** The places of at most `limit` responses before this one, and the place before which to go on. */
export async function findWords(
  { db, workspaceId, masked: hides }: Surroundings,
  condition: SQL | undefined,
  { q, survey }: { q: string; survey?: string | undefined },
  limit: number,
  before: number | undefined,
): Promise<Sifted<number>> {
  const asking = await readAsking(db, workspaceId, Object.keys(wordedKinds), { survey });
  const asked = byVersion(asking);
  const words = plainWords(q);
  const { found, next } = await sift({
    read: (from, chunk) =>
      db
        .select({
          seq: responses.seq,
          surveyId: responses.surveyId,
          surveyVersion: responses.surveyVersion,
          answers: responses.answers,
        })
        .from(responses)
        .leftJoin(campaigns, campaignOf)
        .where(and(condition, writtenIn(asking), from === undefined ? undefined : lte(responses.seq, from)))
        .orderBy(desc(responses.seq))
        .limit(chunk),
    find: (row) => {
      const written = askedOf(asked, row)
        .map(({ id, kind }) => wordsIn(kind, row.answers[id]))
        .join("\n");
      // What is not shown is not found either: else the answer to a search would tell it.
      return holdsAll(hides ? masked(written) : written, words) ? [row.seq] : [];
    },
    enough: limit + 1,
    from: before === undefined ? undefined : before - 1,
  });
  const last = found.length > limit ? found[limit - 1] : undefined;
  return { found: found.slice(0, limit), next: last ?? (next === null ? null : next + 1) };
}
