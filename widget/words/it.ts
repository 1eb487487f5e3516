import type { Words } from "./words.types.ts";

const it: Words = {
  lang: "it",
  survey: "Sondaggio",
  arrived: "Abbiamo una domanda per te, in fondo alla pagina.",
  tab: "La tua opinione",
  close: "Chiudi",
  later: "Non ora",
  back: "Indietro",
  next: "Avanti",
  send: "Invia",
  sending: "Invio in corso…",
  optional: "Facoltativo",
  progress: "Domanda {at} di {of}",
  thanks: "Grazie per la tua risposta.",
  kept: "Al momento non c’è connessione. La tua risposta è salvata e verrà inviata automaticamente.",
  refused: "Non siamo riusciti a registrare la tua risposta. Grazie lo stesso.",
};
export default it;
