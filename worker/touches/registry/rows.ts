/** The rows of `lists/`, read and checked: what a row may hold is decided here, and a wrong one stops the build. */
import { readFileSync } from "node:fs";
import { readCsv, refuse, type Row } from "./read-csv.ts";
import { readYaml } from "./read-yaml.ts";
import { channels } from "../../../sdk/contract/touch.types.ts";

const lists = new URL("../lists/", import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, lists), "utf8");

type Check<Column extends string> = Partial<Record<Column, RegExp>>;

/** A table with the form of its columns; the first column is unique. */
function csv<const Column extends string>(
  file: string,
  columns: readonly Column[],
  checks: Check<Column>,
): Row<Column>[] {
  const rows = readCsv(read(file), file, columns);
  const seen = new Set<string>();
  for (const row of rows) {
    for (const column of columns) {
      const form = checks[column];
      if (form && !form.test(row[column])) refuse(file, row.line, `${column} "${row[column]}" is not ${form}`);
      // The generated tables are separated by these three.
      if (column === columns[0] && /[,|\n]/.test(row[column]) && !file.includes("macro"))
        refuse(file, row.line, `"${row[column]}" holds a separator`);
    }
    const key = row[columns[0]!] + (file.includes("empty") ? row[columns[1]!] : "");
    if (seen.has(key)) refuse(file, row.line, `"${key}" stands here twice`);
    seen.add(key);
  }
  return rows;
}

const host = /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/;
const hostOrLabel = /^[a-z0-9-]+(\.[a-z0-9-]+)*(\.[a-z0-9-]+|\.\*)$/;
const match = /^(exact|suffix|label)$/;
const param = /^[a-z_][a-z0-9_-]*$/;
const source = /^[^A-Z,|]+$/;
const yes = /^[01]$/;

/** Everything that the generator needs, in the order of the files. */
export function readRows() {
  const clickIds = csv(
    "voz/click-ids.csv",
    ["param", "platform", "source", "medium", "tier", "personal", "keep_case", "also", "evidence", "seen_in"],
    {
      param,
      source: /^[^A-Z,|]*$/,
      medium: /^(cpc|display|referral|organic|email|affiliate)$/,
      tier: /^[ABCD]$/,
      personal: yes,
      keep_case: yes,
    },
  );
  const dropParams = csv("voz/drop-params.csv", ["param", "vendor", "why"], { param });
  const campaignParams = csv("voz/campaign-params.csv", ["param", "field", "vendor", "rank", "note"], {
    param,
    field: /^[a-z_]+$/,
    rank: /^\d+$/,
  });
  for (const row of campaignParams)
    if (dropParams.some(({ param }) => param === row.param))
      refuse("voz/campaign-params.csv", row.line, `"${row.param}" is personal and must be dropped`);
  const engines = readYaml(read("matomo/SearchEngines.yml"), "matomo/SearchEngines.yml");
  const engineNames = csv("voz/engine-names.csv", ["name", "source"], { source });
  for (const row of engineNames)
    if (!engines.some(({ name }) => name === row.name))
      refuse("voz/engine-names.csv", row.line, `no engine is called "${row.name}"`);
  const channelRules: ChannelRules = JSON.parse(read("voz/channel-rules.json"));
  for (const { channel } of [...channelRules.rules, ...channelRules.rescue])
    if (!(channels as readonly string[]).includes(channel))
      refuse("voz/channel-rules.json", 1, `unknown channel "${channel}"`);
  return {
    clickIds,
    dropParams,
    campaignParams,
    engines,
    engineNames,
    channelRules,
    overlay: csv("voz/overlay-hosts.csv", ["host", "match", "source", "category", "note"], {
      host: hostOrLabel,
      match,
      source,
      category: /^(search|social|video|shopping|)$/,
    }),
    assistants: csv("voz/ai-assistants-extra.csv", ["host", "match", "source"], { host, match, source }),
    assistantList: readYaml(read("matomo/AIAssistants.yml"), "matomo/AIAssistants.yml"),
    socialList: readYaml(read("matomo/Socials.yml"), "matomo/Socials.yml"),
    webmail: csv("voz/webmail.csv", ["host", "match", "source"], { host: hostOrLabel, match, source }),
    webmailLabels: csv("voz/webmail-labels.csv", ["label_glob", "note"], { label_glob: /^[a-z0-9-]+[?*]*$/ }),
    excluded: csv("voz/excluded-referrers.csv", ["host", "kind"], { host: /^\.?[a-z0-9-]+(\.[a-z0-9-]+)+$/ }),
    networks: csv("voz/ad-networks.csv", ["host", "match", "source", "channel_hint"], {
      host,
      match,
      source,
      channel_hint: /^(display|search|shopping|other)$/,
    }),
    published: csv("ga4/source_categories.csv", ["source", "source_category"], {
      source: /^[^,|]+$/,
      source_category: /^SOURCE_CATEGORY_(SOCIAL|SEARCH|SHOPPING|VIDEO)$/,
    }),
    portals: csv("voz/portal-hosts.csv", ["host", "why"], { host }),
    packages: csv("voz/app-referrers.csv", ["package", "source", "category"], {
      package: /^[a-z0-9_]+(\.[a-z0-9_]+)+$/,
      source,
      category: /^(search|social|video|shopping|email|ai)$/,
    }),
    aliases: csv("voz/source-aliases.csv", ["alias", "source", "paid_hint"], { alias: source, source, paid_hint: yes }),
    emptyValues: csv("voz/empty-values.csv", ["value", "applies_to", "kind"], {
      applies_to: /^(all|medium|source)$/,
      kind: /^(empty|literal|direct)$/,
    }),
    macros: csv("voz/unresolved-macro-patterns.csv", ["glob", "vendor"], {}),
  };
}
export type RegistryRows = ReturnType<typeof readRows>;

interface Rule {
  channel: string;
  voz?: boolean;
  all: { field?: string; in?: string[]; re?: string; any?: { field: string; in?: string[]; re?: string }[] }[];
}
interface ChannelRules {
  version: number;
  rules: Rule[];
  rescue: Rule[];
}
