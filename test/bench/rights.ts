/** What is kept of a customer with 1,000 responses: handed over whole, and erased, in a workspace of 100,000 that has folded. */
import { listCustomers } from "../../worker/customers/view/list.ts";
import { readProfile } from "../../worker/customers/view/profile.ts";
import { readTimeline } from "../../worker/customers/view/timeline.ts";
import { openDatabase } from "../../worker/db/index.ts";
import { newIdWith } from "../../worker/http/context.ts";
import { cryptoRandom } from "../../worker/http/token.ts";
import { foldWorkspace } from "../../worker/reports/fold.ts";
import { median } from "./load.ts";
import type { Row } from "./table.ts";
import { printTable } from "./table.ts";
import { benchSecret, withWorld } from "./world.ts";

const all = 100_000;
const own = 1000;
const customers = 5;

const inSeconds = async <Result>(work: () => Promise<Result>): Promise<{ seconds: number; result: Result }> => {
  const began = performance.now();
  const result = await work();
  return { seconds: (performance.now() - began) / 1000, result };
};

export const benchRights = (): Promise<Row[]> =>
  withWorld(8793, async ({ d1, demo, ask }) => {
    const one =
      (await d1.prepare("SELECT * FROM responses WHERE workspace_id = ?1 LIMIT 1").bind(demo.workspaceId).first()) ??
      {};
    const names = Object.keys(one).filter((name) => !["seq", "id", "customer_id", "visitor_id"].includes(name));
    // The demo's rows again and again, in their own mixture; the last thousands are some customers'.
    await d1
      .prepare(
        `INSERT INTO responses (seq, id, customer_id, visitor_id, ${names.join(", ")})
         WITH RECURSIVE more(n) AS (SELECT 241 UNION ALL SELECT n + 1 FROM more WHERE n < ?2)
         SELECT more.n, printf('01900000-0000-7000-8000-%012x', more.n),
           iif(more.n > ?2 - ?3, 'cust_' || (more.n % CAST(?4 AS INTEGER)), NULL), 'visitor_' || more.n, ${names.map((name) => `r.${name}`).join(", ")}
         FROM more JOIN responses r ON r.workspace_id = ?1 AND r.seq = 1 + more.n % 240`,
      )
      .bind(demo.workspaceId, all, own * customers, customers)
      .run();
    // So that an erasure has sums to take them out of.
    let folded = 0;
    for (let step = 1; step > 0; folded += step) step = await foldWorkspace(d1, demo.workspaceId, 1);
    if (folded < all) throw new Error(`${folded} of ${all} responses were folded`);
    await ask("/v1/endpoints", {
      method: "POST",
      body: { url: "https://crm.example.com/in", types: ["response.deleted", "customer.erased"] },
    });
    const read = await rowsOfCustomers(d1, demo.workspaceId);
    const exports: number[] = [];
    const erasures: number[] = [];
    let bytes = 0;
    for (let at = 0; at < customers; at += 1) {
      const exported = await inSeconds(() => ask(`/v1/customers/cust_${at}/export`));
      const { responses } = exported.result["tables"] as { responses: unknown[] };
      if (responses.length !== own) throw new Error(`cust_${at} has ${responses.length} responses, not ${own}`);
      bytes = JSON.stringify(exported.result).length;
      exports.push(exported.seconds);
    }
    for (let at = 0; at < customers; at += 1) {
      const erased = await inSeconds(() => ask(`/v1/customers/cust_${at}`, { method: "DELETE", body: {} }));
      const { tables } = erased.result as { tables: { table: string; rows: number }[] };
      const changed = (name: string): number => tables.find(({ table }) => table === name)?.rows ?? 0;
      if (changed("responses") !== own || changed("rollups") === 0) throw new Error("not all was erased");
      erasures.push(erased.seconds);
    }
    const against = `${customers} customers in ${all.toLocaleString("en")} responses, slowest`;
    return [
      ...read,
      {
        what: `export of a customer with ${own.toLocaleString("en")} responses, ${(bytes / 1e6).toFixed(1)} MB`,
        value: `${median(exports).toFixed(2)} s`,
        against: `${against} ${Math.max(...exports).toFixed(2)} s`,
        mark: "≤ 1 s",
        met: Math.max(...exports) <= 1,
      },
      {
        what: "erasure of the same",
        value: `${median(erasures).toFixed(2)} s`,
        against: `${against} ${Math.max(...erasures).toFixed(2)} s`,
        mark: "≤ 2 s",
        met: Math.max(...erasures) <= 2,
      },
    ];
  });

const known = 20_000;

/** By D1's own count, since that is what is paid for, and what a workspace that grows would change. */
async function rowsOfCustomers(d1: D1Database, workspaceId: string): Promise<Row[]> {
  await d1
    .prepare(
      `INSERT INTO customers (workspace_id, id, traits, proven, seen_on, created_at, updated_at)
       WITH RECURSIVE more(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM more WHERE n < ?2 - 1)
       SELECT ?1, 'cust_' || n, '{}', 0, '2026-11-01', '2026-11-01', '2026-11-01' FROM more`,
    )
    .bind(workspaceId, known)
    .run();
  const asked: { sql: string; values: unknown[] }[] = [];
  const noting: D1Database = Object.create(d1, {
    prepare: {
      value: (sql: string) => ({
        bind: (...values: unknown[]) => {
          asked.push({ sql, values });
          return d1.prepare(sql).bind(...values);
        },
      }),
    },
  }) as D1Database;
  const vault = { secret: benchSecret, random: cryptoRandom };
  const here = { db: openDatabase(noting), workspaceId, now: new Date(), newId: newIdWith(cryptoRandom), vault };
  const count = async (work: () => Promise<unknown>): Promise<number> => {
    asked.length = 0;
    await work();
    let rows = 0;
    for (const { sql, values } of asked)
      rows += (
        await d1
          .prepare(sql)
          .bind(...values)
          .all()
      ).meta.rows_read;
    return rows;
  };
  const against = `D1's meta.rows_read; ${all.toLocaleString("en")} responses, ${known.toLocaleString("en")} customers`;
  const row = async (what: string, work: () => Promise<unknown>, most: number): Promise<Row> => {
    const rows = await count(work);
    return {
      what: `${what}: rows read`,
      value: rows.toLocaleString("en"),
      against,
      mark: `≤ ${most.toLocaleString("en")}`,
      met: rows <= most,
    };
  };
  return [
    await row("a page of 50 customers", () => listCustomers(here, { from: "2026-11-01", limit: 50 }), 1000),
    await row("a customer found by their e-mail", () => listCustomers(here, { q: "nobody@shop.example" }), 20),
    await row(
      "2,000 customers looked through for a last score",
      () => listCustomers(here, { score: "passive", campaign: "cmp_nobody" }),
      5 * (2000 + own * customers),
    ),
    await row(
      `profile of a customer with ${own.toLocaleString("en")} responses`,
      () => readProfile(here, "cust_0"),
      6 * own,
    ),
    await row("a page of their time line", () => readTimeline(here, "cust_0", {}), 6 * own),
  ];
}

if (import.meta.main) {
  const rows = await benchRights();
  printTable(rows);
  process.exit(rows.every(({ met }) => met) ? 0 : 1);
}
