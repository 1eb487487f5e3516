/**
 * The browser's part of attribution: one page load becomes one raw touch. Pure: no DOM, no storage, never throws.
 * Only what must happen on the device happens here (allow list, split, decode, cut, privacy); names and channels
 * are the Worker's, so no host or platform name is in this bundle. Needs `URL` and `URLSearchParams` of its host.
 */
import type { Touch } from "../contract/touch.types.ts";
import { paramKinds } from "./params.gen.ts";

/** A page load as the host knows it. */
export interface Arrival {
  /** The page's address; a deep link or the bare query of an install referrer will do. */
  url: string;
  /** `document.referrer`, or "". */
  referrer: string;
  /** ISO 8601 UTC. */
  at: string;
  /** Values of click ids may leave the device (consent and offline conversions); otherwise each becomes "1". */
  clickIdValues?: boolean;
}

/** Made when the first parameter is read: most pages are opened without one. */
let kinds: Map<string, number> | undefined;
/** 0 is `ref=` and its like, 1 a campaign parameter, 2 a click id, 3 a click id of which only the presence counts. */
export const kindOf = (name: string): number | undefined => {
  if (!kinds) {
    kinds = new Map();
    // Kinds are parted by bars; in each, groups of names with one prefix.
    paramKinds.split("|").forEach((groups, kind) =>
      groups.split(",").forEach((group) => {
        const [prefix, ...names] = group.split(" ");
        names.forEach((name) => kinds!.set(prefix + name, kind));
      }),
    );
  }
  return kinds.get(name);
};
/** Whether any parameter says more than `ref=` and its like, which may be a site's own navigation state. */
export const isCampaign = ({ params }: Touch): boolean => Object.keys(params).some(kindOf);
/** An upper bound of the UTF-8 bytes that a value takes as JSON. */
export const weigh = (value: unknown): number => JSON.stringify(value).replace(/[^\0-\x7f]/g, "xxx").length;

/** N11: a text that names a person. */
export const email = /[^\s@](@|%(25)*40)[^\s@/%]+\.[^\s\d.@/%]{2}/;
const masked = (text: string): string => (email.test(text) ? "[email]" : text);
/** A path without the segments that name a person. */
export const maskedPath = (path: string): string => path.split("/").map(masked).join("/").slice(0, 512) || "/";
// A click id that was never filled in, such as {gclid} or __CLICKID__: hiding its value would make it look real.
const unfilled = /^(null$|undefined$|__|[{%$*[])/i;
/** N1: parameter names know no case, and the `amp;` of an escaped link is cut. */
export const plainName = (name: string): string => name.toLowerCase().replace(/^(amp;)+/, "");

// The same field is spelled alike after each maker's prefix.
const fieldOf = (name: string): string => name.replace(/^[a-z]+_/, "_");

/** An address, decoded once where it was encoded whole; what is none is taken for the query of one. */
const parse = (text: string): URL => {
  try {
    return new URL(/^https?%3a/i.test(text) ? decodeURIComponent(text) : text);
  } catch {
    return new URL("x:?" + text);
  }
};

/** N13: scheme, host and path of a web page or an Android app, without user, port, query and fragment; else "". */
export function trimReferrer(referrer: string): string {
  const { protocol, hostname, pathname } = parse(`${referrer}`.trim().split(/[\0- \x7f]/)[0]!);
  return hostname && /^(https?|android-app):$/.test(protocol)
    ? (protocol + "//" + hostname.toLowerCase() + maskedPath(pathname)).slice(0, 512)
    : "";
}

/**
 * N1 to N6 and §2: the allow-listed parameters, at most 24 and 2 KB, with the trimmed referrer, the page's own host
 * and its path. A value that looks like an e-mail address stays behind; "[email]" tells the Worker that it did.
 */
export function readArrival({ url, referrer, at, clickIdValues }: Arrival): Touch {
  const { hostname, pathname, search, hash } = parse(`${url}`.trim());
  const params: Touch["params"] = {};
  // N5: the query first; the fragment fills only fields that it leaves empty, and `ref=` is not read there.
  [search, hash.slice(1)].forEach((query, least) => {
    const filled = Object.keys(params).map(fieldOf);
    // N3: a second question mark separates only where an allowed name and "=" follow. (So does that of a hash route.)
    const split = query.replace(/\?(?=([^=&?]+)=)/g, (mark, name: string) =>
      kindOf(plainName(name))! >= 0 ? "&" : mark,
    );
    // N2: decoded once, as a form would be, without an error for a malformed escape.
    new URLSearchParams(split).forEach((written, spelled) => {
      const name = plainName(spelled);
      const kind = kindOf(name)!;
      const value = written.trim();
      // N4: the first filled value counts. A name without a kind is not on the allow list.
      if (
        !(kind >= least) ||
        params[name] ||
        filled.includes(fieldOf(name)) ||
        !value ||
        (kind > 1 && unfilled.test(value))
      )
        return;
      params[name] = kind < 2 ? masked(value).slice(0, 255) : kind > 2 || !clickIdValues ? "1" : written;
      if (Object.keys(params).length > 24 || weigh(params) > 2048) delete params[name];
    });
  });
  return {
    at,
    params,
    referrer: trimReferrer(referrer),
    ...(hostname && { host: hostname, landing: maskedPath(pathname) }),
  };
}

/** §2: a route change inside a page is read again only when its address carries a campaign or a click id. */
export const carriesCampaign = (url: string): boolean => isCampaign(readArrival({ url, referrer: "", at: "" }));
