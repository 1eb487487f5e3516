/** What every visitor's browser may know: published surveys, touchpoints, attribution settings. Nothing secret. */
import * as v from "valibot";
import { PublishedSurvey } from "./survey.ts";
import { Theme } from "./theme.ts";
import { Touchpoint } from "./touchpoint.ts";

export const ConfigQuery = v.object({ key: v.string() });
export const Config = v.object({
  surveys: v.array(PublishedSurvey),
  touchpoints: v.array(Touchpoint),
  attribution: v.object({
    /** Hosts that are the workspace's own, beside the page's: never a touch. */
    ownHosts: v.array(v.string()),
    lookbackDays: v.number(),
  }),
  /** The workspace's; a survey may bring its own. */
  theme: Theme,
  /** There where the workspace checks tokens of Cloudflare Turnstile: what its script on a page needs. */
  turnstile: v.optional(v.object({ siteKey: v.string() })),
  /** How often visitors are asked, over all surveys. */
  asking: v.object({
    quietDays: v.number(),
    mostAsks: v.number(),
    holdout: v.number(),
  }),
});
export type Config = v.InferOutput<typeof Config>;
