/** Any system that takes JSON: flat, under the names that the owner chose, signed as our own body is. */
import type { Preset, Request } from "../preset.types.ts";
import { isOk, refused } from "../answer.ts";
import { fieldsOf, peopleNeed, personTypes } from "../fields.ts";
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

const ofCustomer = {
  id: "customer",
  event: "event",
  email: "email",
  name: "name",
  channel: "channel",
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
  types: personTypes,
  fields,
  scopes: [],
  plan: ({ about, customer }, given) => {
    if (customer && !customer.named) return { skip: "no_consent" };
    const body = customer
      ? fieldsOf(customer.facts, given, ofCustomer)
      : about
        ? fieldsOf(about.facts, given, fields)
        : {};
    // Of a customer none of the chosen fields may be known.
    if (Object.keys(body).length === 0) return { skip: "nothing_to_tell" };
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
