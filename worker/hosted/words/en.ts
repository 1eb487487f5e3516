/** The hosted page's own words in English. Kinds of question bring theirs along. */
export const en = {
  asks: "{name} would like your opinion",
  description: (questions: number) => (questions === 1 ? "One question." : `${questions} questions.`),
  optional: "Optional",
  maybe: "Only if it applies",
  followed: "I have opened it",
  send: "Send",
  sending: "Sending…",
  problem: (count: number) => (count === 1 ? "One answer needs a look" : `${count} answers need a look`),
  problemTitle: "Check your answers",
  nothing: "Answer at least one question, then send.",
  thanksTitle: "Thank you",
  thanks: "Thank you for your answer.",
  received: "You can close this page.",
  onward: "Continue to {host}",
  device: "This page keeps nothing on your device.",
  notFound: { title: "There is no survey here", say: "Check the link: part of it may be missing." },
  closed: { title: "This survey is closed", say: "It takes no more answers. Thank you for wanting to take part." },
  limited: { title: "A moment, please", say: "Too many requests come from here. Wait a minute, then try again." },
  tooLarge: { title: "That is too much at once", say: "Go back, shorten your longest answer, and send again." },
  form: { title: "We could not read that", say: "Open the link again and fill in the survey there." },
  unavailable: { title: "Try again shortly", say: "We could not record it right now. Go back and send again." },
  internal: { title: "Something failed on our side", say: "It is not your fault. Go back and send again." },
  number: "Number to ask us by",
};
export type Words = typeof en;
export type Trouble = "notFound" | "closed" | "limited" | "tooLarge" | "form" | "unavailable" | "internal";
