/** For each preset what an owner may give it, what may not be given, and how its receiver answers, step by step. */
import type { FactName } from "../../sdk/contract/index.ts";
import type { Answer } from "../../worker/crm/preset.types.ts";
import type { Shaped } from "../../worker/crm/registry.ts";

export interface Example {
  url: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
  fields: Record<string, FactName>;
  /** Wrong, one by one: the path of what is wrong, and its value. */
  wrong: Record<string, string>;
  /** What is answered to each request, by the name of its step. */
  answers: Record<string, Partial<Answer>>;
  /** Answers that look like a success and hold an error, by the name of their step. */
  hidden: Record<string, Partial<Answer>[]>;
}

const later = "https://script.googleusercontent.com/macros/echo?user_content_key=abc";
const ok = (body: unknown): Partial<Answer> => ({ status: 200, body: JSON.stringify(body) });

export const examples: Readonly<Record<Shaped, Example>> = {
  hook: {
    url: "https://hooks.zapier.com/hooks/standard/1/2/",
    settings: {},
    secrets: {},
    fields: {},
    wrong: { "settings.people": "everybody" },
    answers: { send: ok({ status: "success" }) },
    hidden: {},
  },
  json: {
    url: "https://in.example.com/voz",
    settings: {},
    secrets: {},
    fields: { puntos: "nps", texto: "comment", correo: "email", por_que: "answer.why" },
    wrong: { "settings.people": "everybody" },
    answers: { send: { status: 204 } },
    hidden: {},
  },
  slack: {
    url: "",
    settings: {},
    secrets: { url: "https://hooks.slack.com/services/T000/B000/XXXXXXXXXXXX" },
    fields: {},
    wrong: { "secrets.url": "https://hooks.slack.com.evil.example/services/T000/B000/XXXX" },
    answers: { send: { status: 200, body: "ok" } },
    hidden: { send: [{ status: 200, body: "<html>sign in</html>" }, ok({ ok: false })] },
  },
  hubspot: {
    url: "",
    settings: {},
    secrets: { token: "pat-eu1-00000000-0000-0000-0000-000000000000" },
    fields: { voz_last_score: "nps", voz_campaign: "campaign" },
    wrong: { "secrets.token": "two words", "settings.note": "perhaps" },
    answers: {
      contact: ok({ results: [{ id: "101" }] }),
      "look for the note": ok({ total: 0, results: [] }),
      note: { status: 201, body: '{"id":"202"}' },
      "read a contact": ok({ results: [] }),
    },
    hidden: {
      contact: [
        { status: 207, body: '{"results":[],"errors":[{"message":"Property voz_last_score does not exist"}]}' },
        { status: 200, body: "" },
      ],
      note: [{ status: 200, body: '{"message":"no"}' }],
    },
  },
  salesforce: {
    url: "",
    settings: { domain: "acme--uat.sandbox" },
    secrets: { clientId: "3MVG9example.example_example", clientSecret: "ABCDEF0123456789ABCDEF" },
    fields: {},
    wrong: { "settings.domain": "evil.example/", "settings.object": "a/b", "settings.version": "latest" },
    answers: {
      token: ok({ access_token: "00Dxx!token", instance_url: "https://elsewhere.example" }),
      write: { status: 204 },
      contact: ok([{ id: "003xx", success: true, errors: [], created: true }]),
      describe: ok({ name: "Voz_Response__c" }),
    },
    hidden: {
      token: [ok({ error: "invalid_client" }), { status: 200, body: "<html>" }, ok({ access_token: "two\nlines" })],
      write: [
        { status: 300, body: '["/services/data/1","/services/data/2"]' },
        ok({ success: false, errors: [{ message: "no such column" }] }),
        { status: 200, body: "<html>maintenance</html>" },
      ],
      contact: [
        ok([{ success: false, errors: [{ statusCode: "DUPLICATES_DETECTED", message: "Use one of these records?" }] }]),
        ok([]),
        { status: 200, body: "<html>maintenance</html>" },
      ],
    },
  },
  pipedrive: {
    url: "",
    settings: { company: "acme" },
    secrets: { token: "0123456789abcdef0123456789abcdef01234567" },
    fields: {},
    wrong: { "settings.company": "acme.evil.example", "secrets.token": "short" },
    answers: {
      "find the person": ok({ success: true, data: { items: [] } }),
      person: { status: 201, body: '{"success":true,"data":{"id":7}}' },
      "look for the note": ok({ success: true, data: null }),
      note: { status: 201, body: '{"success":true,"data":{"id":8}}' },
      "who am I": ok({ success: true, data: { id: 1 } }),
    },
    hidden: {
      "find the person": [ok({ success: false, error: "unauthorized" }), { status: 200, body: "<html>" }],
      person: [ok({ success: false, error: "no" }), ok({ success: true, data: {} })],
      "look for the note": [ok({ success: false, error: "no" })],
      note: [ok({ success: false, error: "no" })],
      "who am I": [ok({ success: false, error: "no" }), { status: 200, body: "<html>" }],
    },
  },
  zoho: {
    url: "",
    settings: { centre: "eu" },
    secrets: {
      clientId: "1000.ABCDEFGHIJ0123456789",
      clientSecret: "0123456789abcdef0123456789abcdef01234567",
      refreshToken: "1000.0123456789abcdef0123456789abcdef.0123456789abcdef",
    },
    fields: { Voz_Score: "nps" },
    wrong: { "settings.centre": "mars", "secrets.clientId": "nothing like it" },
    answers: {
      token: ok({ access_token: "1000.token", expires_in: 3600 }),
      "find the contact": { status: 204 },
      contact: ok({ data: [{ code: "SUCCESS", action: "insert", details: { id: "301" } }] }),
      "look for the note": { status: 204 },
      note: { status: 201, body: '{"data":[{"code":"SUCCESS","details":{"id":"302"}}]}' },
      "read a contact": { status: 204 },
    },
    hidden: {
      token: [ok({ error: "invalid_code" })],
      "find the contact": [ok({ code: "INVALID_TOKEN", message: "no" })],
      contact: [
        { status: 207, body: '{"data":[{"code":"INVALID_DATA","message":"invalid data","details":{}}]}' },
        ok({ data: [{ code: "MANDATORY_NOT_FOUND", details: { id: "1" } }] }),
        ok({ data: [] }),
      ],
      note: [ok({ data: [{ code: "INVALID_DATA" }] })],
    },
  },
  segment: {
    url: "",
    settings: { region: "eu", event: "Encuesta" },
    secrets: { writeKey: "abcdefghij0123456789" },
    fields: {},
    wrong: { "settings.region": "mars", "secrets.writeKey": "a:b" },
    answers: { track: ok({ success: true }), identify: ok({ success: true }) },
    hidden: {
      identify: [ok({ success: false })],
      track: [ok({ success: false, message: "too large" }), { status: 200, body: "" }],
    },
  },
  rudderstack: {
    url: "",
    settings: { dataPlane: "https://acme.dataplane.rudderstack.com/" },
    secrets: { writeKey: "abcdefghij0123456789" },
    fields: { puntos: "nps", texto: "comment" },
    wrong: { "settings.dataPlane": "http://acme.example", "secrets.writeKey": "a:b" },
    answers: { track: { status: 200, body: '"OK"' }, identify: { status: 200, body: '"OK"' } },
    hidden: {
      identify: [{ status: 200, body: "<html>sign in</html>" }],
      track: [{ status: 200, body: "<html>sign in</html>" }],
    },
  },
  sheets: {
    url: "",
    settings: {},
    secrets: { url: "https://script.google.com/macros/s/AKfycbx0123456789/exec" },
    fields: {},
    wrong: { "secrets.url": "https://script.google.com.evil.example/macros/s/AKfycbx0123456789/exec" },
    answers: { row: { status: 302, location: later }, "read the answer": ok({ ok: true }) },
    hidden: {
      row: [
        { status: 200, body: "<html>Sorry</html>" },
        { status: 302, location: "https://accounts.google.com/ServiceLogin" },
        { status: 302, location: "https://script.googleusercontent.com.evil.example/x" },
        { status: 302, location: null },
      ],
      "read the answer": [ok({ ok: false, error: "no sheet" }), { status: 200, body: "<html>" }],
    },
  },
};
