/**
 * Figures of several days beside figures of some of those days would count the same money twice. Nobody can part them,
 * so they are refused, and the import that brought the others has to be taken back first.
 */
import type { Surroundings } from "../../http/context.ts";
import { Refusal } from "../../http/refusal.ts";
import type { FigureRow } from "../read/key.ts";
import { whoOf, type Tally } from "../read/tally.ts";
import { questionOf } from "../read/words.ts";

/** A figure's days: who it is of, first, last. */
type Span = readonly [of: string, day: string, through: string];

/** Who has spans that share a day and are not the same. Pure. */
export function overlapping(spans: Iterable<Span>): string[] {
  const groups = new Map<string, Map<string, Span>>();
  for (const span of spans) {
    const [of, day, through] = span;
    const group = groups.get(of) ?? new Map<string, Span>();
    groups.set(of, group.set(`${day} ${through}`, span));
  }
  const found: string[] = [];
  for (const [of, group] of groups) {
    const sorted = [...group.values()].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
    let last = "";
    for (const [, day, through] of sorted) {
      if (day <= last) {
        found.push(of);
        break;
      }
      if (through > last) last = through;
    }
  }
  return found;
}

// `through > day` in words that the index of ranges knows; without ranges in the file these few are all that matters.
const near = `SELECT DISTINCT d.platform, d.account, d.campaign_key, d.currency, d.day, d.through FROM marketing_days d
CROSS JOIN marketing_imports i ON i.workspace_id = d.workspace_id AND i.id = d.import_id
WHERE d.workspace_id = ?1 AND i.state = 'done'`;
const rangesSql = `${near} AND d.through > d.day AND d.through >= ?2 AND d.day <= ?3`;
const daysSql = `${near} AND d.day BETWEEN ?2 AND ?3 AND d.platform IN (SELECT value FROM json_each(?4))`;

interface Near {
  platform: string;
  account: string;
  campaign_key: string;
  currency: string;
  day: string;
  through: string;
}

export interface Rows {
  tally: Tally;
  rows: () => Iterable<FigureRow>;
}

/** Whose figures overlap with others, in the rows or with what is there; nobody's as a rule. */
export async function overlapsOf({ db, workspaceId }: Surroundings, { tally, rows }: Rows): Promise<string[]> {
  const { from, to, ranged } = tally;
  const d1 = db.$client;
  const platforms = JSON.stringify([...new Set([...tally.campaigns.values()].map(([platform]) => platform))]);
  const { results: longer } = await d1.prepare(rangesSql).bind(workspaceId, from, to).all<Near>();
  const { results: days } = ranged.size
    ? await d1.prepare(daysSql).bind(workspaceId, from, to, platforms).all<Near>()
    : { results: [] };
  const spanOf = (one: Near): Span => [
    [one.platform, one.account, one.campaign_key, one.currency].join("\n"),
    one.day,
    one.through,
  ];
  const concerned = new Set([...ranged, ...longer.map((one) => spanOf(one)[0])]);
  if (concerned.size === 0) return [];
  const spans = [...longer, ...days].map(spanOf).filter(([of]) => concerned.has(of));
  for (const row of rows()) {
    const who = whoOf(row);
    if (concerned.has(who)) spans.push([who, row[0], row[1]]);
  }
  return overlapping(spans);
}

export async function refuseOverlaps(here: Surroundings, rows: Rows): Promise<void> {
  const who = await overlapsOf(here, rows);
  if (who.length === 0) return;
  const { message } = questionOf("overlap");
  const nameOf = (one: string): string => rows.tally.campaigns.get(one.split("\n").slice(0, 3).join("\n"))?.[3] ?? one;
  throw new Refusal("conflict", message, {
    issues: who.slice(0, 50).map((one) => ({ path: nameOf(one), message })),
  });
}
