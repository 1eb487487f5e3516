/** Lists: newest first, `limit` of them, and a cursor that says where to go on. A cursor is opaque to the outside. */
import { Refusal } from "./refusal.ts";

export const defaultLimit = 50;

export const pageSize = (query: { limit?: number | undefined }): number => query.limit ?? defaultLimit;

export const makeCursor = (...parts: (string | number)[]): string => btoa(parts.join("|")).replace(/=+$/, "");

/** A cursor is text of one byte a letter; what may hold any letter stands in it so. */
export const toCursor = encodeURIComponent;
export function fromCursor(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw madeUp();
  }
}

const madeUp = (): Refusal =>
  new Refusal("invalid_query", "cursor: use the `next` of the page before.", {
    issues: [{ path: "cursor", message: "This cursor was not made here." }],
  });

/** The cursor's parts, or null without one; a broken cursor is refused. */
export function readCursor(cursor: string | undefined, parts: number): string[] | null {
  if (cursor === undefined) return null;
  try {
    const found = atob(cursor).split("|");
    if (found.length === parts) return found;
  } catch {
    // Not base64: refused below, like any other made-up cursor.
  }
  throw madeUp();
}

/** One page out of `limit + 1` rows. */
export function page<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  cursor: (row: Row) => string,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? cursor(last) : null };
}
