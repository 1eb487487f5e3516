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

export const pt: ContactWords = {
  missing: "Preencha este campo.",
  invalid_email: "Escreva assim: nome@exemplo.com",
  invalid_phone: "Escreva de 5 a 20 dígitos.",
  text_too_long: "Escreva algo mais curto.",
  name: "Nome",
  email: "E-mail",
  phone: "Telefone",
  optional: "opcional",
};

export const fr: ContactWords = {
  missing: "Remplissez ce champ.",
  invalid_email: "Écrivez-le ainsi\u00a0: nom@exemple.com",
  invalid_phone: "Écrivez de 5 à 20 chiffres.",
  text_too_long: "Écrivez plus court.",
  name: "Nom",
  email: "E-mail",
  phone: "Téléphone",
  optional: "facultatif",
};

export const de: ContactWords = {
  missing: "Bitte dieses Feld ausfüllen.",
  invalid_email: "Bitte so schreiben: name@beispiel.de",
  invalid_phone: "Bitte 5 bis 20 Ziffern angeben.",
  text_too_long: "Bitte kürzer fassen.",
  name: "Name",
  email: "E-Mail",
  phone: "Telefon",
  optional: "optional",
};

export const it: ContactWords = {
  missing: "Compila questo campo.",
  invalid_email: "Scrivilo così: nome@esempio.com",
  invalid_phone: "Scrivi da 5 a 20 cifre.",
  text_too_long: "Scrivi qualcosa di più breve.",
  name: "Nome",
  email: "E-mail",
  phone: "Telefono",
  optional: "facoltativo",
};

export const ca: ContactWords = {
  missing: "Omple aquest camp.",
  invalid_email: "Escriu-lo així: nom@exemple.com",
  invalid_phone: "Escriu de 5 a 20 xifres.",
  text_too_long: "Escriu-ho més curt.",
  name: "Nom",
  email: "Correu electrònic",
  phone: "Telèfon",
  optional: "opcional",
};

export const nl: ContactWords = {
  missing: "Vul dit veld in.",
  invalid_email: "Schrijf het zo: naam@voorbeeld.nl",
  invalid_phone: "Schrijf 5 tot 20 cijfers.",
  text_too_long: "Maak het korter.",
  name: "Naam",
  email: "E-mail",
  phone: "Telefoon",
  optional: "optioneel",
};

export const ar: ContactWords = {
  missing: "حقل مطلوب.",
  invalid_email: "مثل name@example.com",
  invalid_phone: "5–20 رقمًا.",
  text_too_long: "طويل جدًا.",
  name: "الاسم",
  email: "البريد الإلكتروني",
  phone: "الهاتف",
  optional: "اختياري",
};

export const he: ContactWords = {
  missing: "נא למלא את השדה הזה.",
  invalid_email: "נא לכתוב כך: name@example.com",
  invalid_phone: "נא לכתוב 5 עד 20 ספרות.",
  text_too_long: "נא לקצר.",
  name: "שם",
  email: "אימייל",
  phone: "טלפון",
  optional: "לא חובה",
};

export const ja: ContactWords = {
  missing: "入力してください。",
  invalid_email: "例：name@example.com",
  invalid_phone: "数字5～20桁です。",
  text_too_long: "短くしてください。",
  name: "お名前",
  email: "メール",
  phone: "電話",
  optional: "任意",
};

export const zh: ContactWords = {
  missing: "请填写此项。",
  invalid_email: "例如：name@example.com",
  invalid_phone: "请填 5 到 20 位数字。",
  text_too_long: "请写短一些。",
  name: "姓名",
  email: "邮箱",
  phone: "电话",
  optional: "选填",
};
