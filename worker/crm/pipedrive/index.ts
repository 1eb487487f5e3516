/**
 * A person, found by e-mail or made, and a note with what was said. Pipedrive has no upsert: both are looked for first,
 * the note among the person's newest. Of a customer the person alone, who keeps their name if they are known.
 */
import type { Answer, Given, Preset, Read, Request, Step } from "../preset.types.ts";
import { at, hidden, idAt, isOk, jsonOf, refused } from "../answer.ts";
import { peopleNeed, personTypes } from "../fields.ts";
import { markOf, noteHtml } from "../text.ts";
import { words } from "./words.ts";

/** So that the newest note is within what is read of an answer. */
const longestNote = 8000;

const originOf = (settings: Given["settings"]): string => `https://${settings["company"] ?? ""}.pipedrive.com`;
const ask = ({ settings, secrets }: Given, method: Request["method"], path: string, body?: unknown): Request => ({
  method,
  url: originOf(settings) + path,
  headers: {
    "x-api-token": secrets["token"] ?? "",
    ...(body !== undefined && { "content-type": "application/json" }),
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

/** Every answer says whether it is one. */
function told(answer: Answer, then: (body: unknown) => Read): Read {
  const body = jsonOf(answer);
  if (!isOk(answer)) return refused(answer, at(body, "error"));
  return body["success"] === true ? then(body) : hidden(at(body, "error"));
}

const find = (given: Given, email: string): Step => ({
  name: "find the person",
  request: () =>
    ask(
      given,
      "GET",
      `/api/v2/persons/search?${new URLSearchParams({ term: email, fields: "email", exact_match: "true", limit: "1" }).toString()}`,
    ),
  read: (answer) =>
    told(answer, (body): Read => {
      const person = idAt(body, "data", "items", 0, "item", "id");
      return { ok: true, known: person === undefined ? {} : { person } };
    }),
});

const make = (given: Given, email: string, name: string | null): Step => ({
  name: "person",
  request: ({ person }) =>
    person === undefined
      ? ask(given, "POST", "/api/v2/persons", {
          name: name ?? email,
          emails: [{ value: email, primary: true, label: "work" }],
        })
      : null,
  read: (answer) =>
    told(answer, (body) => {
      const person = idAt(body, "data", "id");
      return person === undefined ? hidden("no person") : { ok: true, known: { person } };
    }),
});

const look = (given: Given, mark: string): Step => ({
  name: "look for the note",
  request: ({ person = "" }) =>
    ask(
      given,
      "GET",
      `/api/v1/notes?${new URLSearchParams({ person_id: person, limit: "5", sort: "add_time DESC" }).toString()}`,
    ),
  // The list may be longer than what is read of it; the mark is looked for in the text.
  read: (answer) => {
    if (!isOk(answer)) return refused(answer, at(jsonOf(answer), "error"));
    if (!/^\s*\{\s*"success"\s*:\s*true/.test(answer.body)) return hidden(at(jsonOf(answer), "error"));
    return { ok: true, known: answer.body.includes(mark) ? { noted: "yes" } : {} };
  },
});

const note = (given: Given, content: string): Step => ({
  name: "note",
  request: ({ person = "", noted }) =>
    noted ? null : ask(given, "POST", "/api/v1/notes", { content, person_id: Number(person) }),
  read: (answer) => told(answer, () => ({ ok: true })),
});

export const pipedrive: Preset = {
  name: "pipedrive",
  needs: [
    { name: "company", shape: /[a-z0-9][a-z0-9-]{0,80}/ },
    { name: "token", secret: true, shape: /[A-Za-z0-9]{20,100}/ },
    peopleNeed,
  ],
  address: (settings) => `${originOf(settings)}/`,
  types: personTypes,
  fields: null,
  scopes: ["contacts:full"],
  plan: ({ about, customer, event, language }, given) => {
    const of = about ?? customer;
    if (!of) return { skip: "nothing_to_tell" };
    const { person } = of;
    if ("skip" in person) return { skip: person.skip };
    const steps = [find(given, person.email), make(given, person.email, person.name)];
    if (!about) return { steps };
    return {
      steps: [...steps, look(given, markOf(event.id)), note(given, noteHtml(about, event.id, language, longestNote))],
    };
  },
  test: (_, given) => [
    {
      name: "who am I",
      request: () => ask(given, "GET", "/api/v1/users/me"),
      read: (answer) => {
        if (!isOk(answer)) return refused(answer, at(jsonOf(answer), "error"));
        return /^\s*\{\s*"success"\s*:\s*true/.test(answer.body) ? { ok: true } : hidden(at(jsonOf(answer), "error"));
      },
    },
  ],
  words,
};
