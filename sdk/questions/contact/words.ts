/** The kind's own words: its fields, and what to do about one; `missing` is any that is needed. */
export const es = {
  missing: "Rellena este campo.",
  invalid_email: "Escríbelo así: nombre@ejemplo.com",
  invalid_phone: "Escribe de 5 a 20 cifras.",
  text_too_long: "Escríbelo más corto.",
  name: "Nombre",
  email: "Correo electrónico",
  phone: "Teléfono",
  optional: "opcional",
};

export type ContactWords = typeof es;

export const en: ContactWords = {
  missing: "Fill in this field.",
  invalid_email: "Write it like this: name@example.com",
  invalid_phone: "Write 5 to 20 digits.",
  text_too_long: "Write it shorter.",
  name: "Name",
  email: "Email",
  phone: "Phone",
  optional: "optional",
};
