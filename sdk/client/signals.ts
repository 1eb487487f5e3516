/** The host's listeners. One that throws is reported and stops nothing. */
import type { FailureCode, VozError } from "./error.ts";
import type { VozEvents } from "./voz.types.ts";

export interface Signals {
  on<Name extends keyof VozEvents>(name: Name, listener: (event: VozEvents[Name]) => void): () => void;
  emit<Name extends keyof VozEvents>(name: Name, event: VozEvents[Name]): void;
  /** Tells `failed`; the shorthand that every room of the client uses. Of an answer, its status is told. */
  fail(code: FailureCode, detail: unknown): void;
}

/** `errorOf` makes what is told. */
export function createSignals(errorOf: (code: FailureCode, detail: unknown) => VozError): Signals {
  const listeners = new Set<readonly [name: string, listener: (event: never) => void]>();
  const signals: Signals = {
    on(name, listener) {
      const entry = [name, listener] as const;
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    emit(name, event) {
      for (const [wanted, listener] of listeners)
        try {
          if (wanted === name) listener(event as never);
        } catch (thrown) {
          // A broken listener of "failed" has nobody left to be told to.
          if (name !== "failed") signals.fail("callback", thrown);
        }
    },
    fail: (code, detail) =>
      signals.emit("failed", { error: errorOf(code, (detail as Partial<Response>)?.status ?? detail) }),
  };
  return signals;
}
