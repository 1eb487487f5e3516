/** The kind's own words; built-in options by their ids. `heard` is the wording of that question. */
export const es = {
  missing: "Elige una opción.",
  text_too_long: "Caben {max} caracteres.",
  other: "Otra",
  which: "Cuéntanos cuál",
  heard: "¿Cómo nos conociste?",
  search: "Buscador",
  social: "Redes sociales",
  friend: "Amistades o familia",
  email: "Correo electrónico",
  ad: "Anuncio",
  press: "Prensa o blog",
  ai: "Asistente de IA",
  shop: "En una tienda",
  very: "Me decepcionaría mucho",
  somewhat: "Me decepcionaría un poco",
  not: "No me decepcionaría",
  left: "Ya no lo uso",
};

export type SingleWords = typeof es;

export const en: SingleWords = {
  missing: "Choose one of the options.",
  text_too_long: "There is room for {max} characters.",
  other: "Other",
  which: "Tell us which",
  heard: "How did you hear about us?",
  search: "Search engine",
  social: "Social media",
  friend: "Friend or family",
  email: "Email",
  ad: "Advertisement",
  press: "Press or blog",
  ai: "AI assistant",
  shop: "In a shop",
  very: "Very disappointed",
  somewhat: "Somewhat disappointed",
  not: "Not disappointed",
  left: "I no longer use it",
};
