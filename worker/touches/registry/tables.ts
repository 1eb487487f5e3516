/**
 * The tables that the generator writes, decoded once when the Worker starts. The text form is compact: a line per
 * source, `source|category|host,host`; a host counts with its subdomains, "=" marks an exact one, "*" a label under
 * any public suffix; the source "." is the first label of each host.
 */
import * as text from "./registry.gen.ts";

/** What a registry entry says of its source; "website" is a known site without a class. */
export type Category = "search" | "social" | "video" | "shopping" | "ai" | "email" | "website" | "";
/** A named source and its class. */
export interface Entry {
  source: string;
  category: Category;
}
/** Hosts of one list, by the way they match. */
export interface HostTable {
  exact: Map<string, Entry>;
  suffix: Map<string, Entry>;
  label: Map<string, Entry>;
}
export type ClickIdTier = "A" | "B" | "C" | "D";
/** What the presence of a click id parameter says. */
export interface ClickIdRow {
  param: string;
  source: string;
  medium: string;
  tier: ClickIdTier;
}

const lines = (table: string): string[] => table.split("\n").filter(Boolean);
const listOf = (field = ""): string[] => field.split(",").filter(Boolean);

/** §7: the class of a source as it is written in a link. */
export const categoryOfName = new Map<string, Category>();
const name = (source: string, category: Category): void => {
  if (!categoryOfName.has(source)) categoryOfName.set(source, category);
};

function hostTable(table: string): HostTable {
  const hosts: HostTable = { exact: new Map(), suffix: new Map(), label: new Map() };
  for (const line of lines(table)) {
    const [source = "", category = "", list] = line.split("|") as [string, Category, string];
    for (const written of listOf(list)) {
      const host = written.replace(/^[=*]/, "");
      const entry: Entry = { source: source === "." ? host.split(".")[0]! : source || host, category };
      (written[0] === "=" ? hosts.exact : written[0] === "*" ? hosts.label : hosts.suffix).set(host, entry);
      if (source && category !== "email") name(entry.source, category);
    }
  }
  return hosts;
}

for (const line of lines(text.names)) {
  const [category = "", list] = line.split("|") as [Category, string];
  for (const source of listOf(list)) name(source, category);
}
export const published = hostTable(text.published);
export const assistants = hostTable(text.assistants);
export const overlay = hostTable(text.overlay);
export const networks = hostTable(text.networks);
export const socials = hostTable(text.socials);
export const webmail = hostTable(text.webmail);
/** Providers whose webmail is told by a label in front, and how they are called. */
export const webmailVendors = hostTable(text.webmailVendors);
export const webmailLabels = listOf(text.webmailLabels);
export const packages = hostTable(text.packages).exact;

/** Assistants that live under a path of somebody else's host: `host/path` to source. */
export const assistantPaths = new Map(lines(text.assistantPaths).map((line) => line.split("|") as [string, string]));
/** Ad networks whose banners are meant, beside those of search. */
export const displayNetworks = new Set(listOf(text.displayNetworks));
export const excluded = listOf(text.excluded);
export const portals = new Set(listOf(text.portals));

/** Engines by host; `{}` stands for a country label in front, in the middle, or a public suffix at the end. */
export const engines = new Map(
  lines(text.engines).flatMap((line) => {
    const [source = "", list] = line.split("|");
    return listOf(list).map((host): [string, string] => [host, source === "." ? host.split(".")[0]! : source]);
  }),
);

/** N12: written source to source; a paid alias says by itself that an ad was clicked. */
export const aliases = new Map(
  lines(text.aliases).flatMap((line) => {
    const [source = "", plain, paid] = line.split("|");
    return [
      ...listOf(plain).map((alias): [string, { source: string; paid: boolean }] => [alias, { source, paid: false }]),
      ...listOf(paid).map((alias): [string, { source: string; paid: boolean }] => [alias, { source, paid: true }]),
    ];
  }),
);

/** §4 in the order of the file: the first one present is the click id that counts. */
export const clickIdRows = lines(text.clickIds).map((line): ClickIdRow => {
  const [param = "", source = "", medium = "", tier] = line.split("|");
  return { param, source, medium, tier: tier as ClickIdTier };
});

/** §3: the parameters of each field, by rank. */
export const paramsOf = new Map(lines(text.fields).map((line) => [line.split("|")[0]!, listOf(line.split("|")[1])]));
/** §5.6: the parameters that may name a source where nothing else does. */
export const refParams = listOf(text.refParams);
export const personalParams = new Set(listOf(text.personalParams));
export const emptyValues = new Set(listOf(text.emptyValues));
export const emptyNames = new Set(listOf(text.emptyNames));
export const directNames = new Set(listOf(text.directNames));
