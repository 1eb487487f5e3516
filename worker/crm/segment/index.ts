/**
 * An event, for whoever is known by an id, without their e-mail; of a customer who may be named, an identify with it.
 * Segment says yes to some events that it drops later.
 */
import type { Answer, Given, Preset, Read, Step } from "../preset.types.ts";
import { at, hidden, isOk, jsonOf, refused } from "../answer.ts";
import { peopleNeed, personTypes } from "../fields.ts";
import { track, trackBody, trackFields, trackNeed, trackPlan } from "../track.ts";
import { words } from "./words.ts";

const origins = { us: "https://api.segment.io", eu: "https://eu1.api.segmentapis.com" } as const;
const originOf = (settings: Given["settings"]): string => (settings["region"] === "eu" ? origins.eu : origins.us);

function taken(answer: Answer): Read {
  const body = jsonOf(answer);
  if (!isOk(answer)) return refused(answer, at(body, "message"));
  return body["success"] === true ? { ok: true } : hidden(at(body, "message"));
}
const stepOf =
  (given: Given) =>
  (call: "track" | "identify", body: string): Step => ({
    name: call,
    request: () => track(`${originOf(given.settings)}/v1/${call}`, given.secrets["writeKey"], body),
    read: taken,
  });

export const segment: Preset = {
  name: "segment",
  needs: [
    { name: "region", otherwise: "us", options: ["us", "eu"] },
    { name: "writeKey", secret: true, shape: /[A-Za-z0-9]{10,100}/ },
    trackNeed,
    peopleNeed,
  ],
  address: (settings) => `${originOf(settings)}/`,
  types: personTypes,
  fields: trackFields,
  scopes: [],
  plan: (told, given) => trackPlan(told, given, stepOf(given)),
  test: (told, given) => [stepOf(given)("track", trackBody(told, given))],
  words,
};
