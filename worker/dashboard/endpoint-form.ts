/** An endpoint as its form has it, the draft that the contract checks, and what is wrong with it. Pure. */
import * as v from "valibot";
import { EndpointDraft, EndpointPatch, type Endpoint, type PresetName } from "#contract";
import { presetOf } from "../crm/registry.ts";
import { headerFaults } from "../deliveries/send/headers.ts";
import { checkUrl } from "../deliveries/reach/address.ts";
import { field } from "./forms.ts";
import type { Wrong } from "./parts/editing.tsx";
import {
  addressField,
  blankPreset,
  mostFields,
  namesUrl,
  presetDraft,
  presetForm,
  presetIn,
  wrongPreset,
  type PresetForm,
} from "./preset-form.ts";
import { rowsIn, type Action } from "./rows.ts";
import type { Words } from "./words/es.ts";

const plain = ["url", "description", "rate"] as const;
/** Lists of things to tick; the conditions of the filter are called as the contract calls them. */
export const conditions = ["survey", "campaign", "channel", "score", "state"] as const;
const lists = ["type", ...conditions] as const;
export const mostHeaders = 20;

export interface HeaderForm {
  name: string;
  value: string;
}
export type EndpointForm = Record<(typeof plain)[number], string> &
  Record<(typeof lists)[number], string[]> & { headers: HeaderForm[]; given: PresetForm };

const each = <Name extends string, Value>(names: readonly Name[], read: (name: Name) => Value) =>
  Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, Value>;

export const blankEndpoint = (preset: PresetName): EndpointForm => ({
  ...each(plain, () => ""),
  ...each(lists, () => []),
  type: ["response.completed"],
  headers: [],
  given: blankPreset(preset),
});

export const endpointForm = (known: Endpoint): EndpointForm => ({
  ...plainForm(known),
  given: presetForm(known),
});

const plainForm = ({ url, description, rate, types, filter, headers }: Endpoint): Omit<EndpointForm, "given"> => ({
  url,
  description,
  rate: rate === null ? "" : String(rate),
  ...each(conditions, (name) => [...(filter[name] ?? [])]),
  type: [...types],
  headers: headers.map((name) => ({ name, value: "" })),
});

export const endpointIn = (form: URLSearchParams, preset: PresetName): EndpointForm => ({
  given: presetIn(form, preset),
  ...each(plain, (name) => field(form, name)),
  ...each(lists, (name) => [...new Set(form.getAll(name))]),
  headers: rowsIn(form, "header").map((row) => ({
    name: field(form, `header.${row}.name`),
    value: field(form, `header.${row}.value`),
  })),
});

/** The form after one of its row buttons, and the control to go on with. */
export function changeHeaders(form: EndpointForm, { verb, list, at }: Action): { form: EndpointForm; focus: string } {
  const { headers } = form;
  if (list === "field") return changeFields(form, { verb, list, at });
  if (list !== "header") return { form, focus: "" };
  if (verb === "add" && headers.length < mostHeaders)
    return {
      form: { ...form, headers: [...headers, { name: "", value: "" }] },
      focus: `header.${headers.length}.name`,
    };
  if (verb !== "remove") return { form, focus: "" };
  return { form: { ...form, headers: headers.filter((_, row) => row !== at[0]) }, focus: "add-header" };
}

function changeFields(form: EndpointForm, { verb, at }: Action): { form: EndpointForm; focus: string } {
  const { given } = form;
  const { fields } = given;
  const having = (rows: typeof fields) => ({ ...form, given: { ...given, fields: rows } });
  if (verb === "add" && fields.length < mostFields)
    return { form: having([...fields, { name: "", fact: "" }]), focus: `field.${fields.length}.name` };
  if (verb !== "remove") return { form, focus: "" };
  return { form: having(fields.filter((_, row) => row !== at[0])), focus: "add-field" };
}

const isBlank = ({ name, value }: HeaderForm): boolean => name === "" && value === "";

/** What is stored and not told: the names of headers and of secrets. */
export type Kept = Pick<Endpoint, "headers" | "secrets">;

/** What the contract is asked about. A header whose value was left alone keeps it. */
function patchOf(form: EndpointForm, { headers: kept, secrets }: Kept) {
  const headers = form.headers
    .filter((header) => !isBlank(header))
    .map(({ name, value }) => [name, value === "" && kept.includes(name) ? null : value] as const);
  return {
    ...(form.given.preset !== "standard" && presetDraft(form.given, secrets)),
    ...(namesUrl(presetOf(form.given.preset)) && { url: form.url }),
    types: form.type,
    description: form.description,
    rate: form.rate === "" ? null : Number(form.rate),
    filter: Object.fromEntries(conditions.flatMap((name) => (form[name].length > 0 ? [[name, form[name]]] : []))),
    headers: Object.fromEntries(headers),
  };
}

/** Where calls may go, as this instance has it. */
export interface Place {
  loopback: boolean;
  home: string;
}
type Read<Output> = { ok: true; draft: Output } | { ok: false; wrong: Wrong };

function read<Schema extends typeof EndpointDraft | typeof EndpointPatch>(
  schema: Schema,
  form: EndpointForm,
  { kept, place, words }: { kept: Kept; place: Place; words: Words },
): Read<v.InferOutput<Schema>> {
  const { preset } = form.given;
  const draft = v.safeParse(schema, { ...patchOf(form, kept), preset });
  const wrong = {
    ...(namesUrl(presetOf(preset)) && wrongFields(form, place, words)),
    ...wrongPreset(form.given, { types: form.type, kept: kept.secrets, words }),
    ...wrongHeaders(form, kept.headers, words),
  };
  for (const issue of draft.success ? [] : draft.issues) {
    const [id, message] = mistake(issue, form, words);
    wrong[id] ??= message;
  }
  return draft.success && Object.keys(wrong).length === 0 ? { ok: true, draft: draft.output } : { ok: false, wrong };
}

export const readDraft = (form: EndpointForm, place: Place, words: Words) =>
  read(EndpointDraft, form, { kept: { headers: [], secrets: [] }, place, words });
export const readPatch = (form: EndpointForm, kept: Kept, place: Place, words: Words) =>
  read(EndpointPatch, form, { kept, place, words });

function wrongFields({ url }: EndpointForm, { loopback, home }: Place, { deliveries: say }: Words) {
  const checked = checkUrl(url, loopback, home);
  const wrong: Record<string, string> = {};
  if (!checked.ok) wrong["url"] = say.addressFaults[checked.fault];
  return wrong;
}

function wrongHeaders({ headers }: EndpointForm, kept: readonly string[], { deliveries: say }: Words) {
  const wrong: Record<string, string> = {};
  const faults = headerFaults(headers.map(({ name, value }) => [name, value] as const));
  for (const [row, header] of headers.entries()) {
    if (isBlank(header)) continue;
    const fault = faults[row];
    if (fault) wrong[`header.${row}.${fault === "value" ? "value" : "name"}`] = say.headerFaults[fault];
    else if (header.value === "" && !kept.includes(header.name)) wrong[`header.${row}.value`] = say.needHeader;
    else if (header.value.length > 4096) wrong[`header.${row}.value`] = say.longHeader;
  }
  if (headers.length > mostHeaders) wrong["add-header"] = say.manyHeaders;
  return wrong;
}

/** What is left for the contract to find; headers were told of row by row. */
function mistake(
  { path }: Pick<v.BaseIssue<unknown>, "path">,
  { given }: EndpointForm,
  { deliveries: say }: Words,
): [string, string] {
  const [top, condition = ""] = (path ?? []).map(({ key }) => String(key));
  if (top === "settings" || top === "secrets") return [`need.${condition}`, say.givenFaults.shape];
  if (top === "fields") {
    const row = Math.max(
      0,
      given.fields.findIndex(({ name }) => name === condition),
    );
    return [`field.${row}.fact`, say.badChoice];
  }
  if (top === "url") return ["url", say.longUrl];
  if (top === "types") return ["type", say.badType];
  if (top === "rate") return ["rate", say.badRate];
  if (top === "description") return ["description", say.badDescription];
  if (top === "headers") return ["add-header", say.manyHeaders];
  return [condition || "survey", say.badChoice];
}

/** Where the page tells that an address is refused. */
export const addressId = ({ given }: EndpointForm): string => addressField(presetOf(given.preset));
