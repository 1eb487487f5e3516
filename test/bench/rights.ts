/** What is kept of a customer with 1,000 responses: handed over whole, and erased, in a workspace of 100,000 that has folded. */
import { foldWorkspace } from "../../worker/reports/fold.ts";
import { median } from "./load.ts";
import type { Row } from "./table.ts";
import { printTable } from "./table.ts";
import { withWorld } from "./world.ts";

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

if (import.meta.main) {
  const rows = await benchRights();
  printTable(rows);
  process.exit(rows.every(({ met }) => met) ? 0 : 1);
}
