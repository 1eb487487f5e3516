/** What a campaign of a platform is kept under: its id there, else its name as far as spelling does not matter. Pure. */
import type { Platform } from "#contract";
import { looseName } from "../../campaigns/alike.ts";
import { campaignKey } from "../../touches/normalise.ts";

export const keyOf = (campaign: string, campaignId: string | null): string =>
  campaignId ? `id:${campaignId}` : `name:${looseName(campaign) || campaignKey(campaign)}`;

/**
 * One figure as it is handed to SQLite, in this order: what tells it from others, what its campaign is called, and
 * what was reported. Null is not reported.
 */
export type FigureRow = [
  day: string,
  through: string,
  platform: Platform,
  account: string,
  key: string,
  currency: string,
  campaign: string,
  campaignId: string | null,
  impressions: number | null,
  reach: number | null,
  clicks: number | null,
  spendMinor: number | null,
  conversions: number | null,
  revenueMinor: number | null,
];
export const firstFigure = 8;
const reachAt = 9;

/** What tells one figure from another. */
export const identityOf = (row: FigureRow): string => row.slice(0, 6).join("\n");

/** Adds what a finer row of the same file says of the same figure. Reach is the greatest: the people may be the same. */
function addTo(row: FigureRow, more: FigureRow): void {
  for (let at = firstFigure; at < row.length; at += 1) {
    const [known, further] = [row[at] as number | null, more[at] as number | null];
    if (further === null) continue;
    row[at] = known === null ? further : at === reachAt ? Math.max(known, further) : known + further;
  }
}

/** A row is some 150 bytes of JSON, and a statement's parameter may have a megabyte or two. */
const chunkRows = 1_000;

export function* chunksOf<Item>(items: Iterable<Item>): Generator<Item[]> {
  let chunk: Item[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < chunkRows) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Each figure once, with what several rows say of it added up. */
export function addedUp(rows: Iterable<FigureRow>): Map<string, FigureRow> {
  const figures = new Map<string, FigureRow>();
  for (const row of rows) {
    const name = identityOf(row);
    const known = figures.get(name);
    if (known) addTo(known, row);
    else figures.set(name, row);
  }
  return figures;
}
