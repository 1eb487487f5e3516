/** The hosted page's own words in French. */
import type { Words } from "./en.ts";

export const fr: Words = {
  asks: "{name} aimerait connaître votre avis",
  description: (questions) => (questions === 1 ? "Une question." : `${questions} questions.`),
  optional: "Facultatif",
  maybe: "Seulement si cela vous concerne",
  followed: "Je l’ai ouvert",
  send: "Envoyer",
  sending: "Envoi en cours…",
  problem: (count) => (count === 1 ? "Une réponse est à revoir" : `${count} réponses sont à revoir`),
  problemTitle: "Vérifiez vos réponses",
  nothing: "Répondez à au moins une question, puis envoyez.",
  thanksTitle: "Merci",
  thanks: "Merci pour votre réponse.",
  received: "Vous pouvez fermer cette page.",
  onward: "Continuer vers {host}",
  device: "Cette page ne conserve rien sur votre appareil.",
  notFound: { title: "Il n’y a pas d’enquête ici", say: "Vérifiez le lien\u00a0: il en manque peut-être une partie." },
  closed: {
    title: "Cette enquête est close",
    say: "Elle n’accepte plus de réponses. Merci d’avoir voulu participer.",
  },
  limited: {
    title: "Un instant, s’il vous plaît",
    say: "Trop de demandes arrivent d’ici. Attendez une minute, puis réessayez.",
  },
  tooLarge: {
    title: "C’est trop en une seule fois",
    say: "Revenez en arrière, raccourcissez votre réponse la plus longue et envoyez de nouveau.",
  },
  form: { title: "Nous n’avons pas pu lire cet envoi", say: "Rouvrez le lien et remplissez l’enquête à cet endroit." },
  unavailable: {
    title: "Réessayez dans un instant",
    say: "Nous n’avons pas pu enregistrer votre réponse. Revenez en arrière et envoyez de nouveau.",
  },
  internal: {
    title: "Un problème est survenu de notre côté",
    say: "Vous n’y êtes pour rien. Revenez en arrière et envoyez de nouveau.",
  },
  number: "Numéro à nous indiquer",
};
