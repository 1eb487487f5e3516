/** The kind's own words. */
export const es = {
  missing: "Abre el enlace para seguir.",
  open: "Abrir el enlace",
};

export type LinkWords = typeof es;

export const en: LinkWords = {
  missing: "Open the link to go on.",
  open: "Open the link",
};
