/**
 * From the texts of a form or a link to an answer. A text may stand for itself, a number, a yes; several for a list;
 * `id[part]` for what an answer holds beside its choice. Which of these is meant is for the kind's own rules to say:
 * the first reading that they accept, or their own where native fields hold something else. No kind is named here,
 * so that a new one needs no line. Pure.
 */
import { blank } from "../../../sdk/questions/blank.ts";
import { rulesOf, type Question } from "../../../sdk/questions/index.ts";

/** Texts by the names of their fields. */
export type Fields = URLSearchParams;

export interface Given {
  /** The answer; or, where it was refused, as much of it as can be shown again. */
  value: unknown;
  /** The code of the kind's refusal. */
  refused?: string;
}

const yes = ["true", "yes", "on"];
const no = ["false", "no"];

/** Parts by name; one left empty is none. */
function partsOf(fields: Fields, id: string): Record<string, string> {
  const found: [string, string][] = [];
  for (const [name, text] of fields)
    if (name.startsWith(`${id}[`) && name.endsWith("]") && !blank(text))
      found.push([name.slice(id.length + 1, -1), text.trim()]);
  return Object.fromEntries(found);
}

function readings(texts: readonly string[], parts: Record<string, string>): unknown[] {
  // In a list, own words stand under the empty text, which no option has.
  const list = texts.map((text) => (text === "" ? { other: parts["other"] ?? "" } : text));
  const found: unknown[] = [];
  const [one] = list;
  if (list.length === 1) {
    found.push(one);
    if (typeof one === "string" && /^-?\d{1,3}$/.test(one)) found.push(Number(one));
    if (typeof one === "string" && (yes.includes(one) || no.includes(one))) found.push(yes.includes(one));
  }
  if (list.length > 0) found.push(list);
  if (Object.keys(parts).length > 0) found.push(parts);
  return found;
}

function judge(question: Question, tried: readonly unknown[]): Given | undefined {
  let refusal: Given | undefined;
  for (const value of tried) {
    const judged = rulesOf(question.kind)?.accept(question, value);
    if (!judged) return undefined;
    if (judged.ok) return { value: judged.value };
    // The reading of the right type tells what is wrong; the others only that they were not meant.
    if (judged.code !== "wrong_type") refusal ??= { value, refused: judged.code };
  }
  return refusal ?? (tried.length > 0 ? { value: undefined, refused: "wrong_type" } : undefined);
}

/** What a form says to a question; undefined where it says nothing. */
export function readForm(question: Question, fields: Fields): Given | undefined {
  // A form writes line breaks as two characters, which nobody typed.
  const texts = fields.getAll(question.id).map((text) => text.replaceAll("\r\n", "\n"));
  const read = rulesOf(question.kind)?.read;
  if (read && texts.length > 0) return judge(question, [read(texts)]);
  const parts = partsOf(fields, question.id);
  const tried = readings(texts, parts);
  const accepted = judge(question, tried);
  // A field left empty is no answer; the empty text of a chosen "other" is one, and its rules say so.
  const nothing = texts.every(blank) && Object.keys(parts).length === 0;
  return nothing && typeof accepted?.value !== "object" ? undefined : accepted;
}

/** What a link says: the answer as the contract writes it, a list with commas. Illegal ones say nothing. */
export function readLink(question: Question, fields: Fields): unknown {
  const texts = fields.getAll(question.id);
  const tried = readings(texts, partsOf(fields, question.id));
  const listed = texts.flatMap((text) => text.split(","));
  const given = judge(question, listed.length > texts.length ? [...tried, listed] : tried);
  if (!given || given.refused !== undefined || (typeof given.value === "string" && blank(given.value)))
    return undefined;
  return given.value;
}
