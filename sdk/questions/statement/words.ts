/** The kind has no words of its own; nothing of it can be missing. */
export const es = {
  missing: "Sigue adelante.",
};

export type StatementWords = typeof es;

export const en: StatementWords = {
  missing: "Go on.",
};

export const pt: StatementWords = {
  missing: "Siga em frente.",
};

export const fr: StatementWords = {
  missing: "Poursuivez.",
};

export const de: StatementWords = {
  missing: "Bitte weitergehen.",
};

export const it: StatementWords = {
  missing: "Vai avanti.",
};

export const ca: StatementWords = {
  missing: "Segueix endavant.",
};

export const nl: StatementWords = {
  missing: "Ga verder.",
};

export const ar: StatementWords = {
  missing: "يُرجى المتابعة.",
};

export const he: StatementWords = {
  missing: "נא להמשיך.",
};

export const ja: StatementWords = {
  missing: "次へお進みください。",
};

export const zh: StatementWords = {
  missing: "请继续。",
};
