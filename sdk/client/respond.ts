/** An answer that the host submits by itself. */
import type { ResponseItem } from "../contract/wire.types.ts";
import type { Front } from "./client.ts";
import { createTeller } from "./tell.ts";
import type { RespondOptions, Submitted } from "./voz.types.ts";

export type Respond = (
  surveyId: string,
  answers: Record<string, unknown>,
  options?: RespondOptions,
) => Promise<Submitted>;

/** Puts the answer together as it stands now, of a survey that is yet to be looked up. */
export function respondBy(front: Front, submit: (item: ResponseItem) => Promise<Submitted>): Respond {
  const { newId, compose } = createTeller(front);
  return async (surveyId, answers, given) => {
    const id = given?.id ?? newId();
    let item: ResponseItem;
    try {
      item = compose({ id: surveyId, version: 0 }, answers, { state: "complete", ...given, id });
    } catch (thrown) {
      front.fail("command", thrown);
      return { id, status: "rejected", code: "not_json" };
    }
    return submit(item);
  };
}
