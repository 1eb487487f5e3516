/** The kind has no words of its own; nothing of it can be missing. */
export const es = {
  missing: "Sigue adelante.",
};

export type StatementWords = typeof es;

export const en: StatementWords = {
  missing: "Go on.",
};
