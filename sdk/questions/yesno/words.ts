/** The kind's own words. */
export const es = {
  yes: "Sí",
  no: "No",
  missing: "Elige una de las dos respuestas.",
};

export type YesnoWords = typeof es;

export const en: YesnoWords = {
  yes: "Yes",
  no: "No",
  missing: "Choose one of the two answers.",
};
