/** The kind's own words. `count` is how many to choose: a number, or a range such as 2–3. */
export const es = {
  missing: "Elige una o varias.",
  out_of_range: "Elige {count}.",
  text_too_long: "Caben {max} caracteres.",
  other: "Otra",
  which: "Cuéntanos cuál",
};

export type MultipleWords = typeof es;

export const en: MultipleWords = {
  missing: "Choose one or more.",
  out_of_range: "Choose {count}.",
  text_too_long: "There is room for {max} characters.",
  other: "Other",
  which: "Tell us which",
};
