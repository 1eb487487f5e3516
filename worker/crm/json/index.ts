/** Any system that takes JSON: flat, under the names that the owner chose, signed as our own body is. */
import type { Preset, Request } from "../preset.types.ts";
import { isOk, refused } from "../answer.ts";
import { fieldsOf, peopleNeed, responseTypes } from "../fields.ts";
import { words } from "./words.ts";

const fields = {
  id: "response",
  event: "event",
  survey: "survey",
  campaign: "campaign",
  channel: "channel",
  score: "nps",
  kept: "kept",
  comment: "comment",
  answered_at: "answered",
  link: "link",
} as const;

const post = (url: string, body: unknown): Request => ({
  method: "POST",
  url,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
  signed: true,
});

export const json: Preset = {
  name: "json",
  needs: [peopleNeed],
  address: "given",
  types: responseTypes,
  fields,
  scopes: [],
  plan: ({ about }, given) => {
    if (!about) return { skip: "nothing_to_tell" };
    const body = fieldsOf(about.facts, given, fields);
    return {
      steps: [
        {
          name: "send",
          request: () => post(given.url, body),
          read: (answer) => (isOk(answer) ? { ok: true } : refused(answer)),
        },
      ],
    };
  },
  test: ({ event }, given) => [
    {
      name: "send",
      request: () => post(given.url, { test: true, event: event.id }),
      read: (answer) => (isOk(answer) ? { ok: true } : refused(answer)),
    },
  ],
  words,
};
