import type { Words } from "./words.types.ts";

const en: Words = {
  lang: "en",
  survey: "Survey",
  arrived: "We have a question for you, at the end of the page.",
  tab: "Feedback",
  close: "Close",
  later: "Not now",
  back: "Back",
  next: "Next",
  send: "Send",
  sending: "Sending…",
  optional: "Optional",
  progress: "Question {at} of {of}",
  thanks: "Thank you for your answer.",
  kept: "There is no connection right now. Your answer is kept and will be sent by itself.",
  refused: "We could not record your answer. Thank you all the same.",
};
export default en;
