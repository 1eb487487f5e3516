/** An answer that the host submits by itself. */
import type { ResponseItem } from "../contract/wire.types.ts";
import type { Signals } from "./signals.ts";
import type { Teller } from "./tell.ts";
import type { RespondOptions, Submitted } from "./voz.types.ts";

export type Respond = (
  surveyId: string,
  answers: Record<string, unknown>,
  options?: RespondOptions,
) => Promise<Submitted>;

/** Puts the answer together as it stands now, of a survey that is yet to be looked up. */
export function respondBy(
  { newId, compose }: Teller,
  fail: Signals["fail"],
  submit: (item: ResponseItem) => Promise<Submitted>,
): Respond {
  return async (surveyId, answers, given) => {
    const id = given?.id ?? newId();
    let item: ResponseItem;
    try {
      item = compose({ id: surveyId, version: 0 }, answers, { state: "complete", ...given, id });
    } catch (thrown) {
      fail("command", thrown);
      return { id, status: "rejected", code: "not_json" };
    }
    return submit(item);
  };
}
