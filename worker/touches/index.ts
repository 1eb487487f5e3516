/**
 * The room of touches: one arrival in, its source, medium, campaign and channel out, and the models over several.
 * Pure functions and data; the rules are numbered as in RULES.md, the lists are in `lists/` and are
 * compiled by `registry/build.ts`. Matching a touch with a campaign record is the campaigns' room.
 */
export { attributeTouches, resolveJourney } from "./journey.ts";
export { attribute, linearShares, positionShares, type Attribution } from "./models.ts";
export { directTouch, resolveTouch, type TouchVerdict } from "./resolve.ts";
export { defaultTouchSettings, type TouchSettings } from "./settings.ts";
