/** The kind's own words: its anchors, and what to do where an answer is missing. */
export const es = {
  low: "Nada probable",
  high: "Muy probable",
  missing: "Elige un número del 0 al 10.",
};

export type NpsWords = typeof es;

export const en: NpsWords = {
  low: "Not at all likely",
  high: "Extremely likely",
  missing: "Choose a number from 0 to 10.",
};
