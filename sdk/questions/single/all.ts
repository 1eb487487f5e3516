/** All the words of the kind in each language, for the server: its own, and those of its built-in questions. */
import * as built from "./built.ts";
import * as own from "./words.ts";

const builtIn: Readonly<Record<string, built.BuiltWords>> = built;

export const single: Readonly<Record<string, own.SingleWords & built.BuiltWords>> = Object.fromEntries(
  Object.entries(own).map(([language, words]) => [language, { ...words, ...(builtIn[language] ?? built.en) }]),
);
