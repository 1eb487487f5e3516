/** Texts that others show as markup: whatever people wrote stays text. Pure. */
import type { About, Language } from "./preset.types.ts";

const words = {
  es: { from: "Respuesta en Voz", see: "Verla en Voz", test: "Prueba de Voz: la conexión funciona." },
  en: { from: "Response in Voz", see: "See it in Voz", test: "Test from Voz: the connection works." },
} as const;
export const say = (language: Language) => words[language];

export const html = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** By code points, with a sign that there was more. */
export function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
}

const longestAnswer = 4000;

/** By this a note that was made already is found again: one word, letters and digits alone. */
export const markOf = (eventId: string): string => `voz${eventId.replace(/[^A-Za-z0-9]/g, "")}`;

/** A note: what was asked and answered as far as it has room, from where, and the way to it. */
export function noteHtml({ lines, facts }: About, eventId: string, language: Language, most: number): string {
  const from = [facts["survey"], facts["campaign"], facts["channel"]].filter((part) => part !== null).join(" · ");
  const first = `<p>${html(`${words[language].from}: ${from}`)}</p>`;
  const link = html(String(facts["link"]));
  const last = `<p><a href="${link}">${words[language].see}</a> ${markOf(eventId)}</p>`;
  let room = most - first.length - last.length;
  const rows = lines.map(
    ([question, answer]) => `<p><b>${html(cut(question, 300))}</b><br>${html(cut(answer, longestAnswer))}</p>`,
  );
  const fitting = rows.filter((row) => {
    room -= row.length;
    return room >= 0;
  });
  return [first, ...fitting, last].join("");
}

/** The same as plain text; what could begin markup is a quotation mark that looks like it. */
export function noteText({ lines, facts }: About, most: number): string {
  const from = [facts["survey"], facts["campaign"], facts["channel"]].filter((part) => part !== null).join(" · ");
  const rows = lines.map(([question, answer]) => `${cut(question, 300)}\n${cut(answer, longestAnswer)}`);
  const text = [from, ...rows].join("\n\n").replaceAll("<", "‹").replaceAll(">", "›");
  return `${cut(text, most)}\n\n${facts["link"]}`;
}
