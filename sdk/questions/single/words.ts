/** The kind's own words. Those of its built-in questions are in built.ts. */
export const es = {
  missing: "Elige una opción.",
  text_too_long: "Caben {max} caracteres.",
  other: "Otra",
  which: "Cuéntanos cuál",
};

export type SingleWords = typeof es;

export const en: SingleWords = {
  missing: "Choose one of the options.",
  text_too_long: "There is room for {max} characters.",
  other: "Other",
  which: "Tell us which",
};

export const pt: SingleWords = {
  missing: "Escolha uma das opções.",
  text_too_long: "Cabem {max} caracteres.",
  other: "Outra",
  which: "Conte-nos qual",
};

export const fr: SingleWords = {
  missing: "Choisissez une des options.",
  text_too_long: "{max} caractères au plus.",
  other: "Autre",
  which: "Précisez",
};

export const de: SingleWords = {
  missing: "Bitte eine Option wählen.",
  text_too_long: "Höchstens {max} Zeichen.",
  other: "Sonstiges",
  which: "Bitte angeben",
};

export const it: SingleWords = {
  missing: "Scegli una delle opzioni.",
  text_too_long: "Al massimo {max} caratteri.",
  other: "Altro",
  which: "Dicci quale",
};

export const ca: SingleWords = {
  missing: "Tria una opció.",
  text_too_long: "Hi caben {max} caràcters.",
  other: "Una altra",
  which: "Explica’ns quina",
};

export const nl: SingleWords = {
  missing: "Kies een van de opties.",
  text_too_long: "Er is plaats voor {max} tekens.",
  other: "Anders",
  which: "Vertel ons wat",
};

export const ar: SingleWords = {
  missing: "يُرجى اختيار أحد الخيارات.",
  text_too_long: "الحد الأقصى للأحرف: {max}.",
  other: "غير ذلك",
  which: "يُرجى التحديد",
};

export const he: SingleWords = {
  missing: "נא לבחור באחת האפשרויות.",
  text_too_long: "יש מקום ל-{max} תווים.",
  other: "אחר",
  which: "נא לפרט",
};

export const ja: SingleWords = {
  missing: "選択肢を1つ選んでください。",
  text_too_long: "{max}文字までです。",
  other: "その他",
  which: "具体的にご記入ください",
};

export const zh: SingleWords = {
  missing: "请选择一个选项。",
  text_too_long: "最多 {max} 个字符。",
  other: "其他",
  which: "请说明",
};
