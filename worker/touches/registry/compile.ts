/** From the rows of `lists/` to the text of the two generated modules. Pure and deterministic; tables.ts reads it back. */
import { hostLists, table, withoutWww } from "./host-lists.ts";
import type { RegistryRows } from "./rows.ts";

const groupText = (pairs: Iterable<readonly [string, string]>): string => {
  const grouped = Map.groupBy(pairs, ([, source]) => source);
  return [...grouped].map(([source, list]) => `${source}|${list.map(([host]) => host).join(",")}`).join("\n");
};

/** Globs to one expression: `*` is anything; a bar and a star at both ends are a merge tag and stand for themselves. */
export function macroExpression(globs: readonly string[]): string {
  const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const each = globs.map((glob) => {
    if (glob === "*|*|*") return "^\\*\\|.*\\|\\*$";
    const body = glob
      .replace(/^\*|\*$/g, "")
      .split("*")
      .map(literal)
      .join(".+?");
    return (glob.startsWith("*") ? "" : "^") + body + (glob.endsWith("*") ? "" : "$");
  });
  return `/${each.join("|")}/`;
}

interface Condition {
  field?: string;
  in?: string[];
  re?: string;
  any?: Condition[];
}
const conditionText = (condition: Condition): string => {
  if (condition.any) return `{ any: [${condition.any.map(conditionText).join(", ")}] }`;
  const test = condition.re === undefined ? `in: ${JSON.stringify(condition.in)}` : `re: /${condition.re}/`;
  return `{ field: ${JSON.stringify(condition.field)}, ${test} }`;
};
const ruleText = (rule: { channel: string; voz?: boolean; all: Condition[] }, by: string): string =>
  `  { channel: ${JSON.stringify(rule.channel)}, by: ${JSON.stringify(by)}, all: [${rule.all.map(conditionText).join(", ")}] },`;

/** The Worker's module. */
export function compileRegistry(rows: RegistryRows): string {
  const lists = hostLists(rows);
  const fields = Map.groupBy(
    rows.campaignParams.filter((row) => row.vendor !== "generic").toSorted((a, b) => Number(a.rank) - Number(b.rank)),
    (row) => row.field,
  );
  const empty = (applies: string, kind?: string): string =>
    rows.emptyValues
      .filter((row) => row.value && row.applies_to === applies && (!kind || row.kind === kind))
      .map((row) => row.value)
      .join(",");
  const paths = rows.assistants.filter(({ host }) => host.includes("/"));
  const assistants = [
    ...rows.assistants.filter((row) => !paths.includes(row)),
    ...rows.assistantList.flatMap(({ name, hosts }) =>
      hosts
        .filter(({ host }) => !rows.assistants.some((row) => row.host === host))
        .map(({ host }) => ({ host, match: "suffix", source: name.toLowerCase() })),
    ),
  ];
  const spellings = (source: string, paid: string): string =>
    rows.aliases.flatMap((row) => (row.source === source && row.paid_hint === paid ? [row.alias] : [])).join(",");
  const classed = <T extends object>(list: readonly T[], category: string) => list.map((row) => ({ ...row, category }));
  const tables: Record<string, string> = {
    names: lists.names,
    overlay: table(rows.overlay.map((row) => ({ ...row, category: row.category || "website" }))),
    assistants: table(classed(assistants, "ai")),
    assistantPaths: paths.map((row) => `${row.host}|${row.source}`).join("\n"),
    webmail: table(
      classed(
        rows.webmail.filter(({ match }) => match !== "label"),
        "email",
      ),
    ),
    webmailVendors: rows.webmail
      .filter(({ match }) => match === "label")
      .map(({ host, source }) => `${source}|email|${host.endsWith(".*") ? "*" + host.slice(0, -2) : "=" + host}`)
      .join("\n"),
    webmailLabels: rows.webmailLabels.map((row) => row.label_glob).join(","),
    excluded: rows.excluded.map(({ host }) => host).join(","),
    networks: table(classed(rows.networks, "")),
    displayNetworks: rows.networks.flatMap((row) => (row.channel_hint === "display" ? [row.host] : [])).join(","),
    published: lists.published,
    engines: groupText(
      [...lists.engines].map(([host, source]) => [host, source === host.split(".")[0] ? "." : source] as const),
    ),
    socials: lists.socials,
    portals: [...new Set(rows.portals.map(({ host }) => withoutWww(host)))].join(","),
    packages: table(rows.packages.map((row) => ({ ...row, host: row.package, match: "exact" }))),
    aliases: [...new Set(rows.aliases.map(({ source }) => source))]
      .map((source) => `${source}|${spellings(source, "0")}|${spellings(source, "1")}`)
      .join("\n"),
    clickIds: rows.clickIds.map((row) => [row.param, row.source, row.medium, row.tier].join("|")).join("\n"),
    fields: [...fields].map(([field, list]) => `${field}|${list.map(({ param }) => param).join(",")}`).join("\n"),
    refParams: rows.campaignParams.flatMap((row) => (row.vendor === "generic" ? [row.param] : [])).join(","),
    personalParams: rows.dropParams.map(({ param }) => param).join(","),
    emptyValues: empty("all"),
    emptyNames: empty("source", "literal"),
    directNames: empty("source", "direct"),
  };
  const { rules, rescue, version } = rows.channelRules;
  return [
    "// Generated by worker/touches/registry/build.ts from worker/touches/lists. Do not edit.",
    `export const ruleVersion = ${version};`,
    ...Object.entries(tables).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`),
    `export const macro = ${macroExpression(rows.macros.map((row) => row.glob))};`,
    "export const channelRules = [",
    ...rules.map((rule) => ruleText(rule, rule.voz ? "voz" : "ga4")),
    ...rescue.map((rule) => ruleText(rule, "rescue")),
    "] as const;",
    "",
  ].join("\n");
}

/** The browser's module: parameter names only, by what may be told of them. */
export function compileParams(rows: RegistryRows): string {
  const fieldOf = new Map(rows.campaignParams.map((row) => [row.param, row]));
  const dropped = new Set(rows.dropParams.map((row) => row.param));
  const generic = rows.campaignParams.filter((row) => row.vendor === "generic").map((row) => row.param);
  const presence = rows.clickIds.filter((row) => dropped.has(row.param)).map((row) => row.param);
  // Campaign ids and surface codes are told; an id of the click stays behind, personal or not.
  const ids = rows.clickIds.filter(
    (row) => !dropped.has(row.param) && !fieldOf.has(row.param) && (row.personal === "1" || row.keep_case === "1"),
  );
  const hidden = new Set([...generic, ...presence, ...ids.map((row) => row.param)]);
  const link = new Set(
    [...rows.campaignParams, ...rows.clickIds].map((row) => row.param).filter((param) => !hidden.has(param)),
  );
  const kinds = [generic, [...link], ids.map((row) => row.param), presence];
  return [
    "// Generated by worker/touches/registry/build.ts from worker/touches/lists. Do not edit.",
    "/**",
    " * Names of parameters in four kinds, parted by bars: a site's own navigation state perhaps; said by whoever made the",
    " * link; ids of a click, whose value stays behind; ids of a person, of which only the presence is told. Within a kind,",
    " * groups of a prefix and the names that have it.",
    " */",
    `export const paramKinds = ${JSON.stringify(kinds.map(grouped).join("|"))};`,
    "",
  ].join("\n");
}

/** Names by their prefix, which is written once: "utm_ source medium, gclid". */
function grouped(names: readonly string[]): string {
  const groups = Map.groupBy(names, (name) => /^(utm|mtm|matomo|pk|piwik|at|hsa)_/.exec(name)?.[0] ?? "");
  return [...groups]
    .map(([prefix, list]) => [prefix, ...list.map((name) => name.slice(prefix.length))].join(" "))
    .join(",");
}
