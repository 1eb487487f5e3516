/** What a preset needs, as its part of an endpoint's form has it; and what is wrong with it. Pure. */
import type { Endpoint, PresetName } from "#contract";
import type { Preset } from "../crm/preset.types.ts";
import { presetOf } from "../crm/registry.ts";
import { givenFaults, type Offered } from "../deliveries/preset/given.ts";
import { field } from "./forms.ts";
import { rowsIn } from "./rows.ts";
import type { Words } from "./words/es.ts";

export interface FieldForm {
  name: string;
  fact: string;
}
export interface PresetForm {
  preset: PresetName;
  /** By name, as typed; a secret that is stored comes back empty. */
  needs: Record<string, string>;
  fields: FieldForm[];
}
export const mostFields = 50;

const rowsOf = (fields: Readonly<Record<string, string>>): FieldForm[] =>
  Object.entries(fields).map(([name, fact]) => ({ name, fact }));

export function blankPreset(name: PresetName): PresetForm {
  const preset = presetOf(name);
  const needs = Object.fromEntries(
    (preset?.needs ?? []).map((need) => [need.name, need.options ? (need.otherwise ?? "") : ""]),
  );
  return { preset: name, needs, fields: rowsOf(preset?.fields ?? {}) };
}

export function presetForm({ preset, settings, fields }: Endpoint): PresetForm {
  const blank = blankPreset(preset);
  const chosen = rowsOf(fields);
  return { ...blank, needs: { ...blank.needs, ...settings }, fields: chosen.length > 0 ? chosen : blank.fields };
}

export const presetIn = (form: URLSearchParams, preset: PresetName): PresetForm => ({
  preset,
  needs: Object.fromEntries((presetOf(preset)?.needs ?? []).map(({ name }) => [name, field(form, `need.${name}`)])),
  fields: rowsIn(form, "field").map((row) => ({
    name: field(form, `field.${row}.name`),
    fact: field(form, `field.${row}.fact`),
  })),
});

/** A row that nobody wrote a name into is none. */
const named = ({ fields }: PresetForm): FieldForm[] => fields.filter(({ name }) => name !== "");

/** What the contract is asked about. A secret that was left alone keeps its value. */
export function presetDraft(form: PresetForm, kept: readonly string[]) {
  const preset = presetOf(form.preset);
  const of = (secret: boolean) =>
    (preset?.needs ?? [])
      .filter((need) => (need.secret ?? false) === secret)
      .map(({ name }) => [name, form.needs[name] ?? ""]);
  const secrets = (of(true) as [string, string][]).flatMap(([name, value]): [string, string | null][] =>
    value !== "" ? [[name, value]] : kept.includes(name) ? [[name, null]] : [],
  );
  return {
    settings: Object.fromEntries((of(false) as [string, string][]).filter(([, value]) => value !== "")),
    secrets: Object.fromEntries(secrets),
    fields: preset?.fields ? Object.fromEntries(named(form).map(({ name, fact }) => [name, fact])) : {},
  };
}

export const namesUrl = (preset: Preset | null): boolean => preset === null || preset.address === "given";
/** Where a fault of the address is told, where the address is none of the fields. */
export const addressField = (preset: Preset | null): string => {
  if (!preset || namesUrl(preset)) return "url";
  const [first] = preset.needs;
  return `need.${preset.address === "secret" ? "url" : (first?.name ?? "")}`;
};

/** By the id of the control. */
export function wrongPreset(
  form: PresetForm,
  { types, kept, words }: { types: readonly string[]; kept: readonly string[]; words: Words },
): Record<string, string> {
  const { settings, secrets } = presetDraft(form, kept);
  const say = words.deliveries;
  const wrong: Record<string, string> = {};
  // What the form does not offer cannot be wrong in it: types are told of by their own list.
  const offered = { preset: form.preset, url: "", types: types as Offered["types"], settings, secrets, fields: {} };
  for (const { path, fault } of givenFaults(offered)) {
    const [kind, name = ""] = path.split(".");
    if (kind === "types") wrong["type"] ??= say.givenFaults.type;
    else wrong[`need.${name}`] ??= say.givenFaults[fault];
  }
  const seen = new Set<string>();
  for (const [row, { name, fact }] of form.fields.entries()) {
    if (name === "") continue;
    if (!/^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/.test(name)) wrong[`field.${row}.name`] = say.badField;
    else if (seen.has(name)) wrong[`field.${row}.name`] = say.fieldTwice;
    if (fact === "") wrong[`field.${row}.fact`] = words.editing.badChoice;
    seen.add(name);
  }
  return wrong;
}
