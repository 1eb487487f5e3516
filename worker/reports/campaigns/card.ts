/**
 * What the campaign report counts: answers by campaign, promises by touchpoint too, and what one person answered to
 * both. From the cards that the fold makes for it, a few rows a campaign, and from the tail; where a choice of model or
 * filters leaves the cards out, from the cells as every other report.
 */
import { cardLetters } from "../../db/cells.ts";
import type { Surroundings } from "../../http/context.ts";
import { countCells, rangesOf, type CellQuery } from "../cells.ts";
import { count, within } from "../histogram.ts";
import { bothAnswered } from "./sheet.ts";

export type Narrowing = Pick<
  CellQuery,
  "from" | "to" | "model" | "survey" | "channel" | "touchpoint" | "language" | "device"
>;

/** `key` is the campaign, "" for none. */
interface Counted {
  key: string;
  metric: string;
  value: string;
  n: number;
}
interface Placed {
  key: string;
  touchpoint: string;
  value: string;
  n: number;
}
export interface Counts {
  answers: Counted[];
  places: Placed[];
  both: Counted[];
  /** Whether any of it was counted from every response. */
  slow: boolean;
}

// As few columns and rows as can be: a tail is read at each look, and its cells are quicker taken apart outside.
const tailSql = `SELECT ifnull(campaign, '') AS campaign, coalesce(promise_campaign, campaign, '') AS promised,
  ifnull(touchpoint, '') AS touchpoint, cells FROM responses
WHERE workspace_id = ?1 AND seq > (SELECT watermark FROM workspaces WHERE id = ?1)
  AND day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR survey_id = ?4)`;

interface Answered {
  campaign: string;
  /** Whose promise it was asked about. */
  promised: string;
  touchpoint: string;
  cells: string;
}
interface Folded {
  key: string;
  counts: string;
}

export async function countCard(here: Surroundings, query: Narrowing): Promise<Counts> {
  const { model, channel, touchpoint, language, device } = query;
  const filtered = [channel, touchpoint, language, device].some((wanted) => wanted !== undefined);
  return model === "last_non_direct" && !filtered ? fromCards(here, query) : fromCells(here, query);
}

async function fromCards(
  { db: { $client: d1 }, workspaceId }: Surroundings,
  { from, to, survey }: Narrowing,
): Promise<Counts> {
  const [tail, ...folded] = await d1.batch<Answered & Folded>([
    d1.prepare(tailSql).bind(workspaceId, from, to, survey ?? null),
    ...rangesOf(from, to, false).map(({ span, where, bounds }) =>
      d1
        .prepare(
          `SELECT key, counts FROM rollups WHERE workspace_id = ?1 AND dim = 'card' AND span = '${span}'
AND (?2 IS NULL OR survey_id = ?2) AND ${where}`,
        )
        .bind(workspaceId, survey ?? null, ...bounds),
    ),
  ]);
  const counts: Counts = { answers: [], places: [], both: [], slow: false };
  for (const one of tail?.results ?? []) readAnswered(one, counts);
  for (const [key, entries] of merged(folded.flatMap(({ results }) => results)))
    for (const [entry, n] of entries) readEntry(key, entry, n, counts);
  return counts;
}

/** The same as the views of db/contributions.ts make of a response, for the few that are not folded. */
function readAnswered({ campaign, promised, touchpoint, cells }: Answered, { answers, places, both }: Counts): void {
  const list = JSON.parse(cells) as [question: string, metric: string, value: number | string][];
  for (const [, metric, given] of list) {
    const value = String(given);
    const key = metric === "promise" ? promised : campaign;
    answers.push({ key, metric, value, n: 1 });
    if (metric === "promise") places.push({ key, touchpoint, value, n: 1 });
  }
  for (const [, first, nps] of list)
    for (const [, second, promise] of list)
      if (first === "nps" && second === "promise" && typeof promise === "number")
        both.push({ key: promised, metric: bothAnswered[0], value: `${nps}|${promise}`, n: 1 });
}

/** The cards of a campaign as one, before any entry is taken apart: they are many, and mostly the same. */
function merged(cards: readonly Folded[]): Map<string, Map<string, number>> {
  const sums = new Map<string, Map<string, number>>();
  for (const { key, counts } of cards) {
    const entries = within(sums, key);
    const histogram = JSON.parse(counts) as Record<string, number>;
    for (const entry in histogram) count(entries, entry, histogram[entry] ?? 0);
  }
  return sums;
}

const metricOf = new Map<string, string>(Object.entries(cardLetters).map(([metric, letter]) => [letter, metric]));

/** As db/cells.ts writes them: `n9` an answer, `@-checkout` a promise broken there, `-9` a score of who found it broken. */
function readEntry(key: string, entry: string, n: number, { answers, places, both }: Counts): void {
  const metric = metricOf.get(entry.charAt(0));
  const side = (sign: string): string => (sign === "-" ? "-1" : "0");
  if (metric !== undefined) answers.push({ key, metric, value: entry.slice(1), n });
  else if (entry.startsWith("@")) places.push({ key, touchpoint: entry.slice(2), value: side(entry.charAt(1)), n });
  else both.push({ key, metric: bothAnswered[0], value: `${entry.slice(1)}|${side(entry.charAt(0))}`, n });
}

async function fromCells(here: Surroundings, narrowed: Narrowing): Promise<Counts> {
  const [answers, places, both] = await Promise.all([
    countCells(here, { ...narrowed, by: "campaign" }),
    countCells(here, { ...narrowed, by: "campaign_touchpoint", metrics: ["promise"] }),
    countCells(here, { ...narrowed, by: "campaign", pairs: true, metrics: bothAnswered }),
  ]);
  return {
    answers: answers.cells,
    places: places.cells.map(({ key, value, n }) => {
      const bar = key.indexOf("|");
      return { key: key.slice(0, bar), touchpoint: key.slice(bar + 1), value, n };
    }),
    both: both.cells,
    slow: answers.from === "rows" || both.from === "rows",
  };
}
