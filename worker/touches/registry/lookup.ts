/** From a referring host to a source and its class: §6, list after list; within a list the longest host wins. */
import { parse } from "tldts";
import { isExcludedByRegistry, type Referrer } from "../referrer.ts";
import * as tables from "./tables.ts";
import type { Category, Entry, HostTable } from "./tables.ts";

/** What the registry says of a referrer. */
export interface Found extends Entry {
  medium: "organic" | "ai-assistant" | "email" | "referral" | "display" | "cpc";
  /** A network whose banners are meant, for the refinement of §5. */
  network: "display" | "";
  /** Whether a list has it; an unlisted website is a source of its own name. */
  listed: boolean;
}

const media: Partial<Record<Category, Found["medium"]>> = { search: "organic", ai: "ai-assistant", email: "email" };
const found = ({ source, category }: Entry, listed = true): Found => ({
  source,
  category,
  medium: media[category] ?? "referral",
  network: "",
  listed,
});

/** The entry for a host or, on label borders only, for the nearest domain above it. */
function walk(map: Map<string, Entry>, host: string): [string, Entry] | undefined {
  for (let at = 0; at >= 0; at = host.indexOf(".", at) + 1 || -1) {
    const above = host.slice(at);
    const entry = map.get(above);
    if (entry) return [above, entry];
  }
  return undefined;
}
const inTable = (table: HostTable, host: string): Entry | undefined =>
  table.exact.get(host) ?? walk(table.suffix, host)?.[1];

/** The parts of a host: "images.google" of images.google.co.uk is its name, "" where the suffix is not a real one. */
function partsOf(host: string): { domain: string; name: string; labels: string[] } {
  const { domain, publicSuffix, isIcann } = parse(host, { extractHostname: false, validateHostname: false });
  return {
    domain: domain ?? host,
    name: publicSuffix && isIcann ? host.slice(0, -publicSuffix.length - 1) : "",
    labels: domain && domain !== host ? host.slice(0, -domain.length - 1).split(".") : [],
  };
}

/** `?` is one character, a star at the end is the rest. */
function fits(glob: string, label: string): boolean {
  const open = glob.endsWith("*");
  const body = open ? glob.slice(0, -1) : glob;
  if (open ? label.length < body.length : label.length !== body.length) return false;
  return [...body].every((sign, at) => sign === "?" || sign === label[at]);
}

/** A webmail by its host, or by a label such as "webmail" in front of any registered domain. */
function webmail(host: string, { domain, name, labels }: ReturnType<typeof partsOf>): Entry | undefined {
  const listed = inTable(tables.webmail, host);
  if (listed) return listed;
  if (!labels.some((label) => tables.webmailLabels.some((glob) => fits(glob, label)))) return undefined;
  const { exact, label } = tables.webmailVendors;
  return exact.get(domain) ?? label.get(name.split(".").at(-1)!) ?? { source: host, category: "email" };
}

const language = /^[a-z]{2}(-[a-z]{2})?$/;
/** The search engines: exact hosts, with `{}` for a country in front, in the middle or as the public suffix. */
function engine(host: string, name: string): Entry | undefined {
  const labels = host.split(".");
  let source = tables.engines.get(host) ?? (name && tables.engines.get(`${name}.{}`));
  for (let at = 0; !source && at < Math.min(labels.length, 2); at++)
    if (language.test(labels[at]!)) source = tables.engines.get(labels.with(at, "{}").join("."));
  if (!source && labels[0] === "m") return engine(host.slice(2), name.slice(2));
  return source ? { source, category: "search" } : undefined;
}

// Portals are on the engine list, but only their results pages are search; the word searched never arrives.
const searching = /search|such|s[oø]k|zoek|recherche|ricerca|busca|pesquisa|szukaj|hledani|find|query|result/i;

/** §6: the source, class and medium of a referrer, or null for an excluded one. */
export function lookupReferrer(referrer: Referrer): Found | null {
  const { host, path, app } = referrer;
  if (app) {
    const entry = tables.packages.get(host.toLowerCase());
    return entry ? found(entry) : found({ source: host, category: "" }, false);
  }
  for (const [place, source] of tables.assistantPaths)
    if (`${host}${path}/`.startsWith(place + "/")) return found({ source, category: "ai" });
  const parts = partsOf(host);
  const early =
    inTable(tables.overlay, host) ??
    tables.overlay.label.get(parts.name.replace(/^m\./, "")) ??
    inTable(tables.assistants, host) ??
    webmail(host, parts);
  if (early) return found(early);
  if (isExcludedByRegistry(referrer)) return null;
  const network = walk(tables.networks.suffix, host);
  if (network) {
    const banners = tables.displayNetworks.has(network[0]);
    const { source } = network[1];
    const category = tables.categoryOfName.get(source) ?? "";
    return { source, category, listed: true, medium: banners ? "display" : "cpc", network: banners ? "display" : "" };
  }
  const searched = !tables.portals.has(host) || searching.test(path);
  const late =
    walk(tables.published.suffix, host)?.[1] ??
    (searched ? (tables.published.exact.get(host) ?? engine(host, parts.name)) : undefined) ??
    inTable(tables.socials, host);
  return late ? found(late) : found({ source: host, category: "" }, false);
}
