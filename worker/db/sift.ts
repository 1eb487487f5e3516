/**
 * Rows that SQL cannot choose by itself, since what decides is how a text reads: they are read newest first, a chunk at
 * a time, until enough was found or as many were looked at as one request may. The page then ends there, shorter than
 * it might be, and says where to go on.
 */
import { mostSought } from "#contract";

interface Sifting<Row, Found> {
  /** Rows at or below this place, the newest first. */
  read(from: number | undefined, limit: number): Promise<Row[]>;
  find(row: Row): readonly Found[];
  /** How many to find, where to begin, and how many rows to read at once. */
  enough: number;
  from: number | undefined;
  chunk?: number;
}
export interface Sifted<Found> {
  found: Found[];
  /** Where to go on where rows were left unread; null at the end. */
  next: number | null;
}

export async function sift<Row extends { seq: number }, Found>(sifting: Sifting<Row, Found>): Promise<Sifted<Found>> {
  const { read, find, enough, chunk = 500 } = sifting;
  const found: Found[] = [];
  let { from } = sifting;
  for (let looked = 0; looked < mostSought; looked += chunk) {
    const rows = await read(from, chunk);
    for (const row of rows) {
      found.push(...find(row));
      from = row.seq - 1;
      if (found.length >= enough) return { found, next: from };
    }
    if (rows.length < chunk) return { found, next: null };
  }
  return { found, next: from ?? null };
}
