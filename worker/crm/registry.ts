/** The one list of presets, a folder each. `standard` is our own body and needs none. */
import type { PresetName } from "#contract";
import { hubspot } from "./hubspot/index.ts";
import { json } from "./json/index.ts";
import type { Preset } from "./preset.types.ts";
import { slack } from "./slack/index.ts";

export type Shaped = Exclude<PresetName, "standard">;

export const registry: { readonly [Name in Shaped]: Preset } = { json, slack, hubspot };

export const presetOf = (name: PresetName): Preset | null => (name === "standard" ? null : registry[name]);
