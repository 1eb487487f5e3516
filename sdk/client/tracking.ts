/** What an app's first event needs, in one file to fetch: which triggers it meets, and where a survey's rules let them fire. */
export { compare, matches } from "./matching.ts";
export { createRules } from "./rules.ts";
