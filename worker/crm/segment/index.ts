/** An event, for whoever is known by an id; the e-mail stays here. Segment says yes to some events that it drops later. */
import type { Answer, Given, Preset, Read, Step, Told } from "../preset.types.ts";
import { at, hidden, isOk, jsonOf, refused } from "../answer.ts";
import { peopleNeed, responseTypes } from "../fields.ts";
import { track, trackBody, trackFields, trackNeed } from "../track.ts";
import { words } from "./words.ts";

const origins = { us: "https://api.segment.io", eu: "https://eu1.api.segmentapis.com" } as const;
const originOf = (settings: Given["settings"]): string => (settings["region"] === "eu" ? origins.eu : origins.us);

function taken(answer: Answer): Read {
  const body = jsonOf(answer);
  if (!isOk(answer)) return refused(answer, at(body, "message"));
  return body["success"] === true ? { ok: true } : hidden(at(body, "message"));
}
const steps = (told: Told, given: Given): Step[] => [
  {
    name: "track",
    request: () => track(`${originOf(given.settings)}/v1/track`, given.secrets["writeKey"], trackBody(told, given)),
    read: taken,
  },
];

export const segment: Preset = {
  name: "segment",
  needs: [
    { name: "region", otherwise: "us", options: ["us", "eu"] },
    { name: "writeKey", secret: true, shape: /[A-Za-z0-9]{10,100}/ },
    trackNeed,
    peopleNeed,
  ],
  address: (settings) => `${originOf(settings)}/`,
  types: responseTypes,
  fields: trackFields,
  scopes: [],
  plan: (told, given) => (told.about ? { steps: steps(told, given) } : { skip: "nothing_to_tell" }),
  test: steps,
  words,
};
