/** Every failure that the SDK tells a host about, through `voz.on("failed", …)`. It never throws into the host. */

/**
 * - `config`, `decide`: the API could not be reached or gave no readable answer
 * - `collect`: sending failed; what was to be sent is kept and sent again
 * - `rejected`: one item was refused for good; `detail` holds the item and the API's result
 * - `survey`: no live survey has this id
 * - `trigger`: a live survey waits for a click on what a selector finds, and this browser cannot read it
 * - `view`: the part that shows surveys could not be loaded, or broke
 * - `carry`: an arrival could not be handed on, or taken over, between two sites of the workspace
 * - `callback`: a listener of the host threw
 * - `command`: there is no such command, or it was called wrongly
 */
export type FailureCode =
  | "config"
  | "decide"
  | "collect"
  | "rejected"
  | "survey"
  | "trigger"
  | "view"
  | "carry"
  | "callback"
  | "command";

/** One failure: a code to act on, and what is known about it. */
export class VozError extends Error {
  /** What failed. */
  declare readonly code: FailureCode;
  /** An HTTP status, a result of the API, the thrown value. */
  declare readonly detail: unknown;

  constructor(code: FailureCode, detail: unknown) {
    super(`voz ${code}: ${detail}`);
    Object.assign(this, { name: "VozError", code, detail });
  }
}

/** True for the errors that `failed` reports, also across two copies of the SDK. */
export const isVozError = (error: unknown): error is VozError => error instanceof Error && error.name === "VozError";
