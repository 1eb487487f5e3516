/** An app by itself: what 10,000 answers of days without a network cost it. Told as JSON to whoever started it. */
import { writeSync } from "node:fs";
import { createVoz, type StorageLike } from "../../../sdk/index.ts";

const [url = "", key = "", surveyId = "", many = ""] = process.argv.slice(2);
const box = `voz.o.${key}`;
const kept = new Map<string, string>();
let writes = 0;
const storage: StorageLike = {
  getItem: (name) => kept.get(name) ?? null,
  setItem(name, value) {
    writes += 1;
    kept.set(name, value);
  },
  removeItem: (name) => void kept.delete(name),
};
const collect = globalThis.gc!;
const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
};
const idle = heap();
let most = idle;
const watching = setInterval(() => (most = Math.max(most, process.memoryUsage().heapUsed / 2 ** 20)), 5);
const measured = async (act: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
};

const before = createVoz({ host: url, key, storage, fetch: async () => Promise.reject(new TypeError("offline")) });
let ids: string[] = [];
const enqueue = await measured(async () => {
  const given = await Promise.all(
    Array.from({ length: Number(many) }, (_, at) => before.respond(surveyId, { nps: at % 11 })),
  );
  ids = given.map(({ id }) => id);
});
before.destroy();
const held = heap() - idle;
const characters = kept.get(box)?.length ?? 0;
const enqueueWrites = writes;

const after = createVoz({ host: url, key, storage });
const flush = await measured(() => after.flush());
after.destroy();
clearInterval(watching);
const told = {
  enqueue,
  flush,
  held,
  most: most - idle,
  characters,
  enqueueWrites,
  writes: writes - enqueueWrites,
  left: kept.has(box),
  ids,
};
writeSync(1, JSON.stringify(told));
