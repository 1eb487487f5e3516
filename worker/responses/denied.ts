/**
 * Who denied consent is never counted as shown, but may answer: a cell says so, so that a response rate is known from
 * the ready sums. Pure.
 */
import type { ResponseItem } from "#contract";
import type { StoredCell } from "../db/responses.ts";

/** A word, so that it makes no pair with a score. */
const denied: StoredCell = ["", "denied", "yes"];

/** What nobody answered anything in has no cells, and gets none. */
export const withConsent = (cells: readonly StoredCell[], consent: ResponseItem["consent"] | null): StoredCell[] =>
  cells.length > 0 && consent?.state === "denied" ? [...cells, denied] : [...cells];
