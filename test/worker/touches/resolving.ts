/** One arrival on s.es through the browser's part and the Worker's, as the cases of these suites write it. */
import { readArrival } from "../../../sdk/arrival/read.ts";
import {
  defaultTouchSettings,
  resolveTouch,
  type TouchSettings,
  type TouchVerdict,
} from "../../../worker/touches/index.ts";

export const at = "2026-03-01T10:00:00.000Z";

/** One case as it was run, for who wants to run it through another door. */
export interface Case {
  url: string;
  referrer: string;
  settings: Partial<TouchSettings>;
  verdict: TouchVerdict;
}
/** Every case of the suites that ran in this file. */
export const cases: Case[] = [];

/** `query` may hold a fragment; `referrer` is a host or an address. */
export function arrive(query: string, referrer = "", settings: Partial<TouchSettings> = {}): TouchVerdict {
  const from = /^[\w-]+\.[\w.-]+(\/|$)/.test(referrer) ? `https://${referrer}` : referrer;
  const url = `https://s.es/tienda${query && !query.startsWith("#") ? `?${query}` : query}`;
  const verdict = resolveTouch(readArrival({ url, referrer: from, at }), { ...defaultTouchSettings, ...settings });
  cases.push({ url, referrer: from, settings, verdict });
  return verdict;
}

/** "source / medium" of an arrival, or why it is no touch. */
export function told(query: string, referrer = "", settings: Partial<TouchSettings> = {}): string {
  const verdict = arrive(query, referrer, settings);
  return verdict.touch ? `${verdict.source} / ${verdict.medium}` : verdict.reason;
}
