/** The kind's own words, which hold for whoever answers and whatever was asked about. */
export const es = {
  low: "Nada satisfactorio",
  2: "Poco satisfactorio",
  3: "Aceptable",
  4: "Satisfactorio",
  high: "Muy satisfactorio",
  of: "{count} de 5",
  missing: "Elige un valor del 1 al 5.",
};

export type CsatWords = typeof es;

export const en: CsatWords = {
  low: "Very dissatisfied",
  2: "Dissatisfied",
  3: "Neutral",
  4: "Satisfied",
  high: "Very satisfied",
  of: "{count} of 5",
  missing: "Choose a value from 1 to 5.",
};
