/** The kind's own words: what to do, and how much room is left. */
export const es = {
  missing: "Escribe unas palabras para seguir.",
  out_of_range: "Cuéntanos un poco más: al menos {min} caracteres.",
  text_too_long: "El texto es demasiado largo: caben {max} caracteres.",
  left: "Caracteres libres: {count}",
  over: "Caracteres de más: {count}",
};

export type TextWords = typeof es;

export const en: TextWords = {
  missing: "Write a few words to go on.",
  out_of_range: "Tell us a little more: at least {min} characters.",
  text_too_long: "The text is too long: there is room for {max} characters.",
  left: "Characters left: {count}",
  over: "Characters over the limit: {count}",
};
