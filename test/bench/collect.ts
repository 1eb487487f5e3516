/** Single responses through /v1/collect, against a bare route that inserts one row of the same bytes, turn by turn. */
import { join } from "node:path";
import { root } from "../../worker/local/runtime.ts";
import { median, run, type Measured } from "./load.ts";
import type { Row } from "./table.ts";
import { withWorld } from "./world.ts";

const uuid7 = (): string => {
  const stamp = Date.now().toString(16).padStart(12, "0");
  const random = crypto.randomUUID();
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${random.slice(15, 18)}-${random.slice(19)}`;
};

export const benchCollect = (): Promise<Row[]> =>
  withWorld(
    8797,
    async ({ port, d1, demo, ask }) => {
      const url = `http://127.0.0.1:${port}`;
      await d1.prepare("CREATE TABLE bench_floor (id TEXT PRIMARY KEY, row TEXT NOT NULL) WITHOUT ROWID").run();
      const config = (await ask(`/v1/config?key=${demo.publicKey}`)) as { surveys: { id: string; version: number }[] };
      const survey = config.surveys[0];
      if (!survey) throw new Error("the demo has no survey");

      const item = () => {
        const at = new Date().toISOString();
        return {
          type: "response",
          id: uuid7(),
          surveyId: survey.id,
          surveyVersion: survey.version,
          state: "complete",
          at,
          locale: "es",
          answers: { nps: 9, kept: 0, why: "Llegó antes de lo que esperaba y muy bien embalada." },
          touches: [
            {
              at,
              session: 1,
              params: { utm_source: "newsletter", utm_medium: "email", utm_campaign: "entrega-24h" },
              referrer: "",
              host: "shop.test",
              landing: "/",
            },
          ],
          page: { url: "https://shop.test/thanks" },
          context: { orderValue: 49 },
        };
      };
      const collect = () => JSON.stringify({ key: demo.publicKey, items: [item()] });
      await fetch(`${url}/v1/collect`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: collect(),
      });
      const stored = await d1
        .prepare("SELECT * FROM responses ORDER BY seq DESC LIMIT 1")
        .first<Record<string, unknown>>();
      const row = Object.values(stored ?? {})
        .map(String)
        .join("|");
      const floor = () => JSON.stringify({ id: uuid7(), row });

      const turns: { floor: Measured[]; voz: Measured[] } = { floor: [], voz: [] };
      const load = { port, connections: 16, seconds: 3 };
      await run({ ...load, path: "/v1/collect", body: collect, seconds: 2 });
      await run({ ...load, path: "/floor", body: floor, seconds: 2 });
      for (let turn = 0; turn < 5; turn += 1) {
        turns.floor.push(await run({ ...load, path: "/floor", body: floor }));
        turns.voz.push(await run({ ...load, path: "/v1/collect", body: collect }));
      }
      const perSecond = (all: Measured[]) => median(all.map((one) => one.perSecond));
      const failed = [...turns.floor, ...turns.voz].reduce((sum, one) => sum + one.failed, 0);
      if (failed > 0) throw new Error(`${failed} requests failed: the figures would mean nothing`);
      const ratio = median(turns.voz.map((one, turn) => one.perSecond / (turns.floor[turn]?.perSecond ?? 1)));
      return [
        {
          what: "floor: bare Hono route, one row of the same bytes",
          value: `${perSecond(turns.floor).toFixed(0)} requests/s`,
          against: "–",
          mark: "–",
          met: true,
        },
        {
          what: "collect, single responses",
          value: `${perSecond(turns.voz).toFixed(0)} requests/s`,
          against: `${(ratio * 100).toFixed(0)} % of the floor`,
          mark: "≥ 60 %",
          met: ratio >= 0.6,
        },
        {
          what: "collect, p95 with 16 connections",
          value: `${median(turns.voz.map(({ p95 }) => p95)).toFixed(1)} ms`,
          against: `floor ${median(turns.floor.map(({ p95 }) => p95)).toFixed(1)} ms`,
          mark: "–",
          met: true,
        },
      ];
    },
    { entry: join(root, "test/bench/entry.ts") },
  );
