/** All the words of the kind in each language, for the server: its own, and those of its built-in questions. */
import { builtWords, type BuiltWords } from "./built.ts";
import * as own from "./words.ts";

export const single: Readonly<Record<string, own.SingleWords & BuiltWords>> = Object.fromEntries(
  Object.entries(own).map(([language, words]) => [language, { ...words, ...(builtWords[language] ?? builtWords.en) }]),
);
