/**
 * A row in a Google sheet, by the owner's own Apps Script. Its address is the secret. The script runs before it answers,
 * with a redirect to where its answer lies; that one host is asked for it, and nothing else is followed. The row goes
 * under its event's id, so the script can tell what came twice.
 */
import type { Answer, Given, Preset, Read, Step } from "../preset.types.ts";
import { at, hidden, isOk, jsonOf, refused } from "../answer.ts";
import { fieldsOf, peopleNeed, responseTypes } from "../fields.ts";
import { words } from "./words.ts";

const fields = {
  response: "response",
  answered_at: "answered",
  survey: "survey",
  campaign: "campaign",
  channel: "channel",
  touchpoint: "touchpoint",
  score: "nps",
  kept: "kept",
  comment: "comment",
  link: "link",
} as const;
const lies = /^https:\/\/script\.googleusercontent\.com\/[\x21-\x7e]{1,4000}$/;

/** What a cell would calculate stays text. */
const cell = (value: string | number): string | number =>
  typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

const post = (url: string | undefined, body: unknown): Step => ({
  name: "row",
  request: () => ({
    method: "POST",
    url: url ?? "",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }),
  read: (answer) => {
    if (answer.status === 302 && answer.location !== null && lies.test(answer.location))
      return { ok: true, known: { lies: answer.location } };
    // A page of Google's, which says that the script may not be called by everybody, or failed.
    return isOk(answer) || answer.status === 302
      ? hidden("the script is not open to anyone, or failed")
      : refused(answer);
  },
});

const answered: Step = {
  name: "read the answer",
  request: ({ lies: url = "" }) => ({ method: "GET", url, headers: {} }),
  read: (answer: Answer): Read => {
    const body = jsonOf(answer);
    if (!isOk(answer)) return refused(answer);
    return body["ok"] === true ? { ok: true } : hidden(at(body, "error"));
  },
};

const steps = ({ secrets }: Given, body: unknown): Step[] => [post(secrets["url"], body), answered];

export const sheets: Preset = {
  name: "sheets",
  needs: [
    {
      name: "url",
      secret: true,
      shape: /https:\/\/script\.google\.com\/(a\/macros\/[\w.-]+|macros)\/s\/[\w-]{10,200}\/exec/,
    },
    peopleNeed,
  ],
  address: "secret",
  types: responseTypes,
  fields,
  scopes: [],
  plan: ({ about, event }, given) => {
    if (!about) return { skip: "nothing_to_tell" };
    const row = Object.entries(fieldsOf(about.facts, given, fields)).map(([name, value]) => [name, cell(value)]);
    return { steps: steps(given, { id: event.id, row: Object.fromEntries(row) as Record<string, string | number> }) };
  },
  test: ({ event }, given) => steps(given, { id: event.id, test: true }),
  words,
};
