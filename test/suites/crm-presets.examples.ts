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

const ok = (body: unknown): Partial<Answer> => ({ status: 200, body: JSON.stringify(body) });

export const examples: Readonly<Record<Shaped, Example>> = {
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
};
