/** A flood of 1,000 requests a second from one address, for a minute: what another visitor notices of it, turn by turn with quiet. */
import { Worker } from "node:worker_threads";
import { demoAnswers } from "../../worker/local/answers.ts";
import type { Flood, Flooded } from "./flooder.ts";
import { printTable, type Row } from "./table.ts";
import { withWorld } from "./world.ts";

const turns = 3;
const seconds = 20;
const perSecond = 1_000;
/** Straight to the Worker: the local stand-ins before it serve fewer requests than the flood has. */
const [port, directPort] = [8796, 8795];
/** Of the one visitor who is measured: far from any limit. */
const between = 160;
/** Addresses for documentation (RFC 5737), of different networks. */
const [flooding, visiting] = ["192.0.2.66", "198.51.100.7"];

const headersOf = (address = "") => ({ "content-type": "application/json", "cf-connecting-ip": address });
const floodWith = (order: Flood): Promise<Flooded> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./flooder.ts", import.meta.url), { workerData: order });
    worker.once("message", resolve).once("error", reject);
  });
const p95 = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

export const benchFlood = (): Promise<Row[]> =>
  withWorld(
    port,
    async ({ ask, demo }) => {
      const { surveys } = (await ask(`/v1/config?key=${demo.publicKey}`)) as { surveys: { id: string }[] };
      const surveyId = surveys[0]?.id ?? "";
      const items = demoAnswers({ surveyId, version: 1, promises: [], now: Date.now() });
      let at = 0;
      const bodyOf = (): string => {
        at += 1;
        const id = `01990000-0000-7000-8000-${at.toString(16).padStart(12, "0")}`;
        return JSON.stringify({ key: demo.publicKey, items: [{ ...items[at % items.length], id }] });
      };
      const visit = async (): Promise<number> => {
        const body = bodyOf();
        const from = performance.now();
        const answer = await fetch(`http://127.0.0.1:${directPort}/v1/collect`, {
          method: "POST",
          headers: headersOf(visiting),
          body,
        });
        const text = await answer.text();
        if (!text.includes('"stored"')) throw new Error(`the visitor was not served: ${answer.status} ${text}`);
        return performance.now() - from;
      };
      /** One request after the other, at a visitor's pace. */
      async function visits(): Promise<number[]> {
        const times: number[] = [];
        const until = performance.now() + seconds * 1000;
        while (performance.now() < until) {
          times.push(await visit());
          await new Promise((turn) => setTimeout(turn, between));
        }
        return times;
      }
      await visits();
      const quiet: number[] = [];
      const beside: number[] = [];
      const flooded: Flooded[] = [];
      const body = bodyOf();
      const order = { port: directPort, path: "/v1/collect", body, headers: headersOf(flooding), perSecond, seconds };
      for (let turn = 0; turn < turns; turn += 1) {
        quiet.push(...(await visits()));
        const [told, times] = await Promise.all([floodWith(order), visits()]);
        flooded.push(told);
        beside.push(...times);
      }
      const sent = flooded.reduce((sum, one) => sum + one.sent, 0);
      const refused = flooded.reduce((sum, { statuses }) => sum + (statuses[429] ?? 0), 0);
      if (refused < sent / 2) throw new Error(`${refused} of ${sent} were refused: that was no flood beyond the limit`);
      const rate = Math.round(sent / (turns * seconds));
      const ratio = p95(beside) / p95(quiet);
      return [
        {
          what: `another visitor's p95 during ${rate} requests/s from one address, ${Math.round((100 * refused) / sent)} % refused`,
          value: `${ratio.toFixed(2)} ×`,
          against: `${p95(beside).toFixed(1)} ms; quiet ${p95(quiet).toFixed(1)} ms, turn by turn`,
          mark: "< 2 ×",
          met: ratio < 2,
        },
      ];
    },
    { limits: true, directPort },
  );

if (import.meta.main) {
  const rows = await benchFlood();
  printTable(rows);
  process.exit(rows.every(({ met }) => met) ? 0 : 1);
}
