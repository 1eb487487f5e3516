/** An event, or a customer, as Segment has it, to the owner's own data plane. */
import type { Given, Preset, Step } from "../preset.types.ts";
import { isOk, refused } from "../answer.ts";
import { peopleNeed, personTypes } from "../fields.ts";
import { track, trackBody, trackFields, trackNeed, trackPlan } from "../track.ts";
import { words } from "./words.ts";

const planeOf = ({ dataPlane = "" }: Given["settings"]): string => dataPlane.replace(/\/+$/, "");
const stepOf =
  (given: Given) =>
  (call: "track" | "identify", body: string): Step => ({
    name: call,
    request: () => track(`${planeOf(given.settings)}/v1/${call}`, given.secrets["writeKey"], body),
    read: (answer) => {
      if (!isOk(answer)) return refused(answer, answer.body);
      // The data plane says OK; a page of some proxy says something else.
      return /^\s*"?ok"?\s*$/i.test(answer.body)
        ? { ok: true }
        : { ok: false, why: "answered something else than OK", final: true };
    },
  });

export const rudderstack: Preset = {
  name: "rudderstack",
  needs: [
    { name: "dataPlane", shape: /https:\/\/[a-z0-9.-]+(:\d{1,5})?\/?/i },
    { name: "writeKey", secret: true, shape: /[A-Za-z0-9]{10,100}/ },
    trackNeed,
    peopleNeed,
  ],
  address: (settings) => `${planeOf(settings)}/`,
  types: personTypes,
  fields: trackFields,
  scopes: [],
  plan: (told, given) => trackPlan(told, given, stepOf(given)),
  test: (told, given) => [stepOf(given)("track", trackBody(told, given))],
  words,
};
