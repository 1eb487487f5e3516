/** What stands behind a flag: the promise that most of its answers were about, and three of the people who wrote. */
import type { FlagPromise, SurveyDraft } from "#contract";
import type { Surroundings } from "../http/context.ts";
import { masked } from "../text/mask.ts";
import { wordsIn } from "../text/written.ts";

export interface Evidence {
  promise: FlagPromise | null;
  /** Ids of responses. */
  quotes: string[];
}

interface Asked {
  campaignId: string;
  from: string;
  to: string;
  /** Trouble is told by broken promises, good news by kept ones. */
  broken: boolean;
}

/** Enough to find three with words among people who mostly write none. */
const looked = 100;
const quoted = 3;

/** Whoever recalls no promise answered with a text, which is on neither side. */
const onSide = (broken: boolean): string => `workspace_id = ?1 AND day BETWEEN ?2 AND ?3
  AND ifnull(promise_campaign, campaign) = ?4 AND EXISTS (SELECT 1 FROM json_each(cells) c WHERE c.value ->> 1 = 'promise'
    AND typeof(c.value ->> 2) <> 'text' AND c.value ->> 2 ${broken ? "<" : ">="} 0)`;

export async function evidenceOf({ db, workspaceId }: Surroundings, asked: Asked): Promise<Evidence> {
  const bound = [workspaceId, asked.from, asked.to, asked.campaignId];
  const side = onSide(asked.broken);
  const [made, people] = await db.$client.batch<unknown>([
    db.$client
      .prepare(
        `SELECT p.id, p.version, p.statement FROM (SELECT promise_id, promise_version, count(*) AS n FROM responses
  WHERE ${side} AND promise_id IS NOT NULL GROUP BY 1, 2) r
JOIN promises p ON p.workspace_id = ?1 AND p.id = r.promise_id AND p.version = r.promise_version
ORDER BY r.n DESC, p.version DESC, p.id LIMIT 1`,
      )
      .bind(...bound),
    db.$client
      .prepare(
        `SELECT r.id, r.answers, s.definition FROM responses r JOIN survey_versions s
  ON s.workspace_id = ?1 AND s.survey_id = r.survey_id AND s.version = r.survey_version
WHERE r.seq IN (SELECT seq FROM responses WHERE ${side} ORDER BY seq DESC LIMIT ${looked}) AND r.workspace_id = ?1
ORDER BY r.seq DESC`,
      )
      .bind(...bound),
  ]);
  const [promise] = (made?.results ?? []) as { id: string; version: number; statement: string }[];
  const rows = (people?.results ?? []) as { id: string; answers: string; definition: string }[];
  const wrote = rows.filter(
    ({ answers, definition }) =>
      writtenIn(JSON.parse(answers) as Record<string, unknown>, JSON.parse(definition) as SurveyDraft).length > 0,
  );
  return {
    promise: promise ? { ...promise, statement: JSON.parse(promise.statement) as FlagPromise["statement"] } : null,
    quotes: wrote.slice(0, quoted).map(({ id }) => id),
  };
}

/** What somebody wrote in their own words, in the order of the questions, with nothing in it that names a person. */
export const writtenIn = (
  answers: Readonly<Record<string, unknown>>,
  survey: Pick<SurveyDraft, "questions">,
): string[] =>
  survey.questions.flatMap(({ id, kind }) => (kind === "text" ? masked(wordsIn(kind, answers[id])) || [] : []));
