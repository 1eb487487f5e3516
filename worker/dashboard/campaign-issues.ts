/** From the contract's findings about a campaign to a sentence beside the field that has to be mended. Pure. */
import type * as v from "valibot";
import { writtenPromises, type CampaignForm } from "./campaign-form.ts";
import type { Wrong } from "./parts/editing.tsx";
import type { Words } from "./words/es.ts";

/** As the contract has it: one claim, not a paragraph. */
const longest = 140;

type Finding = Pick<v.BaseIssue<unknown>, "type" | "path">;

export function wrongCampaign(found: readonly Finding[], form: CampaignForm, words: Words): Wrong {
  const wrong: Record<string, string> = {};
  for (const finding of found) {
    const [id, message] = mistake(finding, form, words);
    wrong[id] ??= message;
  }
  return wrong;
}

function mistake({ type, path }: Finding, form: CampaignForm, { editing: say }: Words): [id: string, message: string] {
  const [top = "", row = 0, ...rest] = (path ?? []).map(({ key }) => key as string | number);
  if (top === "match") return ruleMistake(type, Number(row), rest, say);
  if (top === "promises") return promiseMistake(form, writtenPromises(form)[Number(row)] ?? 0, rest, say);
  if (top === "name") return ["name", say.badName];
  if (top === "owner") return ["owner", say.badOwner];
  if (top === "priority") return ["priority", say.badPriority];
  if (top === "externalIds") return ["externalIds", say.badExternalIds];
  if (top === "startsOn" || top === "endsOn") return [top, say.badDay];
  // What is left is about the whole: the days, whose order is wrong.
  return top === "" ? ["endsOn", say.badOrder] : [String(top), say.badChoice];
}

export function ruleMistake(
  type: string,
  rule: number,
  rest: readonly (string | number)[],
  say: Words["editing"],
): [id: string, message: string] {
  const [first, second, third] = rest;
  const test = first === "all" && typeof second === "number" ? second : 0;
  const part = first === "all" ? third : first;
  const at = `rule.${rule}.${test}`;
  if (part === "field" || part === "op") return [`${at}.${part}`, say.badChoice];
  if (type === "min_length") return [`${at}.value`, say.needValue];
  return [`${at}.value`, type === "check" ? say.longGlob : say.longValue];
}

function promiseMistake(
  form: CampaignForm,
  row: number,
  [part, language]: readonly (string | number)[],
  say: Words["editing"],
): [id: string, message: string] {
  const at = `promise.${row}`;
  if (part === "statement") {
    const long = Object.entries(form.promises[row]?.statement ?? {}).find(([, text]) => [...text].length > longest);
    return [`${at}.statement.${String(language ?? long?.[0] ?? "es")}`, say.badStatement];
  }
  if (part === "validFrom" || part === "validTo") return [`${at}.${part}`, say.badDay];
  if (part === undefined) return [`${at}.validTo`, say.badOrder];
  return [`${at}.${String(part)}`, say.badChoice];
}
