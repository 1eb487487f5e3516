/**
 * A record of the owner's object, made or changed by its external id, which is the response's own; or a platform event.
 * The same record however often it is sent; an event carries our ids, so that its subscriber can tell. A customer is a
 * contact, whose external id is the one that the host gave: it stands in the body, since an id that ends as a file does
 * would mean something else in an address.
 */
import type { AboutCustomer, Answer, Given, Known, Plan, Preset, Read, Request, Step } from "../preset.types.ts";
import { at, hidden, isOk, jsonOf, refused } from "../answer.ts";
import { fieldsOf, peopleNeed, personTypes } from "../fields.ts";
import { cut } from "../text.ts";
import { tokenStep } from "../token.ts";
import { words } from "./words.ts";

const fields = {
  Survey__c: "survey",
  Score__c: "nps",
  Kept__c: "kept",
  Comment__c: "comment",
  Campaign__c: "campaign",
  Channel__c: "channel",
  Answered_At__c: "answered",
} as const;

const originOf = (settings: Given["settings"]): string => `https://${settings["domain"] ?? ""}.my.salesforce.com`;
/** A token lasts a quarter of an hour at least. */
const minutes = 10;

const token = ({ settings, secrets }: Given): Step =>
  tokenStep(
    `${originOf(settings)}/services/oauth2/token`,
    {
      grant_type: "client_credentials",
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
  url: `${originOf(settings)}/services/data/v${settings["version"] ?? ""}/${path}`,
  headers: {
    authorization: `Bearer ${known["token"] ?? ""}`,
    ...(body !== undefined && { "content-type": "application/json" }),
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

function written(answer: Answer): Read {
  const body = jsonOf(answer);
  // 300: several records have this id, and none was written.
  if (!isOk(answer)) return refused(answer, at(body, 0, "message"));
  if (answer.status === 204 || body["success"] === true) return { ok: true };
  return hidden(at(body, "errors", 0, "message") ?? at(body, 0, "message"));
}

/** A list of records is answered by a list. */
function contactWritten(answer: Answer): Read {
  const body = jsonOf(answer);
  if (!isOk(answer)) return refused(answer, at(body, 0, "message"));
  return at(body, 0, "success") === true ? { ok: true } : hidden(at(body, 0, "errors", 0, "message"));
}

/** A contact needs a last name; what we know is the whole one. */
function contactPlan({ customer, person, facts }: AboutCustomer, given: Given): Plan {
  const { settings } = given;
  if (settings["as"] === "event") return { skip: "nothing_to_tell" };
  if ("skip" in person && person.skip === "no_consent") return { skip: person.skip };
  if (!facts["name"]) return { skip: "no_name" };
  const { contact = "", contactId = "" } = settings;
  const record = {
    attributes: { type: contact },
    [contactId]: customer.id,
    LastName: cut(String(facts["name"]), longestName),
    ...("email" in person && { Email: person.email }),
  };
  const send = (known: Known): Request =>
    ask(given, known, {
      method: "PATCH",
      path: `composite/sobjects/${contact}/${contactId}`,
      body: { allOrNone: true, records: [record] },
    });
  return { steps: [token(given), { name: "contact", request: send, read: contactWritten }] };
}

const longestName = 80;
const name = /[A-Za-z][A-Za-z0-9_]{0,79}/;

export const salesforce: Preset = {
  name: "salesforce",
  needs: [
    { name: "domain", shape: /[a-z0-9-]{1,80}(\.sandbox|\.develop|\.scratch)?/ },
    { name: "clientId", secret: true, shape: /[\w.-]{20,200}/ },
    { name: "clientSecret", secret: true, shape: /[\w.-]{10,200}/ },
    { name: "as", otherwise: "record", options: ["record", "event"] },
    { name: "object", otherwise: "Voz_Response__c", shape: name },
    { name: "externalId", otherwise: "Voz_Id__c", shape: name },
    { name: "event", otherwise: "Voz_Response__e", shape: /[A-Za-z][A-Za-z0-9_]{0,76}__e/ },
    { name: "contact", otherwise: "Contact", shape: name },
    { name: "contactId", otherwise: "Voz_Customer_Id__c", shape: name },
    { name: "version", otherwise: "62.0", shape: /[3-9]\d\.0/ },
    peopleNeed,
  ],
  address: (settings) => `${originOf(settings)}/`,
  types: personTypes,
  fields,
  scopes: ["api"],
  plan: ({ about, customer, event }, given) => {
    if (customer) return contactPlan(customer, given);
    if (!about) return { skip: "nothing_to_tell" };
    const { settings } = given;
    const { [settings["externalId"] ?? ""]: _, ...record } = fieldsOf(about.facts, given, fields);
    const send = (known: Known): Request =>
      settings["as"] === "event"
        ? ask(given, known, {
            method: "POST",
            path: `sobjects/${settings["event"]}/`,
            body: { ...record, Response_Id__c: about.response.id, Event_Id__c: event.id },
          })
        : ask(given, known, {
            method: "PATCH",
            path: `sobjects/${settings["object"]}/${settings["externalId"]}/${encodeURIComponent(about.response.id)}`,
            body: record,
          });
    return { steps: [token(given), { name: "write", request: send, read: written }] };
  },
  test: (_, given) => [
    token(given),
    {
      name: "describe",
      request: (known) => {
        const { settings } = given;
        const what = settings["as"] === "event" ? settings["event"] : settings["object"];
        return ask(given, known, { method: "GET", path: `sobjects/${what}/describe` });
      },
      read: (answer) => (isOk(answer) ? { ok: true } : refused(answer, at(jsonOf(answer), 0, "message"))),
    },
  ],
  words,
};
