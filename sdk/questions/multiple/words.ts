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

export const pt: MultipleWords = {
  missing: "Escolha uma ou mais.",
  out_of_range: "Escolha {count}.",
  text_too_long: "Cabem {max} caracteres.",
  other: "Outra",
  which: "Conte-nos qual",
};

export const fr: MultipleWords = {
  missing: "Choisissez-en une ou plusieurs.",
  out_of_range: "Choisissez-en {count}.",
  text_too_long: "{max} caractères au plus.",
  other: "Autre",
  which: "Précisez",
};

export const de: MultipleWords = {
  missing: "Bitte eine oder mehrere wählen.",
  out_of_range: "Bitte {count} wählen.",
  text_too_long: "Höchstens {max} Zeichen.",
  other: "Sonstiges",
  which: "Bitte angeben",
};

export const it: MultipleWords = {
  missing: "Scegline una o più.",
  out_of_range: "Scegline {count}.",
  text_too_long: "Al massimo {max} caratteri.",
  other: "Altro",
  which: "Dicci quale",
};

export const ca: MultipleWords = {
  missing: "Tria’n una o més.",
  out_of_range: "Tria’n {count}.",
  text_too_long: "Hi caben {max} caràcters.",
  other: "Una altra",
  which: "Explica’ns quina",
};

export const nl: MultipleWords = {
  missing: "Kies er een of meer.",
  out_of_range: "Kies er {count}.",
  text_too_long: "Er is plaats voor {max} tekens.",
  other: "Anders",
  which: "Vertel ons wat",
};

export const ar: MultipleWords = {
  missing: "يُرجى اختيار إجابة واحدة أو أكثر.",
  out_of_range: "العدد المطلوب: {count}.",
  text_too_long: "الحد الأقصى للأحرف: {max}.",
  other: "غير ذلك",
  which: "يُرجى التحديد",
};

export const he: MultipleWords = {
  missing: "נא לבחור אחת או יותר.",
  out_of_range: "נא לבחור {count}.",
  text_too_long: "יש מקום ל-{max} תווים.",
  other: "אחר",
  which: "נא לפרט",
};

export const ja: MultipleWords = {
  missing: "ひとつ以上選んでください。",
  out_of_range: "{count}個選んでください。",
  text_too_long: "{max}文字までです。",
  other: "その他",
  which: "具体的にご記入ください",
};

export const zh: MultipleWords = {
  missing: "请选择一项或多项。",
  out_of_range: "请选择 {count} 项。",
  text_too_long: "最多 {max} 个字符。",
  other: "其他",
  which: "请说明",
};
