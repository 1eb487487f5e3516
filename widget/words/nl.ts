import type { Words } from "./words.types.ts";

const nl: Words = {
  lang: "nl",
  survey: "Enquête",
  arrived: "We hebben een vraag voor je, onderaan de pagina.",
  tab: "Feedback",
  close: "Sluiten",
  later: "Niet nu",
  back: "Terug",
  next: "Volgende",
  send: "Versturen",
  sending: "Wordt verstuurd…",
  optional: "Optioneel",
  progress: "Vraag {at} van {of}",
  thanks: "Bedankt voor je antwoord.",
  kept: "Er is nu geen verbinding. Je antwoord is bewaard en wordt vanzelf verstuurd.",
  refused: "We konden je antwoord niet opslaan. Toch bedankt.",
};
export default nl;
