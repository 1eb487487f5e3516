/** Words as they are looked for: whatever case, accents, vowel points or form of a letter they were written with. Pure. */

/** Accents of Latin, Greek and Cyrillic letters; points of Hebrew and Arabic ones. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

/** `Ñandú`, `NANDU` and `nandu` are one; so are `ß` and `ss`, and the two forms of a small sigma. */
export const plainText = (text: string): string =>
  text.normalize("NFKD").replace(accents, "").toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ");

/** What is looked for, word by word; at most 20 of them. */
export const plainWords = (query: string): string[] =>
  [
    ...new Set(
      plainText(query)
        .split(/\s+/)
        .filter((word) => word !== ""),
    ),
  ].slice(0, 20);

/** True where every word stands somewhere in the text, whole or as a part of another. */
export function holdsAll(text: string, words: readonly string[]): boolean {
  const within = plainText(text);
  return words.every((word) => within.includes(word));
}

/** The text in pieces: what was looked for is `found`, all else is not. */
export function pieces(text: string, query: string): { text: string; found: boolean }[] {
  const words = plainWords(query);
  if (words.length === 0) return [{ text, found: false }];
  // A letter may become none or several; each of the plain text knows which letter it was made of.
  const origin: number[] = [];
  const letters = text.match(/[^]\p{M}*/gsu) ?? [];
  const within = letters
    .map((letter, at) => {
      const plain = plainText(letter);
      for (let unit = 0; unit < plain.length; unit += 1) origin.push(at);
      return plain;
    })
    .join("");
  const hits = new Set<number>();
  for (const word of words)
    for (let at = within.indexOf(word); at >= 0; at = within.indexOf(word, at + word.length))
      for (let unit = at; unit < at + word.length; unit += 1) hits.add(origin[unit] ?? 0);
  const all: { text: string; found: boolean }[] = [];
  for (const [at, letter] of letters.entries()) {
    const found = hits.has(at);
    const last = all.at(-1);
    if (last?.found === found) last.text += letter;
    else all.push({ text: letter, found });
  }
  return all;
}
