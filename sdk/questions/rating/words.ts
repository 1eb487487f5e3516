/** The kind's own words: its anchors, and how a step is told. */
export const es = {
  low: "Muy mal",
  high: "Excelente",
  of: "{count} de {max}",
  missing: "Elige del 1 al {max}.",
};

export type RatingWords = typeof es;

export const en: RatingWords = {
  low: "Very poor",
  high: "Excellent",
  of: "{count} of {max}",
  missing: "Choose from 1 to {max}.",
};
