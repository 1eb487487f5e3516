/** The frame's own words, and those of each kind of question, in one language. */
import type { KindWords } from "../../sdk/questions/view.types.ts";

export interface Words {
  /** The name of the dialog. */
  survey: string;
  /** Announced when the survey comes up. */
  arrived: string;
  close: string;
  back: string;
  next: string;
  send: string;
  sending: string;
  optional: string;
  /** `{at}` and `{of}` are numbers. */
  progress: string;
  thanks: string;
  /** The answer could not be sent yet. */
  kept: string;
  /** The answer was refused for good. */
  refused: string;
  kinds: Readonly<Record<string, KindWords>>;
}
