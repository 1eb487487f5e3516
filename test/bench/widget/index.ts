/**
 * `npm run bench:widget`: what the widget costs a page, beside two floors in the same run. RUNS turns (11 if not said),
 * each variant once a turn, so that noise meets all alike; of the script's load alone, the smallest figure, three times
 * as many. A missed mark is told; only a technical failure exits with 1.
 */
import { launchBrowser } from "../../browser.ts";
import { printTable } from "../table.ts";
import { stayAwake } from "./awake.ts";
import { benchBytes } from "./bytes.ts";
import { earlyRows, footprintRows, loadRows, slowRows, timedRows, unwarmedRow } from "./rows.ts";
import { serve } from "./served.ts";
import { cold, harness, plain, plainTag, preact, surveys, voz, type Variant } from "./variants.ts";
import { footprint, loaded, slow, timed, unwarmed, type Loaded } from "./visit.ts";

const turns = Number(process.env["RUNS"] ?? 11);
/** For what spreads little, or takes long. */
const few = Math.min(turns, 7);
const began = performance.now();
const served = await serve(surveys);
const browser = await launchBrowser();

let relax: (() => void) | undefined;

/** Every variant once a turn. */
async function interleaved<Name extends string, Value>(
  many: number,
  variants: Record<Name, Variant>,
  measure: (variant: Variant) => Promise<Value>,
  together = false,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(variants) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, [] as Value[]])) as Record<Name, Value[]>;
  for (let turn = 0; turn < many; turn += 1) {
    // Another one begins each turn: whoever comes first finds the machine as the turn before left it.
    const order = names.map((_, at) => names[(at + turn) % names.length]!);
    const one = async (name: Name): Promise<void> => void found[name].push(await measure(variants[name]));
    if (together) await Promise.all(order.map(one));
    else for (const name of order) await one(name);
  }
  return found;
}

try {
  // Nothing is timed in these, so they may go on at once.
  const [bytes, footprints] = await Promise.all([
    benchBytes(browser, served),
    interleaved(few, { harness, plain, preact, voz }, (variant) => footprint(browser, served, variant), true),
  ]);
  // What came before is not timed; from here on the cores stay awake.
  relax = stayAwake();
  const times = await interleaved(turns, { harness, plain, preact, voz }, (variant) => timed(browser, served, variant));
  const further = await interleaved(2 * turns, { harness, voz }, (variant) => loaded(browser, served, variant));
  const loads: Record<keyof typeof times, Loaded[]> = {
    ...times,
    harness: [...times.harness, ...further.harness],
    voz: [...times.voz, ...further.voz],
  };
  const earlies = await interleaved(few, { harness, preact, voz }, (variant) => timed(browser, served, variant, true));
  const colds = await interleaved(few, { preact, cold }, (variant) => unwarmed(browser, served, variant));
  const slows = await interleaved(few, { plain, preact, voz, plainTag }, (variant) => slow(browser, served, variant));
  const load = loadRows(loads);
  const { rows, notes } = timedRows(times);
  const { row, note } = unwarmedRow(colds);
  printTable([
    ...bytes,
    ...load.rows,
    ...rows,
    ...earlyRows(earlies),
    row,
    ...slowRows(slows),
    ...footprintRows(footprints, times.voz),
  ]);
  for (const line of [load.note, ...notes, note]) console.log(line);
  console.log(
    `${turns} turns (three times as many for the load; 7 at most for a trigger after two seconds, where nothing was fetched before, for the slow network and for memory), ${browser.version()}, ${((performance.now() - began) / 1000).toFixed(0)} s.`,
  );
} finally {
  relax?.();
  await browser.close();
  await served.close();
}
