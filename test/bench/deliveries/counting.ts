/** D1 that counts the rows which its statements write. */
export function countingWrites(d1: D1Database, count: (rows: number) => void): D1Database {
  const counted = <Result extends D1Result>(result: Result): Result => {
    count(result.meta.rows_written);
    return result;
  };
  const inner = new WeakMap<object, D1PreparedStatement>();
  const statement = (real: D1PreparedStatement): D1PreparedStatement => {
    const made = {
      bind: (...values: unknown[]) => statement(real.bind(...values)),
      all: async () => counted(await real.all()),
      run: async () => counted(await real.run()),
      // Nothing is written by what is read so.
      raw: () => real.raw(),
      first: async (column?: string) => {
        const [row] = counted(await real.all<Record<string, unknown>>()).results;
        return column === undefined ? (row ?? null) : (row?.[column] ?? null);
      },
    } as unknown as D1PreparedStatement;
    inner.set(made, real);
    return made;
  };
  return {
    prepare: (sql: string) => statement(d1.prepare(sql)),
    batch: async (statements: D1PreparedStatement[]) =>
      (await d1.batch(statements.map((one) => inner.get(one)!))).map(counted),
  } as unknown as D1Database;
}
