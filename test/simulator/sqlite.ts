/**
 * D1 as far as the Worker asks it, on Node's own SQLite in memory: for speed, since a seed takes some hundred statements.
 * What it answers is compared with real D1 in `on-d1.test.ts`, seed by seed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/** D1's own limit. */
const mostParameters = 100;
const root = join(import.meta.dirname, "../..");

type Row = Record<string, unknown>;
type Mode = "rows" | "arrays";

const reads = (sql: string): boolean => /^\s*(SELECT|PRAGMA)\b/i.test(sql) || /\bRETURNING\b/i.test(sql);

/** As D1 takes it: no undefined, true as 1. */
function valueOf(value: unknown): SQLInputValue {
  if (value === undefined) throw new Error("D1_TYPE_ERROR: Type 'undefined' not supported for value 'undefined'");
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null || typeof value === "number" || typeof value === "string") return value;
  throw new Error(`D1_TYPE_ERROR: Type '${typeof value}' not supported here`);
}

class Statement {
  private readonly prepared: (sql: string, mode: Mode) => StatementSync;
  private readonly sql: string;
  private readonly values: readonly SQLInputValue[];

  constructor(
    prepared: (sql: string, mode: Mode) => StatementSync,
    sql: string,
    values: readonly SQLInputValue[] = [],
  ) {
    this.prepared = prepared;
    this.sql = sql;
    this.values = values;
  }

  bind(...values: unknown[]): Statement {
    if (values.length > mostParameters) throw new Error("D1_ERROR: too many SQL variables: SQLITE_ERROR");
    return new Statement(this.prepared, this.sql, values.map(valueOf));
  }

  execute(mode: Mode = "rows"): { results: unknown[]; changes: number } {
    const statement = this.prepared(this.sql, mode);
    if (!reads(this.sql)) return { results: [], changes: Number(statement.run(...this.values).changes) };
    const results = statement.all(...this.values).map((row) => (mode === "rows" ? { ...(row as Row) } : row));
    return { results, changes: /^\s*SELECT/i.test(this.sql) ? 0 : results.length };
  }

  async all(): Promise<unknown> {
    const { results, changes } = this.execute();
    return { success: true, results, meta: { changes } };
  }
  run(): Promise<unknown> {
    return this.all();
  }
  async raw(): Promise<unknown> {
    return this.execute("arrays").results;
  }
  async first(column?: string): Promise<unknown> {
    const [row] = this.execute().results as Row[];
    return column === undefined ? (row ?? null) : (row?.[column] ?? null);
  }
}

/** `heard`: what it makes of a statement before it does it; a test may have it mishear. */
export function openSqlite(heard = (sql: string): string => sql): D1Database {
  const database = new DatabaseSync(":memory:");
  const folder = join(root, "migrations");
  for (const file of readdirSync(folder).sort())
    if (file.endsWith(".sql"))
      for (const sql of readFileSync(join(folder, file), "utf8").split("--> statement-breakpoint")) database.exec(sql);
  // An index of some rows alone makes SQLite compile a statement anew at each binding; without it the answers are the same.
  const partial = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%WHERE%'")
    .all();
  for (const { name } of partial) database.exec(`DROP INDEX "${String(name)}"`);
  const known = { rows: new Map<string, StatementSync>(), arrays: new Map<string, StatementSync>() };
  const prepared = (sql: string, mode: Mode): StatementSync => {
    let statement = known[mode].get(sql);
    if (!statement) {
      statement = database.prepare(sql);
      if (mode === "arrays") statement.setReturnArrays(true);
      known[mode].set(sql, statement);
    }
    return statement;
  };
  return {
    prepare: (sql: string) => new Statement(prepared, heard(sql)),
    batch: async (statements: Statement[]) => {
      database.exec("BEGIN");
      try {
        const done = statements.map((one) => one.execute());
        database.exec("COMMIT");
        return done.map(({ results, changes }) => ({ success: true, results, meta: { changes } }));
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
  } as unknown as D1Database;
}
