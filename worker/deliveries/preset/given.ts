/** What an owner gave to a preset: checked against what it needs before it is kept, and put together for a try. */
import type { EventType, FactName, Issue, PresetName } from "#contract";
import type { Given, Need, Preset } from "../../crm/preset.types.ts";
import { presetOf } from "../../crm/registry.ts";
import { Refusal } from "../../http/refusal.ts";
import type { Secrets } from "../endpoints/secrets.ts";
import type { EndpointRow } from "../send/record.ts";

/** As it came, of a new endpoint or together with what is stored of a known one. */
export interface Offered {
  preset: PresetName;
  url: string;
  types: readonly EventType[];
  settings: Readonly<Record<string, string>>;
  /** Null where a value is stored and stays. */
  secrets: Readonly<Record<string, string | null>>;
  fields: Readonly<Record<string, string>>;
}

/** What is wrong with one thing, for who says it in a language of their own. */
export type GivenFault = "missing" | "shape" | "option" | "unknown" | "type" | "url" | "fields";
export interface Fault {
  path: string;
  fault: GivenFault;
}
const messages: Readonly<Record<GivenFault, string>> = {
  missing: "The preset needs this.",
  shape: "This does not look like what the preset needs here.",
  option: "This is not one of its options.",
  unknown: "The preset has no such thing.",
  type: "The preset does not tell of this.",
  url: "The preset knows its address; leave it out.",
  fields: "The preset has no fields to choose.",
};

const filled = (value: string | null | undefined): boolean => value !== undefined && value !== "";

function faultOf(need: Need, value: string | null | undefined): GivenFault | null {
  if (!filled(value)) return need.otherwise === undefined ? "missing" : null;
  if (value === null || value === undefined) return null;
  if (need.options && !need.options.includes(value)) return "option";
  return need.shape && !new RegExp(`^(?:${need.shape.source})$`, need.shape.flags).test(value) ? "shape" : null;
}

export function givenFaults({ preset: name, url, types, settings, secrets, fields }: Offered): Fault[] {
  const preset = presetOf(name);
  const needs = preset?.needs ?? [];
  const of = (need: Need) => (need.secret ? secrets[need.name] : settings[need.name]);
  const place = ({ secret, name: need }: Need) => `${secret ? "secrets" : "settings"}.${need}`;
  const wrong = needs.flatMap((need): Fault[] => {
    const fault = faultOf(need, of(need));
    return fault ? [{ path: place(need), fault }] : [];
  });
  const known = new Set(needs.map(place));
  const unknown = [
    ...Object.keys(settings).map((key) => `settings.${key}`),
    ...Object.keys(secrets).map((key) => `secrets.${key}`),
  ]
    .filter((path) => !known.has(path))
    .map((path): Fault => ({ path, fault: "unknown" }));
  const untold = types.flatMap((type, at): Fault[] =>
    preset && !preset.types.includes(type) ? [{ path: `types.${at}`, fault: "type" }] : [],
  );
  const named = preset && preset.address !== "given" && url !== "";
  return [
    ...wrong,
    ...unknown,
    ...untold,
    ...(named ? [{ path: "url", fault: "url" as const }] : []),
    ...(Object.keys(fields).length > 0 && !preset?.fields ? [{ path: "fields", fault: "fields" as const }] : []),
  ];
}

export function vetGiven(offered: Offered): void {
  const issues = givenFaults(offered).map(({ path, fault }): Issue => ({ path, message: messages[fault] }));
  const [first] = issues;
  if (first) throw new Refusal("invalid_body", `${first.path}: ${first.message}`, { issues });
}

/** Without what is empty: that is taken otherwise. */
export const kept = (given: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));

/** Where the calls begin, to be looked at before it is kept; and what of it may be shown. */
export function addressOf(
  { preset: name, url, settings }: Pick<Offered, "preset" | "url" | "settings">,
  secret: string | null | undefined,
): { calls: string; shown: (checked: string) => string } {
  const preset = presetOf(name);
  const same = (checked: string) => checked;
  if (!preset || preset.address === "given") return { calls: url, shown: same };
  if (preset.address === "secret") return { calls: secret ?? "", shown: (checked) => `${new URL(checked).origin}/` };
  return { calls: preset.address(withOtherwise(preset, settings)), shown: same };
}

const withOtherwise = ({ needs }: Preset, settings: Readonly<Record<string, string>>): Record<string, string> => ({
  ...Object.fromEntries(needs.flatMap(({ name, otherwise }) => (otherwise === undefined ? [] : [[name, otherwise]]))),
  ...kept(settings),
});

export const givenOf = (preset: Preset, endpoint: EndpointRow, keys: Secrets["keys"]): Given => ({
  settings: withOtherwise(preset, endpoint.settings),
  secrets: keys ?? {},
  fields: endpoint.fields as Record<string, FactName>,
  url: endpoint.url,
});
