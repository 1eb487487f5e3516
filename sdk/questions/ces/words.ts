/** The kind's own words: the anchors of ease and those of effort. */
export const es = {
  low: "Muy difícil",
  high: "Muy fácil",
  little: "Muy poco esfuerzo",
  much: "Mucho esfuerzo",
  of: "{count} de {max}",
  missing: "Elige un número del 1 al {max}.",
};

export type CesWords = typeof es;

export const en: CesWords = {
  low: "Very difficult",
  high: "Very easy",
  little: "Very little effort",
  much: "A lot of effort",
  of: "{count} of {max}",
  missing: "Choose a number from 1 to {max}.",
};

export const pt: CesWords = {
  low: "Muito difícil",
  high: "Muito fácil",
  little: "Muito pouco esforço",
  much: "Muito esforço",
  of: "{count} de {max}",
  missing: "Escolha um número de 1 a {max}.",
};

export const fr: CesWords = {
  low: "Très difficile",
  high: "Très facile",
  little: "Très peu d’efforts",
  much: "Beaucoup d’efforts",
  of: "{count} sur {max}",
  missing: "Choisissez un nombre de 1 à {max}.",
};

export const de: CesWords = {
  low: "Sehr schwierig",
  high: "Sehr einfach",
  little: "Sehr wenig Aufwand",
  much: "Viel Aufwand",
  of: "{count} von {max}",
  missing: "Bitte eine Zahl von 1 bis {max} wählen.",
};

export const it: CesWords = {
  low: "Molto difficile",
  high: "Molto facile",
  little: "Pochissimo sforzo",
  much: "Molto sforzo",
  of: "{count} su {max}",
  missing: "Scegli un numero da 1 a {max}.",
};

export const ca: CesWords = {
  low: "Molt difícil",
  high: "Molt fàcil",
  little: "Molt poc esforç",
  much: "Molt esforç",
  of: "{count} de {max}",
  missing: "Tria un número de l’1 al {max}.",
};

export const nl: CesWords = {
  low: "Zeer moeilijk",
  high: "Zeer gemakkelijk",
  little: "Zeer weinig moeite",
  much: "Veel moeite",
  of: "{count} van {max}",
  missing: "Kies een cijfer van 1 tot en met {max}.",
};

export const ar: CesWords = {
  low: "صعب جدًا",
  high: "سهل جدًا",
  little: "جهد قليل جدًا",
  much: "جهد كبير",
  of: "{count} من {max}",
  missing: "يُرجى اختيار رقم من 1 إلى {max}.",
};

export const he: CesWords = {
  low: "קשה מאוד",
  high: "קל מאוד",
  little: "מאמץ מועט מאוד",
  much: "מאמץ רב",
  of: "{count} מתוך {max}",
  missing: "נא לבחור מספר בין 1 ל-{max}.",
};

export const ja: CesWords = {
  low: "非常に難しい",
  high: "非常に簡単",
  little: "ごくわずかな労力",
  much: "多くの労力",
  of: "{max}段階中{count}",
  missing: "数字を1～{max}から選んでください。",
};

export const zh: CesWords = {
  low: "非常困难",
  high: "非常容易",
  little: "几乎不费力",
  much: "很费力",
  of: "{count} 分（共 {max} 分）",
  missing: "请选择 1 到 {max} 之间的数字。",
};
