/** The bare form with Preact: a stub that fetches its lazy part at the trigger. */
import { floor } from "./floor.ts";

const { origin } = new URL((document.currentScript as HTMLScriptElement).src);
const part = "/floors/preact-form.js";

floor(() => void import(origin + part));
