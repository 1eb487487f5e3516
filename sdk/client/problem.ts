/** Telling all that is known of a failure: where the API said why, its words are read first. */
import { VozError, type FailureCode, type ProblemLike } from "./error.ts";
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

/** What an error says and carries of it. */
export const saidBy = (problem: ProblemLike | undefined): string | undefined =>
  problem && `${problem.code}, ${problem.detail}`;
export const withProblem = <Told extends VozError<string>>(error: Told, problem: ProblemLike | undefined): Told =>
  Object.assign(error, problem && { problem, requestId: problem.requestId });

export const errorOf = (code: FailureCode, status: number, problem: ProblemLike | undefined): VozError =>
  withProblem(new VozError(code, status, saidBy(problem)), problem);

/** An answer of whatever `fetch` there is: not every host has a `Response` to compare with. */
const isAnswer = (detail: unknown): detail is Response => typeof (detail as Response | undefined)?.json === "function";

export const tellingFail =
  ({ emit, fail }: Signals): Signals["fail"] =>
  (code, detail) => {
    if (!isAnswer(detail) || detail.ok || detail.bodyUsed) return fail(code, detail);
    void problemOf(detail).then((problem) => emit("failed", { error: errorOf(code, detail.status, problem) }));
  };
