/**
 * The marketing figures that count, as SQL: of each figure what the import said that was done last. One that tells
 * nothing says that what stood there counts no more. Here, because the reports and the room that imports must never
 * disagree about it.
 */
import { figureNames } from "#contract";
import { figureColumns } from "./marketing.ts";

/** What tells one figure from another, within a workspace. */
export const figureKey = ["day", "through", "platform", "account", "campaign_key", "currency"] as const;
export const figureList: readonly string[] = figureNames.map((name) => figureColumns[name]);

const columns = (names: readonly string[], table: string): string => names.map((name) => `${table}.${name}`).join(", ");

/** Whether a figure of `table` tells anything. */
export const tellsSome = (table: string): string =>
  `(${figureList.map((name) => `${table}.${name} NOTNULL`).join(" OR ")})`;

/**
 * A SELECT of the figures of workspace ?1 for which `where` holds of `d`. CROSS JOIN keeps SQLite on the way through
 * the days, or through the few figures of several days; with max() the columns beside it are those of the row that has it.
 */
export const liveFigures = (
  where: string,
  way: "days" | "ranges" = "days",
): string => `SELECT ${columns(figureKey, "d")}, ${columns(figureList, "d")}, d.import_id, max(i.place) AS place
FROM marketing_days d${way === "ranges" ? " INDEXED BY marketing_ranges" : ""} CROSS JOIN marketing_imports i ON i.workspace_id = d.workspace_id AND i.id = d.import_id
WHERE d.workspace_id = ?1 AND i.state = 'done' AND ${where}
GROUP BY ${columns(figureKey, "d")} HAVING ${tellsSome("d")}`;

/** Joins `f`, a figure, with the platform's campaign `n` and its record `c` in the registry. */
export const withRecord = `LEFT JOIN marketing_campaigns n ON n.workspace_id = ?1 AND n.platform = f.platform
  AND n.account = f.account AND n.campaign_key = f.campaign_key
LEFT JOIN campaigns c ON c.workspace_id = ?1 AND c.id = n.record AND c.deleted_at IS NULL`;

/** What a figure tells, in the order of the columns: 1 for what it knows, 0 for what it does not. */
export const tells = `printf('${figureList.map(() => "%d").join("")}', ${figureList.map((name) => `${name} NOTNULL`).join(", ")})`;
/** People who were reached twice are the same people; all else adds up. */
export const summedFigures = figureList
  .map((name) => `${name === figureColumns.reach ? "max" : "sum"}(${name}) AS ${name}`)
  .join(", ");
const monthsKey = ["platform", "account", "campaign_key", "currency"].join(", ");

/** The months between two days, by statements for the batch that makes other figures of theirs count. */
export interface Touched {
  /** SQL: the first and the last day, from the second parameter on. */
  first: string;
  last: string;
  bound: readonly unknown[];
}

/** Adds up anew the months that were touched. */
export function monthStatements(
  d1: D1Database,
  workspaceId: string,
  { first, last, bound }: Touched,
): D1PreparedStatement[] {
  const within = (column: string): string => `${column} BETWEEN substr(${first}, 1, 7) AND substr(${last}, 1, 7)`;
  const live = liveFigures(
    `d.day >= substr(${first}, 1, 7) AND d.day < substr(${last}, 1, 7) || '-32' AND substr(d.through, 1, 7) = substr(d.day, 1, 7)`,
  );
  return [
    `DELETE FROM marketing_months WHERE workspace_id = ?1 AND ${within("month")}`,
    `INSERT INTO marketing_months (workspace_id, month, ${monthsKey}, tells, ${figureList.join(", ")})
SELECT ?1, substr(day, 1, 7), ${monthsKey}, ${tells}, ${summedFigures}
FROM (${live}) GROUP BY substr(day, 1, 7), ${monthsKey}, ${tells}`,
  ].map((sql) => d1.prepare(sql).bind(workspaceId, ...bound));
}
