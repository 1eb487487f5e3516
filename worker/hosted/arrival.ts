/**
 * How the visitor came to this page, read by the very rules that browsers run. Three facts, each from the first that
 * has it:
 *
 * | fact | the page's own | handed over by the page around or before it |
 * | --- | --- | --- |
 * | a parameter | `utm_source=…` and all others of the allow list | `voz_utm_source=…`, field by field |
 * | the referrer | `Referer`, unless this page stands in a frame or one was handed over | `voz_ref=…`, empty for none |
 * | host and landing path | this page, unless it stands in a frame or one was handed over | `voz_landing=…` |
 *
 * In a frame, `Referer` is the page around it: where the visitor is, and not where they came from. Whoever forges a
 * handed fact gains what forging `utm_source` gains. Pure.
 */
import { readArrival } from "../../sdk/arrival/read.ts";
import type { Touch } from "#contract";

export interface Opened {
  url: string;
  /** The header, or "". */
  referer: string;
  /** The page stands in a frame (Sec-Fetch-Dest). */
  framed: boolean;
  at: string;
}

const handedPrefix = "voz_";
const isWeb = (address: string | null): address is string => /^https?:\/\/[^/?#]/i.test(address ?? "");
const withoutQuery = (address: string): string => address.split(/[?#]/, 1)[0] ?? "";

export function arrivalOf({ url, referer, framed, at }: Opened): Touch {
  const { search, searchParams } = new URL(url);
  const handed = new URLSearchParams();
  for (const [name, value] of searchParams)
    if (name.startsWith(handedPrefix)) handed.append(name.slice(handedPrefix.length), value);
  const landing = [handed.get("landing"), framed ? referer : null, url].find(isWeb) ?? url;
  const referrer = handed.get("ref") ?? (framed ? "" : referer);
  for (const name of ["landing", "ref"]) handed.delete(name);
  // A fragment fills only the fields that the query leaves empty: exactly what handed facts may do.
  return readArrival({ url: `${withoutQuery(landing)}${search}#${handed.toString()}`, referrer, at });
}
