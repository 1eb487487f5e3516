import type { Words } from "./words.types.ts";

const fr: Words = {
  lang: "fr",
  survey: "Enquête",
  arrived: "Nous avons une question pour vous, en bas de la page.",
  tab: "Votre avis",
  close: "Fermer",
  back: "Retour",
  next: "Suivant",
  send: "Envoyer",
  sending: "Envoi en cours…",
  optional: "Facultatif",
  progress: "Question {at} sur {of}",
  thanks: "Merci pour votre réponse.",
  kept: "Pas de connexion pour le moment. Votre réponse est conservée et sera envoyée automatiquement.",
  refused: "Nous n’avons pas pu enregistrer votre réponse. Merci tout de même.",
};
export default fr;
