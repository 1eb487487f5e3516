/** One of something is told as one, in both languages; several, with their number written out. */
import { describe, expect, it } from "vitest";
import { en } from "../../../worker/dashboard/words/en.ts";
import { es } from "../../../worker/dashboard/words/es.ts";

type Words = typeof es;
const counted: readonly [string, (words: Words, n: number, text: string) => string][] = [
  ["answers", ({ results }, n, text) => results.answers(n, text)],
  ["answers of", ({ results }, n, text) => results.answeredBy(n, text, "40 %")],
  ["answers without counting", ({ results }, n, text) => results.uncounted(n, text)],
  ["times held back", ({ results }, n, text) => results.heldBack(n, text)],
  ["groups of a question", ({ results }, n, text) => results.hidden(n, text, text)],
  ["groups of those asked", ({ asking }, n, text) => asking.hidden(n, text, text)],
  ["other groups", ({ asking }, n, text) => asking.more(n, text)],
  ["times a rule held back", ({ asking }, n, text) => asking.shownHelp(n, text)],
  ["cells", ({ journey }, n, text) => journey.more(n, text)],
  ["entries", ({ audit }, n, text) => audit.holds(n, text)],
  ["sessions", ({ team }, n, text) => team.account.endedOthers(n, text)],
  ["names", ({ unmatched }, n, text) => unmatched.all(n, text)],
];
const plural = {
  es: /1 (?:respuestas|veces|grupos|personas|apariciones|nombres|sesiones|entradas)\b|\botr[oa]s 1\b|\blos 1\b|Otras 1/,
  en: /1 (?:answers|times|groups|people|showings|names|sessions|entries)\b|\ball 1\b|other 1\b|another 1\b/,
};

describe.each([
  ["es", es],
  ["en", en],
] as const)("in %s", (language, words) => {
  it.each(counted)("%s", (_what, say) => {
    expect(say(words, 1, "1")).not.toMatch(plural[language]);
    expect(say(words, 1200, "1.200")).toContain("1.200");
    expect(say(words, 1200, "1.200")).not.toContain("1200");
  });
});
