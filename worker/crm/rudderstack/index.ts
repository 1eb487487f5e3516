/** An event as Segment has it, to the owner's own data plane. */
import type { Given, Preset, Step, Told } from "../preset.types.ts";
import { isOk, refused } from "../answer.ts";
import { peopleNeed, responseTypes } from "../fields.ts";
import { track, trackBody, trackFields, trackNeed } from "../track.ts";
import { words } from "./words.ts";

const planeOf = ({ dataPlane = "" }: Given["settings"]): string => dataPlane.replace(/\/+$/, "");
const steps = (told: Told, given: Given): Step[] => [
  {
    name: "track",
    request: () => track(`${planeOf(given.settings)}/v1/track`, given.secrets["writeKey"], trackBody(told, given)),
    read: (answer) => {
      if (!isOk(answer)) return refused(answer, answer.body);
      // The data plane says OK; a page of some proxy says something else.
      return /^\s*"?ok"?\s*$/i.test(answer.body)
        ? { ok: true }
        : { ok: false, why: "answered something else than OK", final: true };
    },
  },
];

export const rudderstack: Preset = {
  name: "rudderstack",
  needs: [
    { name: "dataPlane", shape: /https:\/\/[a-z0-9.-]+(:\d{1,5})?\/?/i },
    { name: "writeKey", secret: true, shape: /[A-Za-z0-9]{10,100}/ },
    trackNeed,
    peopleNeed,
  ],
  address: (settings) => `${planeOf(settings)}/`,
  types: responseTypes,
  fields: trackFields,
  scopes: [],
  plan: (told, given) => (told.about ? { steps: steps(told, given) } : { skip: "nothing_to_tell" }),
  test: steps,
  words,
};
