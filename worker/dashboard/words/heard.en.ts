/** The words of the page that holds what is said against what was seen. */
import type { heard as spanish } from "./heard.es.ts";

export const heard: typeof spanish = {
  title: "Said and seen",
  lead: "What people say brought them, and how they arrived. Neither is the whole truth: people forget, and a link knows nothing of the friend who sent it.",
  answers: "Answers",
  agree: "Agree",
  agreeHelp: "Of the answers that the channel can confirm or contradict.",
  table: "What people say, by the channel of their arrival",
  said: "They say",
  seen: "They came by",
  n: "Answers",
  verdict: "Together",
  verdicts: { agree: "Agree", disagree: "Disagree", untold: "Cannot be told" },
  unknown: "Arrival unknown",
  other: "Something else",
  emptyTitle: "Nobody has told yet",
  empty:
    'Add the ready question { "id": "heard", "kind": "single", "metric": "heard" } to a survey: it brings its wording and its options along.',
};
