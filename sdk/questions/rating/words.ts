/** The kind's own words: its anchors, and how a step is told. */
export const es = {
  low: "Muy mal",
  high: "Excelente",
  of: "{count} de {max}",
  missing: "Elige del 1 al {max}.",
};

export type RatingWords = typeof es;

export const en: RatingWords = {
  low: "Very poor",
  high: "Excellent",
  of: "{count} of {max}",
  missing: "Choose from 1 to {max}.",
};

export const pt: RatingWords = {
  low: "Péssimo",
  high: "Excelente",
  of: "{count} de {max}",
  missing: "Escolha de 1 a {max}.",
};

export const fr: RatingWords = {
  low: "Très mauvais",
  high: "Excellent",
  of: "{count} sur {max}",
  missing: "Choisissez de 1 à {max}.",
};

export const de: RatingWords = {
  low: "Sehr schlecht",
  high: "Exzellent",
  of: "{count} von {max}",
  missing: "Bitte 1 bis {max} wählen.",
};

export const it: RatingWords = {
  low: "Pessimo",
  high: "Eccellente",
  of: "{count} su {max}",
  missing: "Scegli da 1 a {max}.",
};

export const ca: RatingWords = {
  low: "Molt dolent",
  high: "Excel·lent",
  of: "{count} de {max}",
  missing: "Tria de l’1 al {max}.",
};

export const nl: RatingWords = {
  low: "Zeer slecht",
  high: "Uitstekend",
  of: "{count} van {max}",
  missing: "Kies van 1 tot en met {max}.",
};

export const ar: RatingWords = {
  low: "سيئ جدًا",
  high: "ممتاز",
  of: "{count} من {max}",
  missing: "يُرجى الاختيار من 1 إلى {max}.",
};

export const he: RatingWords = {
  low: "גרוע מאוד",
  high: "מצוין",
  of: "{count} מתוך {max}",
  missing: "נא לבחור בין 1 ל-{max}.",
};

export const ja: RatingWords = {
  low: "非常に悪い",
  high: "非常に良い",
  of: "{max}段階中{count}",
  missing: "評価を1～{max}から選んでください。",
};

export const zh: RatingWords = {
  low: "非常差",
  high: "非常好",
  of: "{count} 分（共 {max} 分）",
  missing: "请在 1 到 {max} 之间选择。",
};
