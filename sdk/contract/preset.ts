/** Presets: where deliveries go in another shape than ours, and what of a response may be put into fields of theirs. */
import * as v from "valibot";

/** `standard` is our own body, signed. */
export const presets = [
  "standard",
  "hook",
  "json",
  "slack",
  "hubspot",
  "salesforce",
  "pipedrive",
  "zoho",
  "segment",
  "rudderstack",
  "sheets",
] as const;
export type PresetName = (typeof presets)[number];

/** What can be told of a response, one value each; answers by their question are `answer.<question>`. */
export const factNames = [
  "response",
  "event",
  "survey",
  "touchpoint",
  "campaign",
  "channel",
  "nps",
  "csat",
  "ces",
  "kept",
  "comment",
  "email",
  "name",
  "customer",
  "language",
  "country",
  "device",
  "answered",
  "link",
] as const;
export type FactName = (typeof factNames)[number] | `answer.${string}`;

const fact = v.custom<FactName>(
  (name) =>
    typeof name === "string" &&
    (factNames.some((known) => known === name) || /^answer\.[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/.test(name)),
  `A fact is one of: ${factNames.join(", ")}, answer.<question>.`,
);
const fieldName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/, "A field's name is letters, digits, _ . and -, at most 100 of them."),
);

/** Their field → our fact. */
export const PresetFields = v.pipe(
  v.record(fieldName, v.pipe(v.string(), fact)),
  v.check((fields) => Object.keys(fields).length <= 50, "At most 50 fields."),
);
const text = v.pipe(v.string(), v.trim(), v.maxLength(2048, "A setting has at most 2,048 characters."));
const settingName = v.pipe(v.string(), v.regex(/^[A-Za-z]{1,40}$/));
export const PresetSettings = v.record(settingName, text);
/** Null keeps what is stored under this name. */
export const PresetSecretsPatch = v.record(settingName, v.nullable(text));
