import type { Words } from "./words.types.ts";

const fr: Words = {
  lang: "fr",
  survey: "Enquête",
  arrived: "Une question pour vous, en bas de page.",
  tab: "Votre avis",
  close: "Fermer",
  later: "Pas maintenant",
  back: "Retour",
  next: "Suivant",
  send: "Envoyer",
  sending: "Envoi en cours…",
  optional: "Facultatif",
  progress: "Question {at} sur {of}",
  thanks: "Merci de votre réponse.",
  kept: "Pas de connexion. Votre réponse est gardée et partira ensuite.",
  refused: "Votre réponse n’a pas pu être enregistrée. Merci tout de même.",
};
export default fr;
