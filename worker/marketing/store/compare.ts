/** What figures would change of those that count now: each is new, says something else, or says the same. Reads only. */
import { figureNames } from "#contract";
import { figureKey, tellsSome } from "../../db/figures.ts";
import { figureColumns } from "../../db/marketing.ts";
import type { Surroundings } from "../../http/context.ts";
import { chunksOf, firstFigure, type FigureRow } from "../read/key.ts";

export type Verdict = "new" | "changed" | "same";

/** How the rows that are asked about, `s`, name their columns. */
type Column = (name: string, place: number) => string;
const sent: Column = (_name, place) => `s.value ->> ${place}`;
const staged: Column = (name) => `s.${name}`;

const met = (table: string, column: Column): string =>
  figureKey.map((name, place) => `${table}.${name} = ${column(name, place)}`).join(" AND ");
const equal = (column: Column): string =>
  figureNames
    .map((name, at) => `d.${figureColumns[name]} IS ${column(figureColumns[name], firstFigure + at)}`)
    .join(" AND ");
// By the key, row by row: the figures that are there are never gone through as a whole.
const verdictOf = (
  rows: string,
  column: Column,
): string => `SELECT CASE WHEN d.day IS NULL OR NOT ${tellsSome("d")} THEN 'new'
  WHEN ${equal(column)} THEN 'same' ELSE 'changed' END AS verdict
FROM ${rows} LEFT JOIN marketing_days d ON d.workspace_id = ?1 AND ${met("d", column)} AND d.import_id = (
  SELECT m.import_id FROM marketing_days m CROSS JOIN marketing_imports i ON i.workspace_id = m.workspace_id AND i.id = m.import_id
  WHERE m.workspace_id = ?1 AND ${met("m", column)} AND i.state = 'done' ORDER BY i.place DESC LIMIT 1)`;
const sentSql = `${verdictOf("json_each(?2) s", sent)} ORDER BY s.key`;
const ofImport =
  "(SELECT * FROM marketing_days WHERE workspace_id = ?1 AND import_id = ?2 AND day BETWEEN ?3 AND ?4) s";
const stagedSql = `SELECT verdict, count(*) AS n FROM (${verdictOf(ofImport, staged)}) GROUP BY verdict`;

/** Of each row, in their order. */
export async function compareRows({ db, workspaceId }: Surroundings, rows: Iterable<FigureRow>): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const chunk of chunksOf(rows)) {
    const { results } = await db.$client
      .prepare(sentSql)
      .bind(workspaceId, JSON.stringify(chunk))
      .all<{ verdict: Verdict }>();
    for (const { verdict } of results) verdicts.push(verdict);
  }
  return verdicts;
}

/** Of the rows of an import that is being written, how many are what. */
export async function compareImport(
  { db, workspaceId }: Surroundings,
  id: string,
  { from, to }: { from: string | null; to: string | null },
): Promise<Record<Verdict, number>> {
  const { results } = await db.$client
    .prepare(stagedSql)
    .bind(workspaceId, id, from ?? "", to ?? "")
    .all<{ verdict: Verdict; n: number }>();
  const counts = countsOf([]);
  for (const { verdict, n } of results) counts[verdict] = n;
  return counts;
}

export function countsOf(verdicts: readonly Verdict[]): Record<Verdict, number> {
  const counts = { new: 0, changed: 0, same: 0 };
  for (const verdict of verdicts) counts[verdict] += 1;
  return counts;
}
