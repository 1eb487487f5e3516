/** Signals that tell all that is known of a failure: where the API said why, its words are read first. */
import { VozError, type ProblemLike } from "./error.ts";
import { createSignals, type Signals } from "./signals.ts";

/** What the API said, or undefined where somebody else answered: a proxy, a captive portal. */
export async function problemOf(response: Response): Promise<ProblemLike | undefined> {
  try {
    const said = (await response.json()) as ProblemLike;
    return typeof said.code === "string" ? said : undefined;
  } catch {
    return undefined;
  }
}

export function createTellingSignals(): Signals {
  const signals = createSignals();
  signals.fail = (code, detail) => {
    const tell = (problem?: ProblemLike): void =>
      signals.emit("failed", {
        error: new VozError(code, (detail as Response | undefined)?.status ?? detail, problem),
      });
    if (detail instanceof Response && !detail.ok && !detail.bodyUsed) void problemOf(detail).then(tell);
    else tell();
  };
  return signals;
}
