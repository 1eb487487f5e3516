/** The frame's own words in one language. Kinds of question bring theirs along. */
export interface Words {
  /** The language they are in. */
  lang: string;
  /** The name of the dialog. */
  survey: string;
  /** Announced when the survey comes up. */
  arrived: string;
  /** What a tab at the edge says. */
  tab: string;
  close: string;
  /** Closes it for now: it comes back in a few days. */
  later: string;
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
}
