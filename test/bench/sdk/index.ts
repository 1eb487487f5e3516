/** `npm run bench:sdk`: 10,000 answers of days without a network: kept, found again, sent, and in D1 once each. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { printTable } from "../table.ts";
import { withWorld } from "../world.ts";

const many = 10_000;
const host = join(import.meta.dirname, "host.ts");

interface Told {
  enqueue: number;
  flush: number;
  held: number;
  most: number;
  characters: number;
  enqueueWrites: number;
  writes: number;
  left: boolean;
  ids: string[];
}

const rows = await withWorld(8794, async ({ port, d1, demo, ask }) => {
  const questions = [{ id: "nps", kind: "nps", ask: "?", required: true }];
  const { id } = (await ask("/v1/surveys", { method: "POST", body: { name: "Bench", questions } })) as { id: string };
  await ask(`/v1/surveys/${id}/publish`, { method: "POST", body: {} });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--expose-gc", host, `http://127.0.0.1:${port}`, demo.publicKey, id, String(many)],
    { maxBuffer: 2 ** 26 },
  );
  const told = JSON.parse(stdout) as Told;
  const { results } = await d1.prepare("SELECT id FROM responses WHERE survey_id = ?1").bind(id).all<{ id: string }>();
  const stored = results.map((row) => row.id);
  const lost = told.ids.filter((one) => !stored.includes(one)).length;
  const doubled = stored.length - new Set(stored).size + stored.filter((one) => !told.ids.includes(one)).length;
  const row = (what: string, value: string, mark = "–", met = true) => ({ what, value, against: "–", mark, met });
  return [
    row(
      `${many} answers while offline, kept by a storage`,
      `${told.enqueue.toFixed(2)} s, ${told.enqueueWrites} writes`,
    ),
    row(
      "what the device keeps of them",
      `${(told.characters / 1e6).toFixed(1)} million characters`,
      "≤ 5",
      told.characters < 5e6,
    ),
    row(
      "found again at the next start and sent, batch by batch, to a local server",
      `${told.flush.toFixed(1)} s, ${told.writes} writes`,
    ),
    row("lost", String(lost), "0", lost === 0 && !told.left),
    row("doubled", String(doubled), "0", doubled === 0),
    row("memory held while they wait", `${told.held.toFixed(0)} MB`, "≤ 50 MB", told.held <= 50),
    row("the most memory at any time, uncollected included", `${told.most.toFixed(0)} MB`),
  ];
});
printTable(rows);
process.exit(rows.every(({ met }) => met) ? 0 : 1);
