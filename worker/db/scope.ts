/**
 * One workspace a request. Every statement of a request goes through here: before it is known who asks, only the tables
 * by which that is found out may be read; from then on a statement that touches any workspace's rows and does not carry
 * this workspace's id is refused. A forgotten condition is then a failure with a name, and never somebody else's rows.
 * What happens without a request (the minute's sweeps, a local seed) goes from workspace to workspace, and unscoped.
 */
import { is } from "drizzle-orm";
import { getTableConfig, getViewConfig, SQLiteTable, SQLiteView } from "drizzle-orm/sqlite-core";

/** What is looked up by something other than a workspace's id: a key, a person, a survey's own address. */
const doors: ReadonlySet<string> = new Set(["invitations", "keys", "members", "surveys", "workspaces"]);
/** A person's, though it says which workspace they look at. */
const persons: ReadonlySet<string> = new Set(["session"]);
const mostKept = 2000;

/** The names of the tables and views whose rows belong to a workspace. */
export function tenantTables(schema: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const names = new Set(["workspaces"]);
  for (const table of Object.values(schema)) {
    if (is(table, SQLiteTable)) {
      const { name, columns } = getTableConfig(table);
      if (columns.some((column) => column.name === "workspace_id") && !persons.has(name)) names.add(name);
    } else if (is(table, SQLiteView)) {
      const { name, selectedFields } = getViewConfig(table);
      if ("workspaceId" in selectedFields) names.add(name);
    }
  }
  return names;
}

/** The tenants' tables that a statement names, whatever it does with them. */
export function tablesIn(sql: string, tenants: ReadonlySet<string>): string[] {
  const named = [...sql.matchAll(/\b(?:from|join|into|update|,)\s*["`]?(\w+)["`]?/gi)].map(([, name = ""]) => name);
  return [...new Set(named)].filter((name) => tenants.has(name));
}

interface Scope {
  workspaceId: string | null;
}
const scopes = new WeakMap<D1Database, Scope>();
const kept = new Map<string, readonly string[]>();

function tablesOf(sql: string, tenants: ReadonlySet<string>): readonly string[] {
  const known = kept.get(sql);
  if (known) return known;
  const tables = tablesIn(sql, tenants);
  if (kept.size >= mostKept) kept.clear();
  kept.set(sql, tables);
  return tables;
}

/** Why a statement may not run, or null. */
function against(tables: readonly string[], values: readonly unknown[], { workspaceId }: Scope): string | null {
  if (tables.length === 0) return null;
  if (workspaceId !== null) return values.includes(workspaceId) ? null : "does not carry the workspace that asks";
  return tables.every((table) => doors.has(table)) ? null : "comes before it is known which workspace asks";
}

/** The database as one request may use it. */
export function scoped(d1: D1Database, tenants: ReadonlySet<string>): D1Database {
  const scope: Scope = { workspaceId: null };
  const prepare = (sql: string): D1PreparedStatement => {
    const tables = tablesOf(sql, tenants);
    const refuse = (why: string | null): void => {
      if (why !== null) throw new Error(`A statement on ${tables.join(", ")} ${why}.`);
    };
    const statement = d1.prepare(sql);
    if (tables.length === 0) return statement;
    // Without a value it could be about everybody only.
    if (!sql.includes("?")) refuse(against(tables, [], scope));
    const bind = (...values: unknown[]): D1PreparedStatement => {
      refuse(against(tables, values, scope));
      return statement.bind(...values);
    };
    return Object.create(statement, { bind: { value: bind } }) as D1PreparedStatement;
  };
  const guarded: D1Database = Object.create(d1, { prepare: { value: prepare } }) as D1Database;
  guarded.batch = d1.batch.bind(d1);
  guarded.exec = () => Promise.reject(new Error("A request prepares its statements."));
  guarded.withSession = () => {
    throw new Error("A request's statements go through one scope.");
  };
  scopes.set(guarded, scope);
  return guarded;
}

/** Which workspace a request has turned out to be, if it has. */
export const enteredWorkspace = (d1: D1Database): string | null => scopes.get(d1)?.workspaceId ?? null;

/** From here on the request is this workspace's; another one cannot be entered by it. */
export function enterWorkspace(d1: D1Database, workspaceId: string): void {
  const scope = scopes.get(d1);
  if (!scope || scope.workspaceId === workspaceId) return;
  if (scope.workspaceId !== null) throw new Error("A request is one workspace's; this one asks for a second.");
  scope.workspaceId = workspaceId;
}
