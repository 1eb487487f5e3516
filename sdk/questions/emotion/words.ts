/** The kind's own words: a face is read differently by everyone, its label is not. */
export const es = {
  low: "Muy mal",
  2: "Mal",
  3: "Normal",
  4: "Bien",
  high: "Muy bien",
  of: "{count} de 5",
  missing: "Elige una de las caras.",
};

export type EmotionWords = typeof es;

export const en: EmotionWords = {
  low: "Very bad",
  2: "Bad",
  3: "Neutral",
  4: "Good",
  high: "Very good",
  of: "{count} of 5",
  missing: "Choose one of the faces.",
};
