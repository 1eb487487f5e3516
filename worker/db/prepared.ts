/**
 * A query that is asked again and again, put together once for a database: with drizzle a large one costs more than a
 * hundred KB of memory, which a sweep would leave behind for each delivery.
 */
import type { Database } from "./index.ts";

export function preparedOnce<Query>(prepare: (db: Database) => Query): (db: Database) => Query {
  const prepared = new WeakMap<Database, Query>();
  return (db) => {
    const query = prepared.get(db) ?? prepare(db);
    prepared.set(db, query);
    return query;
  };
}
