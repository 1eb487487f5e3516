/**
 * `@voz/sdk/react`: the client in a React tree. The client is made once, outside of it; nothing here starts, stores or
 * sends anything while rendering, so it is at home in server rendering and strict mode.
 */
import { createContext, createElement, useCallback, useContext, useEffect, useState, type ReactNode } from "react";
import { VozError } from "./client/error.ts";
import type { AnswersTo, RespondOptions, Submitted, SurveyId, Voz } from "./client/voz.types.ts";

const Context = createContext<Voz | null>(null);

/**
 * Hands the client to all below.
 *
 * ```tsx
 * const voz = createVoz({ host, key });
 * root.render(<VozProvider voz={voz}><App /></VozProvider>);
 * ```
 */
export const VozProvider = ({ voz, children }: { voz: Voz; children?: ReactNode }): ReactNode =>
  createElement(Context.Provider, { value: voz }, children);

/** The client of the provider above. Without one it throws, like any hook that is called where it cannot be. */
export function useVoz(): Voz {
  const voz = useContext(Context);
  if (!voz) throw new VozError("command", "useVoz is called outside of a VozProvider");
  return voz;
}

/** One survey, as a component of the host's own asks it. */
export interface UsedSurvey<Id extends SurveyId = string> {
  /** Submits answers, and tells what became of them, here and in `result`. */
  respond(answers: AnswersTo<Id>, options?: RespondOptions): Promise<Submitted>;
  /** Shows it in the view that the client was made with. */
  open(): void;
  /** From the call of `respond` until its first try is settled. */
  sending: boolean;
  /** What became of the last answers; null before the first. `queued` is safe, too. */
  result: Submitted | null;
  /** It was answered on this page, by `respond` or in the view. */
  completed: boolean;
}

interface Known extends Pick<UsedSurvey, "sending" | "result" | "completed"> {
  of: string;
}
const fresh = (of: string): Known => ({ of, sending: false, result: null, completed: false });

/** Asks one survey; `surveyId` may change. */
export function useSurvey<Id extends SurveyId>(surveyId: Id): UsedSurvey<Id> {
  const voz = useVoz();
  const [known, setKnown] = useState(() => fresh(surveyId));
  const learn = useCallback(
    (more: Partial<Known>) =>
      setKnown((before) => ({ ...(before.of === surveyId ? before : fresh(surveyId)), ...more })),
    [surveyId],
  );
  useEffect(
    () => voz.on("completed", (event) => void (event.surveyId === surveyId && learn({ completed: true }))),
    [voz, surveyId, learn],
  );
  const respond = useCallback(
    async (answers: AnswersTo<Id>, options?: RespondOptions) => {
      learn({ sending: true });
      const result = await voz.respond(surveyId, answers, options);
      // Another survey may be asked by now.
      setKnown((before) => (before.of === surveyId ? { ...before, sending: false, result } : before));
      return result;
    },
    [voz, surveyId, learn],
  );
  const open = useCallback(() => voz.open(surveyId), [voz, surveyId]);
  const { sending, result, completed } = known.of === surveyId ? known : fresh(surveyId);
  return { respond, open, sending, result, completed };
}
