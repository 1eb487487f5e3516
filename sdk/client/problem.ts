/** Telling all that is known of a failure: where the API said why, its words are read first. */
import { VozError, type ProblemLike } from "./error.ts";
import type { Signals } from "./signals.ts";

/** What the API said, or undefined where somebody else answered: a proxy, a captive portal. */
export async function problemOf(response: Response): Promise<ProblemLike | undefined> {
  try {
    const said = (await response.json()) as ProblemLike;
    return typeof said.code === "string" ? said : undefined;
  } catch {
    return undefined;
  }
}

export const tellingFail =
  ({ emit, fail }: Signals): Signals["fail"] =>
  (code, detail) => {
    if (!(detail instanceof Response) || detail.ok || detail.bodyUsed) return fail(code, detail);
    void problemOf(detail).then((problem) => emit("failed", { error: new VozError(code, detail.status, problem) }));
  };
