/**
 * What became of a campaign after a note: the four weeks before its day against those that closed after it, four at most,
 * each of seven days from the next one on, so that both sides hold every weekday equally often. All that is shown together
 * is tested together; a side under 30 answers is shown, and not tested.
 */
import type { CampaignNote, Change, Measure } from "#contract";
import type { Surroundings } from "../http/context.ts";
import { countCells, type Cell } from "../reports/cells.ts";
import { asFamily, changeIn } from "../reports/change.ts";
import { addDays } from "../reports/period.ts";
import { gauges } from "../reports/scores.ts";

const compared = ["kept", "gap"] as const;
const most = 4;
/** Answers on each side from which a difference is tested. */
export const enough = 30;

interface Days {
  from: string;
  to: string;
}
interface Comparison {
  before: Measure;
  after: Measure;
  change: Change;
}
export interface Since extends Record<(typeof compared)[number], Comparison> {
  note: CampaignNote;
  before: Days;
  /** Null until the first week after the note has closed. */
  after: Days | null;
  /** The first day on which the next week after the note will have closed; null once there are four. */
  next: string | null;
}

/** The two sides of a note, as far as `today` tells. */
export function sidesOf(day: string, today: string): Pick<Since, "before" | "after" | "next"> {
  const passed = Math.floor((Date.parse(today) - Date.parse(day)) / 86_400_000) - 1;
  const weeks = Math.min(most, Math.max(0, Math.floor(passed / 7)));
  return {
    before: { from: addDays(day, -7 * most), to: addDays(day, -1) },
    after: weeks === 0 ? null : { from: addDays(day, 1), to: addDays(day, 7 * weeks) },
    next: weeks === most ? null : addDays(day, 7 * (weeks + 1) + 1),
  };
}

export async function sinceNotes(
  here: Surroundings,
  campaign: string,
  notes: readonly CampaignNote[],
  today: string,
): Promise<Since[]> {
  const sides = notes.map(({ day }) => sidesOf(day, today));
  const days = sides.flatMap(({ before, after }) => [before, after ?? before]);
  if (days.length === 0) return [];
  const { cells } = await countCells(here, {
    from: days.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
    to: days.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
    model: "last_non_direct",
    by: "day",
    campaign,
    metrics: [gauges.kept.metric],
  });
  const made = notes.map((note, at) => {
    const side = sides[at] ?? sidesOf(note.day, today);
    const [first, second] = [within(cells, side.before), within(cells, side.after)];
    const compare = (name: (typeof compared)[number]): Comparison => {
      const gauge = gauges[name];
      const change = changeIn(gauge.difference(first, second));
      return {
        before: gauge.measure(first),
        after: gauge.measure(second),
        // The smaller side decides whether there is enough to be tested at all.
        change: change.n < enough ? { ...change, p: null } : change,
      };
    };
    return { note, ...side, kept: compare("kept"), gap: compare("gap") };
  });
  const tested = asFamily(made.flatMap((since) => compared.map((name) => since[name].change)));
  return made.map(({ kept, gap, ...rest }, at) => ({
    ...rest,
    kept: { ...kept, change: tested[2 * at] ?? kept.change },
    gap: { ...gap, change: tested[2 * at + 1] ?? gap.change },
  }));
}

function within(cells: readonly Cell[], days: Days | null): Map<string, number> {
  const histogram = new Map<string, number>();
  for (const { key, value, n } of cells)
    if (days && days.from <= key && key <= days.to) histogram.set(value, (histogram.get(value) ?? 0) + n);
  return histogram;
}
