/**
 * A contact, made or found by its e-mail, with the fields that the owner chose, and a note with what was said; of a
 * customer the contact alone. HubSpot takes an upsert as often as it comes; a note is looked for first. Its search lags some seconds behind, as our second
 * try does.
 */
import type { Given, Preset, Request, Step } from "../preset.types.ts";
import { at, hidden, idAt, isOk, jsonOf, refused } from "../answer.ts";
import { fieldsOf, peopleNeed, personTypes } from "../fields.ts";
import { markOf, noteHtml } from "../text.ts";
import { words } from "./words.ts";

const origin = "https://api.hubapi.com";
const longestNote = 65_536;

const ask = ({ secrets }: Given, method: Request["method"], path: string, body?: unknown): Request => ({
  method,
  url: origin + path,
  headers: {
    authorization: `Bearer ${secrets["token"] ?? ""}`,
    ...(body !== undefined && { "content-type": "application/json" }),
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

const contact = (given: Given, email: string, properties: Record<string, string>): Step => ({
  name: "contact",
  request: () =>
    ask(given, "POST", "/crm/v3/objects/contacts/batch/upsert", {
      inputs: [{ idProperty: "email", id: email, properties: { ...properties, email } }],
    }),
  read: (answer) => {
    const body = jsonOf(answer);
    if (!isOk(answer)) return refused(answer, at(body, "message"));
    const id = idAt(body, "results", 0, "id");
    // A success may hold errors, one by one.
    return id === undefined ? hidden(at(body, "errors", 0, "message")) : { ok: true, known: { contact: id } };
  },
});

const look = (given: Given, mark: string): Step => ({
  name: "look for the note",
  request: ({ contact: id = "" }) =>
    ask(given, "POST", "/crm/v3/objects/notes/search", {
      filterGroups: [
        {
          filters: [
            { propertyName: "associations.contact", operator: "EQ", value: id },
            { propertyName: "hs_note_body", operator: "CONTAINS_TOKEN", value: mark },
          ],
        },
      ],
      limit: 1,
    }),
  read: (answer) => {
    const body = jsonOf(answer);
    if (!isOk(answer)) return refused(answer, at(body, "message"));
    return { ok: true, known: idAt(body, "results", 0, "id") === undefined ? {} : { noted: "yes" } };
  },
});

const note = (given: Given, text: string, when: string): Step => ({
  name: "note",
  request: ({ contact: id = "", noted }) =>
    noted
      ? null
      : ask(given, "POST", "/crm/v3/objects/notes", {
          properties: { hs_timestamp: when, hs_note_body: text },
          associations: [{ to: { id }, types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 202 }] }],
        }),
  read: (answer) => {
    const body = jsonOf(answer);
    if (!isOk(answer)) return refused(answer, at(body, "message"));
    return idAt(body, "id") === undefined ? hidden(at(body, "message")) : { ok: true };
  },
});

export const hubspot: Preset = {
  name: "hubspot",
  needs: [
    { name: "token", secret: true, shape: /[\w.-]{20,400}/ },
    { name: "note", otherwise: "yes", options: ["yes", "no"] },
    peopleNeed,
  ],
  address: () => `${origin}/`,
  types: personTypes,
  // Properties of the owner's own, which HubSpot has to know: none of them is there by itself.
  fields: {},
  scopes: ["crm.objects.contacts.read", "crm.objects.contacts.write"],
  plan: ({ about, customer, event, language }, given) => {
    const of = about ?? customer;
    if (!of) return { skip: "nothing_to_tell" };
    const { person, facts } = of;
    if ("skip" in person) return { skip: person.skip };
    const properties = Object.entries(fieldsOf(facts, given, {})).map(([name, value]) => [name, String(value)]);
    const steps = [contact(given, person.email, Object.fromEntries(properties) as Record<string, string>)];
    if (about && given.settings["note"] === "yes") {
      const text = noteHtml(about, event.id, language, longestNote);
      steps.push(look(given, markOf(event.id)), note(given, text, about.response.at));
    }
    return { steps };
  },
  test: (_, given) => [
    {
      name: "read a contact",
      request: () => ask(given, "GET", "/crm/v3/objects/contacts?limit=1&properties=email"),
      read: (answer) => (isOk(answer) ? { ok: true } : refused(answer, at(jsonOf(answer), "message"))),
    },
  ],
  words,
};
