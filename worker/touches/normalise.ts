/**
 * From a raw touch, which anybody may have forged, to the facts that a link states: §3, N7 to N12 and N14. What is
 * not on the allow list, not a string, too long or personal is dropped, and a flag says so. Text stays text: escaping
 * is done where it is shown.
 */
import {
  aliases,
  categoryOfName,
  clickIdRows,
  directNames,
  emptyNames,
  emptyValues,
  packages,
  paramsOf,
  personalParams,
  refParams,
  type Category,
  type ClickIdRow,
} from "./registry/tables.ts";
import { macro } from "./registry/registry.gen.ts";
import { email, plainName } from "../../sdk/arrival/read.ts";
import { lookupReferrer } from "./registry/lookup.ts";
import { readReferrer } from "./referrer.ts";

/** What a link states, cleaned, before anything is decided. */
export interface LinkFacts {
  source: WrittenSource | null;
  medium: string | null;
  campaign: string | null;
  /** The campaign's id, from whichever parameter has the highest rank. */
  linkCampaignId: string | null;
  /** Whether a campaign parameter, and not only a click id's companion, states the campaign or its id. */
  names: boolean;
  term: string | null;
  content: string | null;
  /** The click ids that are present, in the order of the table. */
  clickIds: ClickIdRow[];
  /** What `ref=` or its like says, usable only where nothing else does. */
  ref: WrittenSource | null;
}

/** A source as somebody wrote it, and what the registry makes of it. */
export interface WrittenSource {
  source: string;
  category: Category;
  /** Whether it is a platform that the registry knows, so that a click id of another one contradicts it. */
  known: boolean;
  /** The way it is written says that an ad was clicked. */
  paid: boolean;
}

const allowed = new Set([...[...paramsOf.values()].flat(), ...refParams, ...clickIdRows.map(({ param }) => param)]);
const clickIdNames = new Set(clickIdRows.map(({ param }) => param));

/** N7: one space for any white space, no control characters, no half characters, at most 255. */
export const clean = (text: string, length = 255): string =>
  text
    .slice(0, 4096)
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, length)
    .replace(/\p{Cs}/gu, "\ufffd");

/** N9: the comparable form of a campaign: one more percent-decode, NFKC, lower case. */
export const campaignKey = (campaign: string): string => {
  const decoded = /%[0-9a-f]{2}/i.test(campaign)
    ? new URLSearchParams("=" + campaign.replace(/[&+]/g, encodeURIComponent)).get("")!
    : campaign;
  return clean(decoded.normalize("NFKC").toLowerCase());
};

/** The parameters that may be used, by their plain name; what is dropped leaves a flag. */
function admit(params: unknown, flags: Set<string>): Map<string, string> {
  const admitted = new Map<string, string>();
  let weight = 0;
  for (const [written, value] of Object.entries(params !== null && typeof params === "object" ? params : {})) {
    const name = plainName(written);
    if (!allowed.has(name)) {
      flags.add(personalParams.has(name) ? "pii_dropped" : "unknown_param");
      continue;
    }
    if (typeof value !== "string") {
      flags.add("bad_value");
      continue;
    }
    if (admitted.has(name) || !value.trim()) continue;
    const kept = clickIdNames.has(name) ? value : value.slice(0, 1024);
    weight += name.length + Math.min(kept.length, 255);
    if (kept.length > 2048 || admitted.size >= 24 || weight > 2048) flags.add("oversize");
    else admitted.set(name, kept);
  }
  return admitted;
}

/** N12: an address or host is named by the registry, any other text by the alias list; a webmail is no written class. */
function writtenSource(text: string): WrittenSource {
  const alias = aliases.get(text);
  const name = alias?.source ?? text;
  if (directNames.has(name)) return { source: "(direct)", category: "", known: false, paid: false };
  const app = packages.get(name);
  if (app) return { source: app.source, category: writable(app.category), known: true, paid: false };
  if (!alias && /^https?:|^[^\s/:]+\.[a-z][a-z0-9-]+\.?([/:]|$)/.test(text)) {
    const referrer = readReferrer(/^[a-z-]+:/.test(text) ? text : `http://${text}`);
    const entry = referrer && lookupReferrer(referrer);
    if (entry?.listed && !(entry.category === "email" && entry.source === referrer?.host))
      return { source: entry.source, category: writable(entry.category), known: true, paid: false };
    const host = referrer && /^https?:|^www\.|[/:]/.test(text) ? referrer.host : text;
    return { source: host, category: "", known: false, paid: false };
  }
  const category = categoryOfName.get(name);
  return { source: name, category: category ?? "", known: category !== undefined, paid: alias?.paid ?? false };
}
const writable = (category: Category): Category => (category === "email" ? "" : category);

/** §3: the facts of the link, and flags for what was dropped on the way. */
export function readLink(params: unknown, flags: Set<string>): LinkFacts {
  const admitted = admit(params, flags);

  /** N7, N8, N11: the cleaned text of a parameter, or nothing where it is absent in any of its disguises. */
  const text = (param: string): string | null => {
    const raw = admitted.get(param);
    if (raw === undefined) return null;
    if (raw === "[email]" || email.test(raw)) flags.add("pii_dropped");
    else if (macro.test(raw.trim())) flags.add("unfilled_macro");
    else {
      const value = clean(raw);
      return value && !emptyValues.has(value.toLowerCase()) ? value : null;
    }
    return null;
  };
  const field = (name: string, usable: (param: string) => boolean = () => true): string | null => {
    for (const param of paramsOf.get(name) ?? []) {
      const value = usable(param) ? text(param) : null;
      if (value !== null) return value;
    }
    return null;
  };
  const named = (value: string | null): string | null =>
    value === null || emptyNames.has(value.toLowerCase()) ? null : value.toLowerCase();

  const source = named(field("source"));
  const campaign = field("campaign");
  const ref = refParams.map(text).find((value) => value !== null && named(value) !== null) ?? null;
  const clickIds = clickIdRows.filter(({ param }) => {
    const value = admitted.get(param)?.trim();
    return value !== undefined && !emptyValues.has(value.toLowerCase()) && !macro.test(value);
  });
  return {
    source: source === null ? null : writtenSource(source),
    medium: named(field("medium")),
    campaign,
    linkCampaignId: field("campaign_id"),
    names: campaign !== null || field("campaign_id", (param) => !clickIdNames.has(param)) !== null,
    term: field("term"),
    content: field("content"),
    clickIds,
    ref: ref === null ? null : writtenSource(ref.toLowerCase()),
  };
}
