/**
 * A contact by e-mail, with the fields that the owner chose, and a note; of a customer without. A contact that is there keeps its name. Zoho
 * hands out few tokens, so one is kept; and a success of its may hold an error, record by record.
 */
import type { Answer, Given, Known, Preset, Read, Request, Step } from "../preset.types.ts";
import { at, hidden, idAt, isOk, jsonOf, refused } from "../answer.ts";
import { fieldsOf, peopleNeed, personTypes } from "../fields.ts";
import { cut, markOf, noteText, say } from "../text.ts";
import { tokenStep } from "../token.ts";
import { words } from "./words.ts";

/** Data centre → where tokens are handed out, and where the API is. */
const places = {
  com: ["https://accounts.zoho.com", "https://www.zohoapis.com"],
  eu: ["https://accounts.zoho.eu", "https://www.zohoapis.eu"],
  in: ["https://accounts.zoho.in", "https://www.zohoapis.in"],
  au: ["https://accounts.zoho.com.au", "https://www.zohoapis.com.au"],
  jp: ["https://accounts.zoho.jp", "https://www.zohoapis.jp"],
  ca: ["https://accounts.zohocloud.ca", "https://www.zohoapis.ca"],
  sa: ["https://accounts.zoho.sa", "https://www.zohoapis.sa"],
} as const;
type Place = keyof typeof places;
const placeOf = (settings: Given["settings"]): readonly [accounts: string, api: string] =>
  places[(settings["centre"] ?? "com") as Place] ?? places.com;

/** A token lasts an hour. */
const minutes = 50;
const longestNote = 30_000;
/** A title has 120 letters; the mark takes fifty of them at most. */
const longestTitle = 60;

const token = ({ settings, secrets }: Given): Step =>
  tokenStep(
    `${placeOf(settings)[0]}/oauth/v2/token`,
    {
      grant_type: "refresh_token",
      refresh_token: secrets["refreshToken"] ?? "",
      client_id: secrets["clientId"] ?? "",
      client_secret: secrets["clientSecret"] ?? "",
    },
    minutes,
  );

const ask = (
  { settings }: Given,
  known: Known,
  { method, path, body }: { method: Request["method"]; path: string; body?: unknown },
): Request => ({
  method,
  url: `${placeOf(settings)[1]}/crm/v8/${path}`,
  headers: {
    authorization: `Zoho-oauthtoken ${known["token"] ?? ""}`,
    ...(body !== undefined && { "content-type": "application/json" }),
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

/** Of the one record that was sent. */
function recorded(answer: Answer): Read {
  const one = at(jsonOf(answer), "data", 0);
  const code = at(one, "code");
  const message = [code, at(one, "message")].filter((part) => typeof part === "string").join(" ");
  if (!isOk(answer)) return refused(answer, message || at(jsonOf(answer), "message"));
  const contact = idAt(one, "details", "id");
  return code === "SUCCESS" && contact !== undefined ? { ok: true, known: { contact } } : hidden(message || undefined);
}

/** A list, where 204 says that it is empty. */
const listed = (answer: Answer, known: (body: unknown) => Known): Read => {
  if (answer.status === 204) return { ok: true };
  const body = jsonOf(answer);
  if (!isOk(answer)) return refused(answer, at(body, "message"));
  return Array.isArray(body["data"]) ? { ok: true, known: known(body) } : hidden(at(body, "message"));
};

const find = (given: Given, email: string): Step => ({
  name: "find the contact",
  request: (known) =>
    ask(given, known, {
      method: "GET",
      path: `Contacts/search?${new URLSearchParams({ email, fields: "id", per_page: "1" }).toString()}`,
    }),
  read: (answer) =>
    listed(answer, (body): Known => {
      const contact = idAt(body, "data", 0, "id");
      return contact === undefined ? {} : { contact };
    }),
});

const write = (given: Given, fields: Readonly<Record<string, unknown>>, email: string, name: string | null): Step => ({
  name: "contact",
  request: (known) => {
    // An upsert would give a known contact another name.
    if (known["contact"] !== undefined)
      return Object.keys(fields).length === 0
        ? null
        : ask(given, known, {
            method: "PUT",
            path: `Contacts/${encodeURIComponent(known["contact"])}`,
            body: { data: [fields] },
          });
    return ask(given, known, {
      method: "POST",
      path: "Contacts/upsert",
      body: { data: [{ Last_Name: name ?? email, Email: email, ...fields }], duplicate_check_fields: ["Email"] },
    });
  },
  read: recorded,
});

const look = (given: Given, mark: string): Step => ({
  name: "look for the note",
  request: (known) =>
    ask(given, known, {
      method: "GET",
      path: `Contacts/${encodeURIComponent(known["contact"] ?? "")}/Notes?${new URLSearchParams({ fields: "Note_Title", per_page: "20", sort_by: "Created_Time", sort_order: "desc" }).toString()}`,
    }),
  read: (answer) => listed(answer, (): Known => (answer.body.includes(mark) ? { noted: "yes" } : {})),
});

const note = (given: Given, title: string, text: string): Step => ({
  name: "note",
  request: (known) =>
    known["noted"]
      ? null
      : ask(given, known, {
          method: "POST",
          path: `Contacts/${encodeURIComponent(known["contact"] ?? "")}/Notes`,
          body: { data: [{ Note_Title: title, Note_Content: text }] },
        }),
  read: recorded,
});

export const zoho: Preset = {
  name: "zoho",
  needs: [
    { name: "centre", otherwise: "com", options: Object.keys(places) },
    { name: "clientId", secret: true, shape: /1000\.[A-Z0-9]{10,60}/ },
    { name: "clientSecret", secret: true, shape: /[a-f0-9]{20,80}/ },
    { name: "refreshToken", secret: true, shape: /1000\.[\w.]{20,120}/ },
    { name: "note", otherwise: "yes", options: ["yes", "no"] },
    peopleNeed,
  ],
  address: (settings) => `${placeOf(settings)[1]}/`,
  types: personTypes,
  // Fields of the owner's own: none of them is there by itself.
  fields: {},
  scopes: ["ZohoCRM.modules.contacts.ALL", "ZohoCRM.modules.notes.ALL", "ZohoSearch.securesearch.READ"],
  plan: ({ about, customer, event, language }, given) => {
    const of = about ?? customer;
    if (!of) return { skip: "nothing_to_tell" };
    const { person, facts } = of;
    if ("skip" in person) return { skip: person.skip };
    const contact = [
      token(given),
      find(given, person.email),
      write(given, fieldsOf(facts, given, {}), person.email, person.name),
    ];
    if (!about || given.settings["note"] !== "yes") return { steps: contact };
    const mark = markOf(event.id);
    const title = `${cut(`${say(language).from}: ${facts["survey"]}`, longestTitle)} ${mark}`;
    return { steps: [...contact, look(given, mark), note(given, title, noteText(about, longestNote))] };
  },
  test: (_, given) => [
    token(given),
    {
      name: "read a contact",
      request: (known) => ask(given, known, { method: "GET", path: "Contacts?fields=id&per_page=1" }),
      read: (answer) => listed(answer, () => ({})),
    },
  ],
  words,
};
