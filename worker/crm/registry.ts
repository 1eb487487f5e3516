/** The one list of presets, a folder each. `standard` is our own body and needs none. */
import type { PresetName } from "#contract";
import { hook } from "./hook/index.ts";
import { hubspot } from "./hubspot/index.ts";
import { json } from "./json/index.ts";
import type { Preset } from "./preset.types.ts";
import { pipedrive } from "./pipedrive/index.ts";
import { rudderstack } from "./rudderstack/index.ts";
import { salesforce } from "./salesforce/index.ts";
import { segment } from "./segment/index.ts";
import { sheets } from "./sheets/index.ts";
import { slack } from "./slack/index.ts";
import { zoho } from "./zoho/index.ts";

export type Shaped = Exclude<PresetName, "standard">;

export const registry: { readonly [Name in Shaped]: Preset } = {
  hook,
  json,
  slack,
  hubspot,
  salesforce,
  pipedrive,
  zoho,
  segment,
  rudderstack,
  sheets,
};

export const presetOf = (name: PresetName): Preset | null => (name === "standard" ? null : registry[name]);
