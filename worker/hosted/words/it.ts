/** The hosted page's own words in Italian. */
import type { Words } from "./en.ts";

export const it: Words = {
  asks: "{name} vorrebbe conoscere la tua opinione",
  description: (questions) => (questions === 1 ? "Una domanda." : `${questions} domande.`),
  optional: "Facoltativo",
  maybe: "Solo se è il tuo caso",
  followed: "L’ho aperto",
  send: "Invia",
  sending: "Invio in corso…",
  problem: (count) => (count === 1 ? "C’è una risposta da rivedere" : `Ci sono ${count} risposte da rivedere`),
  problemTitle: "Controlla le tue risposte",
  nothing: "Rispondi ad almeno una domanda, poi invia.",
  thanksTitle: "Grazie",
  thanks: "Grazie per la tua risposta.",
  received: "Ora puoi chiudere questa pagina.",
  onward: "Continua su {host}",
  device: "Questa pagina non salva nulla sul tuo dispositivo.",
  notFound: { title: "Qui non c’è nessun sondaggio", say: "Controlla il link: forse ne manca una parte." },
  closed: {
    title: "Questo sondaggio è chiuso",
    say: "Non accetta più risposte. Grazie per aver voluto partecipare.",
  },
  limited: {
    title: "Un momento, per favore",
    say: "Da qui arrivano troppe richieste. Aspetta un minuto e riprova.",
  },
  tooLarge: {
    title: "È troppo in una volta sola",
    say: "Torna indietro, accorcia la tua risposta più lunga e invia di nuovo.",
  },
  form: { title: "Non siamo riusciti a leggerlo", say: "Apri di nuovo il link e compila lì il sondaggio." },
  unavailable: {
    title: "Riprova tra poco",
    say: "In questo momento non siamo riusciti a registrare la tua risposta. Torna indietro e invia di nuovo.",
  },
  internal: {
    title: "Qualcosa non ha funzionato da parte nostra",
    say: "Non è colpa tua. Torna indietro e invia di nuovo.",
  },
  number: "Numero da indicarci",
};
