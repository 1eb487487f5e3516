/** What a client needs once a survey is due, in one file for an app to fetch: who may be asked, and the stage of a view. */
export { playWith } from "./asking.ts";
export { createEngine } from "./engine.ts";
export { explain } from "./explain.ts";
