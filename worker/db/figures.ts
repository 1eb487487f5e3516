/**
 * The marketing figures that count, as SQL: of each figure what the import said that was done last. Here, because the
 * reports and the room that imports must never disagree about it.
 */
import { figureNames } from "#contract";
import { figureColumns } from "./marketing.ts";

/** What tells one figure from another, within a workspace. */
export const figureKey = ["day", "through", "platform", "account", "campaign_key", "currency"] as const;
export const figureList: readonly string[] = figureNames.map((name) => figureColumns[name]);

const columns = (names: readonly string[], table: string): string => names.map((name) => `${table}.${name}`).join(", ");

/**
 * A SELECT of the figures of workspace ?1 for which `where` holds of `d`. CROSS JOIN keeps SQLite on the way through
 * the days; with max() the columns beside it are those of the row that has it.
 */
export const liveFigures = (
  where: string,
): string => `SELECT ${columns(figureKey, "d")}, ${columns(figureList, "d")}, d.import_id, max(i.place) AS place
FROM marketing_days d CROSS JOIN marketing_imports i ON i.workspace_id = d.workspace_id AND i.id = d.import_id
WHERE d.workspace_id = ?1 AND i.state = 'done' AND ${where}
GROUP BY ${columns(figureKey, "d")}`;

/** Joins `f`, a figure, with the platform's campaign `n` and its record `c` in the registry. */
export const withRecord = `LEFT JOIN marketing_campaigns n ON n.workspace_id = ?1 AND n.platform = f.platform
  AND n.account = f.account AND n.campaign_key = f.campaign_key
LEFT JOIN campaigns c ON c.workspace_id = ?1 AND c.id = n.record AND c.deleted_at IS NULL`;
