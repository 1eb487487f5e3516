/** Which list decides a host, worked out ahead: hosts that an earlier list covers need no room in a later one (§6). */
import { getDomain } from "tldts";
import type { Listed } from "./read-yaml.ts";
import type { RegistryRows } from "./rows.ts";

/** Hosts gathered by source and class, in the order they came. */
class Gathered {
  readonly byEntry = new Map<string, string[]>();
  add(source: string, category: string, host: string): void {
    const first = host.replace(/^[=*]/, "").split(".")[0];
    const key = `${source === first ? "." : source}|${category}`;
    const hosts = this.byEntry.get(key) ?? [];
    if (!hosts.includes(host)) hosts.push(host);
    this.byEntry.set(key, hosts);
  }
  text(): string {
    return [...this.byEntry].map(([key, hosts]) => `${key}|${hosts.join(",")}`).join("\n");
  }
}

const marks: Record<string, string> = { exact: "=", suffix: "", label: "*" };
export const withoutWww = (host: string): string => host.replace(/^www\./, "");
const parents = (host: string): string[] => host.split(".").map((_, at, labels) => labels.slice(at).join("."));
const lowerCategory = (category: string): string => category.replace("SOURCE_CATEGORY_", "").toLowerCase();

/** A host whose answer an earlier list gives needs no room in a later one. */
function covers(rows: RegistryRows): (host: string) => boolean {
  const taken = new Set<string>();
  const mark = (host: string, match: string): void => {
    if (match !== "label") taken.add(match === "suffix" ? host : "=" + host);
  };
  for (const row of [...rows.overlay, ...rows.assistants, ...rows.webmail, ...rows.networks]) mark(row.host, row.match);
  for (const { host } of rows.assistantList.flatMap(({ hosts }) => hosts)) mark(host, "suffix");
  for (const { host } of rows.excluded)
    mark(withoutWww(host.replace(/^\./, "")), host.startsWith(".") ? "suffix" : "exact");
  return (host) => taken.has("=" + host) || parents(host).some((parent) => taken.has(parent));
}

/** A row of a table that says how its host matches. */
interface HostRow {
  host: string;
  match: string;
  source: string;
  category: string;
}
/** The compact text of a table. */
export function table(rows: readonly HostRow[]): string {
  const gathered = new Gathered();
  for (const { host, match, source, category } of rows)
    gathered.add(source, category, marks[match]! + host.replace(/\.\*$/, ""));
  return gathered.text();
}

/** The engines' hosts by source, without those that an earlier list or the published list decides. */
function engineHosts(
  engines: Listed[],
  names: Map<string, string>,
  decided: (host: string) => boolean,
): Map<string, string> {
  const sources = new Map<string, string>();
  for (const { name, hosts } of engines) {
    const source = names.get(name) ?? name.toLowerCase();
    for (const { host: written } of hosts) {
      const host = withoutWww(written).replace(/\/$/, "");
      if (host.startsWith("android-app") || host.startsWith("com.google.") || sources.has(host)) continue;
      const [bare = "", path] = host.split("/");
      if (decided(bare.replace("{}.", "")) || (path && sources.get(bare))) continue;
      // A path alone marks the results pages of a portal; which paths do is decided in one place for all of them.
      sources.set(bare, source);
    }
  }
  return sources;
}

/** The published list: names apart from hosts; a host takes the name of its domain where both are of one class. */
function publishedList(rows: RegistryRows, engines: Map<string, string>, covered: (host: string) => boolean) {
  const names = new Map<string, string>();
  for (const row of rows.published)
    if (!row.source.includes(".")) names.set(row.source.toLowerCase(), lowerCategory(row.source_category));
  const hosts = new Gathered();
  const searches = new Set<string>();
  const kept = new Map<string, string>();
  for (const row of [...rows.published].sort((a, b) => a.source.length - b.source.length)) {
    const host = row.source.toLowerCase();
    const category = lowerCategory(row.source_category);
    if (!host.includes(".") || covered(host)) continue;
    const label = (getDomain(host) ?? host).split(".")[0]!;
    const named = names.get(label) === category ? label : undefined;
    const source = named ?? (category === "search" ? (engines.get(host) ?? "") : "");
    if (category === "search") searches.add(host);
    else if (
      parents(host)
        .slice(1)
        .some((parent) => kept.get(parent) === `${source}|${category}` && source)
    )
      continue;
    kept.set(host, `${source}|${category}`);
    hosts.add(source, category, (category === "search" ? "=" : "") + host);
  }
  const derived = new Set(
    [...hosts.byEntry].flatMap(([key, list]) =>
      key.startsWith(".|") ? list.map((host) => host.replace("=", "").split(".")[0]!) : [],
    ),
  );
  const bare = Map.groupBy(
    [...names].filter(([name]) => !derived.has(name)),
    ([, category]) => category,
  );
  return {
    text: hosts.text(),
    names: [...bare].map(([category, list]) => `${category}|${list.map(([name]) => name).join(",")}`).join("\n"),
    searches,
    suffixes: new Set([...kept.keys()].filter((host) => !searches.has(host))),
  };
}

/** What the lists say once none repeats another. */
export interface HostLists {
  /** The published list: its names without a host, and its hosts. */
  names: string;
  published: string;
  /** Engine hosts to sources. */
  engines: Map<string, string>;
  socials: string;
}

/** §6: the published list, the engines and the social networks, each without what comes before it. */
export function hostLists(rows: RegistryRows): HostLists {
  const sources = new Map(rows.engineNames.map((row) => [row.name, row.source]));
  const covered = covers(rows);
  const published = publishedList(
    rows,
    engineHosts(rows.engines, sources, () => false),
    covered,
  );
  const decided = (host: string): boolean =>
    covered(host) || parents(host).some((parent) => published.suffixes.has(parent));
  const socials = new Gathered();
  for (const { name, hosts } of rows.socialList)
    for (const { host } of hosts)
      // Names of app packages stand among the hosts; the table of packages has them.
      if (!decided(host) && !/^(com|org)\.|\.android$/.test(host) && getDomain(host))
        socials.add(decodeURIComponent(name).toLowerCase(), "social", host);
  const engines = engineHosts(rows.engines, sources, (host) => decided(host) || published.searches.has(host));
  return { names: published.names, published: published.text, engines, socials: socials.text() };
}
