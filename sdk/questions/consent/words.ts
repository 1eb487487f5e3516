/** The kind's own words. */
export const es = {
  missing: "Marca la casilla para seguir.",
  agree: "Estoy de acuerdo",
};

export type ConsentWords = typeof es;

export const en: ConsentWords = {
  missing: "Tick the box to go on.",
  agree: "I agree",
};
