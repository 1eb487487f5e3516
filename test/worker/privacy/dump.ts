/** Every row of every table, as text: where a marker stands is where somebody is. */
import { env } from "cloudflare:workers";
import { mapped } from "../../../worker/privacy/map/index.ts";

export type Row = Record<string, unknown>;

/** Of one workspace; of tables that know none, all. */
export async function dump(workspaceId: string): Promise<Map<string, Row[]>> {
  const tables = new Map<string, Row[]>();
  for (const { name, columns } of mapped) {
    const scoped = columns.some((column) => column.name === "workspace_id");
    const all = env.DB.prepare(`SELECT * FROM "${name}" ${scoped ? "WHERE workspace_id = ?1" : "WHERE ?1 NOTNULL"}`);
    tables.set(name, (await all.bind(workspaceId).all<Row>()).results);
  }
  return tables;
}

/** The columns in which any of these stands, as `table.column`. */
export function placesOf(tables: ReadonlyMap<string, readonly Row[]>, marker: string): string[] {
  if (/^[\w-]{0,7}$/.test(marker))
    throw new Error(`"${marker}" may stand in a sealed text by chance; take a longer one`);
  const found = new Set<string>();
  for (const [table, rows] of tables)
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (String(value).toLowerCase().includes(marker.toLowerCase())) found.add(`${table}.${column}`);
  return [...found].sort();
}
