/** The hosted page's own words in Catalan. */
import type { Words } from "./en.ts";

export const ca: Words = {
  asks: "{name} vol saber la teva opinió",
  description: (questions) => (questions === 1 ? "Una pregunta." : `${questions} preguntes.`),
  optional: "Opcional",
  maybe: "Només si és el teu cas",
  followed: "L’he obert",
  send: "Envia",
  sending: "S’està enviant…",
  problem: (count) => (count === 1 ? "Hi ha una resposta per revisar" : `Hi ha ${count} respostes per revisar`),
  problemTitle: "Revisa les teves respostes",
  nothing: "Respon almenys una pregunta i envia.",
  thanksTitle: "Gràcies",
  thanks: "Gràcies per la teva resposta.",
  received: "Ja pots tancar aquesta pàgina.",
  onward: "Continua a {host}",
  device: "Aquesta pàgina no desa res al teu dispositiu.",
  notFound: { title: "Aquí no hi ha cap enquesta", say: "Revisa l’enllaç: potser en falta una part." },
  closed: {
    title: "Aquesta enquesta està tancada",
    say: "Ja no admet respostes. Gràcies per voler-hi participar.",
  },
  limited: {
    title: "Un moment, si us plau",
    say: "Arriben massa peticions des d’aquí. Espera un minut i torna-ho a provar.",
  },
  tooLarge: {
    title: "És massa d’un sol cop",
    say: "Torna enrere, escurça la teva resposta més llarga i torna a enviar.",
  },
  form: { title: "No ho hem pogut llegir", say: "Torna a obrir l’enllaç i omple-hi l’enquesta." },
  unavailable: {
    title: "Prova-ho d’aquí a una estona",
    say: "Ara mateix no ho hem pogut registrar. Torna enrere i torna a enviar.",
  },
  internal: {
    title: "Alguna cosa ha fallat per part nostra",
    say: "No és culpa teva. Torna enrere i torna a enviar.",
  },
  number: "Número per preguntar-nos-ho",
};
