/** One arrival on s.es through the browser's part and the Worker's, as the cases of these suites write it. */
import { readArrival } from "../../../sdk/arrival/read.ts";
import {
  defaultTouchSettings,
  resolveTouch,
  type TouchSettings,
  type TouchVerdict,
} from "../../../worker/touches/index.ts";

export const at = "2026-03-01T10:00:00.000Z";

/** `query` may hold a fragment; `referrer` is a host or an address. */
export function arrive(query: string, referrer = "", settings: Partial<TouchSettings> = {}): TouchVerdict {
  const from = /^[\w-]+\.[\w.-]+(\/|$)/.test(referrer) ? `https://${referrer}` : referrer;
  const touch = readArrival({
    url: `https://s.es/tienda${query && !query.startsWith("#") ? `?${query}` : query}`,
    referrer: from,
    at,
  });
  return resolveTouch(touch, { ...defaultTouchSettings, ...settings });
}

/** "source / medium" of an arrival, or why it is no touch. */
export function told(query: string, referrer = "", settings: Partial<TouchSettings> = {}): string {
  const verdict = arrive(query, referrer, settings);
  return verdict.touch ? `${verdict.source} / ${verdict.medium}` : verdict.reason;
}
