/** Every failure that the SDK tells a host about. What fails in the background is told by `voz.on("failed", …)`. */

/**
 * - `config`, `decide`: the API could not be reached or gave no readable answer
 * - `collect`: sending failed; what was to be sent is kept and sent again
 * - `outbox`: what the device kept could not be read (the rest of it goes on, `detail` holds the text), or it has no room
 *   for all that waits
 * - `rejected`: one item was refused for good; `detail` holds the item and the API's result
 * - `survey`: no live survey has this id
 * - `trigger`: a live survey waits for a click on what a selector finds, and this browser cannot read it
 * - `view`: a part that is fetched when it is needed could not be, or what shows surveys broke
 * - `carry`: an arrival could not be handed on, or taken over, between two sites of the workspace
 * - `callback`: a listener of the host threw
 * - `command`: there is no such command, or it was called wrongly
 */
export type FailureCode =
  | "config"
  | "decide"
  | "collect"
  | "outbox"
  | "rejected"
  | "survey"
  | "trigger"
  | "view"
  | "carry"
  | "callback"
  | "command";

/** What the API says of a request that it refuses (RFC 9457). */
export interface ProblemLike {
  code: string;
  status: number;
  title: string;
  /** What to do about this very case. */
  detail: string;
  requestId: string;
  issues: { path: string; message: string }[];
}

/** The same in every copy of the SDK, also in another frame's. */
const brand = Symbol.for("voz.error");

/** One failure: a code to act on, and what is known about it. All errors of the SDK are one of these. */
export class VozError<Code extends string = FailureCode> extends Error {
  /** What failed. */
  declare readonly code: Code;
  /** An HTTP status, a result of the API, the thrown value. */
  declare readonly detail: unknown;
  /** What the API said, where it said anything. */
  declare readonly problem?: ProblemLike | undefined;
  /** The name of the request in the API's log. */
  declare readonly requestId?: string | undefined;

  // Defined, not assigned: on some pages what is built in is frozen.
  override readonly name: string = "VozError";

  constructor(code: Code, detail: unknown, said = String(detail)) {
    super(`voz ${code}: ${said}`);
    Object.assign(this, { code, detail, [brand]: true });
  }
}

/** True for the errors of the SDK, also across two copies of it. */
export const isVozError = (error: unknown): error is VozError<string> =>
  (error as { [brand]?: unknown } | null | undefined)?.[brand] === true;
