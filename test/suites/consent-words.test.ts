/** The consent page says the same in every language that Voz has words in: the exam that each of them sits. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "../../widget/choice/words/en.ts";
import type { ChoiceWords } from "../../widget/choice/words/words.types.ts";

const spoken = (folder: string): string[] =>
  readdirSync(join(import.meta.dirname, "../../widget", folder))
    .filter((file) => !file.endsWith(".types.ts"))
    .map((file) => file.replace(".ts", ""))
    .sort();
const languages = spoken("words");
const wordsOf = async (language: string): Promise<ChoiceWords> =>
  ((await import(`../../widget/choice/words/${language}.ts`)) as { default: ChoiceWords }).default;
/** They may be the same in two languages. */
const marks = new Set(["lang", "comma"]);

it("is spoken in the languages of the widget, and in no other", () => {
  expect(languages).toHaveLength(12);
  expect(spoken("choice/words")).toEqual(languages);
});

describe.each(languages)("in %s", (language) => {
  it("has every word, and none of another language", async () => {
    const words = await wordsOf(language);
    expect(words.lang).toBe(language);
    expect(Object.keys(words)).toEqual(Object.keys(en));
    for (const [key, word] of Object.entries(words)) expect(word.trim(), key).not.toBe("");
    for (const other of languages.filter((one) => one !== language))
      for (const [key, word] of Object.entries(await wordsOf(other)))
        if (!marks.has(key)) expect(words[key as keyof ChoiceWords], `${key} as in ${other}`).not.toBe(word);
  });

  it("names the same facts and signals", async () => {
    const words = await wordsOf(language);
    expect(words.grantedKeeps).toContain("90");
    expect(words.always).toContain("IP");
    expect(words.gpc).toContain("Global Privacy Control");
    expect(words.dnt).toContain("Do Not Track");
    expect(words.purposes.split("{list}")).toHaveLength(2);
    for (const key of ["intro", "unready"] as const) expect(words[key]).toContain("Voz");
  });

  it("ends its sentences, and no button or heading", async () => {
    const words = await wordsOf(language);
    const ended = /[.。]$/;
    const names = ["title", "granted", "denied", "pending", "purpose", "agree", "refuse", "takeBack"] as const;
    for (const name of names) expect(words[name]).not.toMatch(ended);
    const others: readonly string[] = [...names, ...marks, "version"];
    for (const [key, word] of Object.entries(words)) if (!others.includes(key)) expect(word, key).toMatch(ended);
  });

  it("tells agreeing, refusing and taking back apart", async () => {
    const { agree, refuse, takeBack, isGranted, isDenied, isPending } = await wordsOf(language);
    expect(new Set([agree, refuse, takeBack, isGranted, isDenied, isPending]).size).toBe(6);
  });
});
