/** When two campaign names are written almost alike: "Otoño 2026", "otono-2026", "OTONO%202026". Pure. */
import { campaignKey } from "../touches/normalise.ts";

/** Without accents, case and whatever separates words. */
export const looseName = (name: string): string =>
  campaignKey(name)
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
