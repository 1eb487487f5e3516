/** The kind's own words: the anchors of ease and those of effort. */
export const es = {
  low: "Muy difícil",
  high: "Muy fácil",
  little: "Muy poco esfuerzo",
  much: "Mucho esfuerzo",
  of: "{count} de {max}",
  missing: "Elige un número del 1 al {max}.",
};

export type CesWords = typeof es;

export const en: CesWords = {
  low: "Very difficult",
  high: "Very easy",
  little: "Very little effort",
  much: "A lot of effort",
  of: "{count} of {max}",
  missing: "Choose a number from 1 to {max}.",
};
