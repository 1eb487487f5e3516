/** What one complete response costs in D1's own count: rows written and read, queries. */
import { collect } from "../../worker/collect/collect.ts";
import { openDatabase } from "../../worker/db/index.ts";
import { Snapshots } from "../../worker/workspaces/snapshot.ts";
import { demoAnswers } from "../../worker/local/answers.ts";
import type { Row } from "./table.ts";
import { withWorld } from "./world.ts";

export const benchRows = (): Promise<Row[]> =>
  withWorld(8795, async ({ d1, demo }) => {
    const counted = { queries: 0, written: 0, read: 0 };
    const counting = new Proxy(d1, {
      get(target, name) {
        if (name === "batch")
          return async (statements: D1PreparedStatement[]) => {
            const results = await target.batch(statements);
            counted.queries += statements.length;
            for (const { meta } of results) {
              counted.written += meta.rows_written;
              counted.read += meta.rows_read;
            }
            return results;
          };
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? (value as () => unknown).bind(target) : value;
      },
    });
    const db = openDatabase(d1);
    const snapshots = new Snapshots();
    const snapshot = await snapshots.fresh(db, demo.publicKey);
    const [survey] = [...(snapshot?.surveys.values() ?? [])];
    const [item] = demoAnswers({ surveyId: survey?.id ?? "", version: 1, promises: [], now: Date.now() });
    const store = async (more: object) => {
      Object.assign(counted, { queries: 0, written: 0, read: 0 });
      const [result] = await collect(
        { d1: counting, db, snapshots, secret: "only-for-benches-only-for-benches-32", admit: () => undefined },
        demo.publicKey,
        [{ ...item, ...more }],
        { device: null, country: null, now: new Date() },
      );
      if (result?.status !== "stored") throw new Error(`not stored: ${JSON.stringify(result)}`);
      return { ...counted };
    };
    const anonymous = await store({
      id: "01990000-0000-7000-8000-00000000abcd",
      visitorId: undefined,
      customer: undefined,
    });
    const known = await store({
      id: "01990000-0000-7000-8000-00000000abce",
      visitorId: "visitor-of-the-benchmark",
      consent: { state: "granted" },
    });
    return [
      {
        what: "one complete response: rows written",
        value: String(anonymous.written),
        against: "D1's meta.rows_written",
        mark: "2",
        met: anonymous.written === 2,
      },
      {
        what: "the same of a visitor who is known by an id: rows written",
        value: String(known.written),
        against: "one more, by which all of theirs is found and erased",
        mark: "3",
        met: known.written === 3,
      },
      {
        what: "one complete response: rows read",
        value: String(anonymous.read),
        against: "D1's meta.rows_read",
        mark: "–",
        met: true,
      },
      {
        what: "one complete response: queries",
        value: String(anonymous.queries),
        against: "configuration remembered",
        mark: "≤ 3",
        met: anonymous.queries <= 3,
      },
    ];
  });
