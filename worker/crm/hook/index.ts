/**
 * Zapier, Make, n8n and their like: our own body, whole and signed, at the address that an automation gave when it was
 * switched on; too large a one goes thin. Of who did not agree to be named, nothing that names them.
 */
import { eventTypes } from "#contract";
import type { Preset, Step, Told } from "../preset.types.ts";
import { isOk, refused } from "../answer.ts";
import { peopleNeed } from "../fields.ts";
import { bytesIn, mostBytes } from "../size.ts";
import { words } from "./words.ts";

function bodyOf(told: Told): string {
  const { event, thin } = told;
  const whole = wholeOf(told);
  return thin && bytesIn(whole) > mostBytes ? JSON.stringify({ ...event, data: thin }) : whole;
}

function wholeOf({ event, about }: Told): string {
  if (!about || !("skip" in about.person) || about.person.skip !== "no_consent") return JSON.stringify(event);
  const { response, contacts } = about;
  const answers = Object.fromEntries(Object.entries(response.answers).filter(([id]) => !contacts.includes(id)));
  return JSON.stringify({ ...event, data: { response: { ...response, answers, customer: null, visitorId: null } } });
}

const send = (url: string, body: string): Step => ({
  name: "send",
  request: () => ({ method: "POST", url, headers: { "content-type": "application/json" }, body, signed: true }),
  read: (answer) => (isOk(answer) ? { ok: true } : refused(answer)),
});

export const hook: Preset = {
  name: "hook",
  needs: [peopleNeed],
  address: "given",
  types: eventTypes.filter((type) => type !== "test.ping"),
  fields: null,
  scopes: [],
  plan: (told, { url }) =>
    told.event.type === "customer.updated" && !told.customer?.named
      ? { skip: "no_consent" }
      : { steps: [send(url, bodyOf(told))] },
  test: (told, { url }) => [send(url, bodyOf(told))],
  words,
};
