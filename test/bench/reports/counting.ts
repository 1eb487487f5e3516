/** A database that counts what it is asked: D1's own figures of every statement that goes through it. */
export interface Spent {
  queries: number;
  read: number;
  written: number;
  /** Milliseconds, as the database tells. */
  took: number;
}

type Made = { inner: D1PreparedStatement };

export function counting(d1: D1Database): { d1: D1Database; spent: () => Spent } {
  const sum: Spent = { queries: 0, read: 0, written: 0, took: 0 };
  const count = <Result extends D1Result>(result: Result): Result => {
    sum.queries += 1;
    sum.read += result.meta.rows_read;
    sum.written += result.meta.rows_written;
    sum.took += result.meta.duration;
    return result;
  };
  const statement = (inner: D1PreparedStatement): D1PreparedStatement =>
    ({
      inner,
      bind: (...values: unknown[]) => statement(inner.bind(...values)),
      all: async () => count(await inner.all()),
      run: async () => count(await inner.run()),
      raw: async () => {
        // Only `all` tells what it cost; its rows hold the columns in their order.
        const { results } = count(await inner.all<Record<string, unknown>>());
        return results.map((row) => Object.values(row));
      },
      first: async (column?: string) => {
        const [row = null] = count(await inner.all<Record<string, unknown>>()).results;
        return column === undefined ? row : (row?.[column] ?? null);
      },
    }) as unknown as D1PreparedStatement;
  const counted = {
    prepare: (sql: string) => statement(d1.prepare(sql)),
    batch: async (statements: D1PreparedStatement[]) =>
      (await d1.batch(statements.map((one) => (one as unknown as Made).inner))).map(count),
  };
  return { d1: counted as unknown as D1Database, spent: () => ({ ...sum }) };
}
