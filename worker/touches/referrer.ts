/** Where an arrival came from, and whether that place may count at all: N13, and the own and excluded hosts of §5. */
import { getDomain } from "tldts";
import { trimReferrer } from "../../sdk/arrival/read.ts";
import { excluded } from "./registry/tables.ts";
import type { TouchSettings } from "./settings.ts";

/** A referring page or app; for an app the host is its package. */
export interface Referrer {
  host: string;
  path: string;
  app: boolean;
}

const address = /^(\d+\.){3}\d+$|^\[/;
const local = /(^|\.)localhost$/;

/** The publisher that an AMP cache stands for: dots are written as one dash, a dash as two. */
function fromAmpCache(host: string): string {
  const encoded = /^([^.]+)\.cdn\.ampproject\.org$/.exec(host)?.[1];
  return encoded ? encoded.replace(/--/g, "\0").replaceAll("-", ".").replaceAll("\0", "-") : host;
}

/** Lower case, without the trailing dot and `www.`. */
const plainHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/\.+$/, "")
    .replace(/^www\./, "");

/** N13: host and path, or null where nothing outside referred: no referrer, this machine, a bare address, no web page. */
export function readReferrer(text: unknown): Referrer | null {
  const trimmed = typeof text === "string" ? trimReferrer(text.slice(0, 4096)) : "";
  const [, scheme, written = "", path = ""] = /^([a-z-]+):\/\/([^/]+)(.*)$/.exec(trimmed) ?? [];
  if (!scheme) return null;
  if (scheme === "android-app") return { host: written, path: path || "/", app: true };
  let host: string;
  try {
    // The URL parser brings international names and odd spellings of addresses into one form.
    host = new URL(`http://${written}`).hostname;
  } catch {
    return null;
  }
  host = plainHost(fromAmpCache(host));
  return !host || address.test(host) || local.test(host) ? null : { host, path: path || "/", app: false };
}

/** The domain that somebody registered, or the host itself where it has none. */
const registrable = (host: string): string =>
  getDomain(host, { allowPrivateDomains: true, extractHostname: false, validateHostname: false }) ?? host;

/** People paste addresses where a host is asked for. */
const hostOfSetting = (text: string): string =>
  plainHost(
    text
      .trim()
      .replace(/^[a-z]+:\/\//i, "")
      .replace(/^\*?\./, "")
      .replace(/[/?#:].*$/, ""),
  );

// A workspace's lists are the same arrays for every touch of a request, so what they say is worked out once.
const ownDomains = new WeakMap<readonly string[], Set<string>>();
function domainsOf(hosts: readonly string[]): Set<string> {
  let domains = ownDomains.get(hosts);
  if (!domains) ownDomains.set(hosts, (domains = new Set(hosts.map(hostOfSetting).filter(Boolean).map(registrable))));
  return domains;
}

/** §5: the page's own host, the workspace's hosts, and everything else under their registered domains. */
export function isOwn(host: string, page: string | undefined, settings: TouchSettings): boolean {
  const domain = registrable(host);
  return (
    domainsOf(settings.ownHosts).has(domain) || (page !== undefined && registrable(hostOfSetting(page)) === domain)
  );
}

interface Exclusions {
  exact: Map<string, string[]>;
  suffix: Map<string, string[]>;
}
const exclusions = new WeakMap<readonly string[], Exclusions>();

/** A list in Matomo's syntax, by host: the path prefixes that are excluded there. */
function exclusionsOf(list: readonly string[]): Exclusions {
  let found = exclusions.get(list);
  if (found) return found;
  found = { exact: new Map(), suffix: new Map() };
  for (const written of list) {
    const entry = written
      .trim()
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, "")
      .replace(/^\*\./, ".");
    const slash = entry.includes("/") ? entry.indexOf("/") : entry.length;
    const table = entry.startsWith(".") ? found.suffix : found.exact;
    const host = plainHost(entry.slice(0, slash).replace(/^\./, ""));
    if (host) table.set(host, [...(table.get(host) ?? []), entry.slice(slash)]);
  }
  exclusions.set(list, found);
  return found;
}

const under = (path: string, prefixes: string[] | undefined): boolean =>
  prefixes?.some((prefix) => path.toLowerCase().startsWith(prefix)) ?? false;

/** §5: whether a list excludes this place: exact host, or a leading dot for its subdomains too, with a path prefix. */
export function isExcluded({ host, path }: Referrer, list: readonly string[]): boolean {
  const { exact, suffix } = exclusionsOf(list);
  if (under(path, exact.get(host))) return true;
  for (let at = 0; at >= 0; at = host.indexOf(".", at) + 1 || -1)
    if (under(path, suffix.get(host.slice(at)))) return true;
  return false;
}

/** The payment, confirmation and sign-in hosts that every workspace excludes. */
export const isExcludedByRegistry = (referrer: Referrer): boolean => isExcluded(referrer, excluded);
