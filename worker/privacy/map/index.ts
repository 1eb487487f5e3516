/**
 * The data map: what is kept in each column of each table, and why. Written beside the tables, and checked against them:
 * a column without an entry does not compile, and its words are asked for in both languages.
 */
import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { schema } from "../../db/index.ts";
import { company } from "./company.ts";
import type { Personal, PlainKind, Retention, TableEntry } from "./entry.ts";
import { counted } from "./figures.ts";
import { people } from "./people.ts";

/** Views keep nothing, so they are not in it. */
type Tables = {
  [Name in keyof typeof schema as (typeof schema)[Name] extends SQLiteTable ? Name : never]: (typeof schema)[Name];
};
type Whole = { [Name in keyof Tables]: TableEntry<keyof Tables[Name]["$inferSelect"] & string> };

export const dataMap = { ...people, ...company, ...counted } as const satisfies Whole;

type Map = typeof dataMap;
export type MappedTable = keyof Map;
/** `table.column` of all that is personal. */
export type PersonalColumn = {
  [Table in MappedTable]: {
    [Column in keyof Map[Table]["columns"]]: Map[Table]["columns"][Column] extends string
      ? never
      : `${Table}.${Column & string}`;
  }[keyof Map[Table]["columns"]];
}[MappedTable];

export interface MappedColumn {
  /** As the database calls it. */
  name: string;
  /** Null where it says nothing of a person. */
  personal: (Personal & { key: PersonalColumn }) | null;
  kind: PlainKind | null;
}
export interface Mapped {
  table: MappedTable;
  name: string;
  kept: Retention;
  columns: readonly MappedColumn[];
}

/** The map as pages and checks walk it, in the order in which it is written. */
export const mapped: readonly Mapped[] = (Object.keys(dataMap) as MappedTable[]).map((table) => {
  const { kept, columns } = dataMap[table] as TableEntry;
  const known = getTableColumns(schema[table] as SQLiteTable);
  return {
    table,
    name: getTableName(schema[table] as SQLiteTable),
    kept,
    columns: Object.entries(columns).map(([column, entry]): MappedColumn => {
      const plain = typeof entry === "string";
      return {
        name: known[column]?.name ?? column,
        kind: plain ? entry : null,
        personal: plain ? null : { ...entry, key: `${table}.${column}` as PersonalColumn },
      };
    }),
  };
});

/** Tables that hold anything of a customer or visitor: an erasure that says nothing of one of them does not compile. */
export type SubjectTable = {
  [Table in MappedTable]: Extract<
    Map[Table]["columns"][keyof Map[Table]["columns"]],
    { whose: "customer" | "visitor" }
  > extends never
    ? never
    : Table;
}[MappedTable];
