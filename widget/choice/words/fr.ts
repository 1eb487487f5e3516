import type { ChoiceWords } from "./words.types.ts";

const fr: ChoiceWords = {
  lang: "fr",
  title: "Votre avis, et ce qui est conservé pour le recueillir",
  intro:
    "Ce site recueille des avis avec Voz. Vous décidez de ce qui peut être conservé pour cela, et vous pouvez changer d’avis ici.",
  granted: "Si vous acceptez",
  grantedKeeps:
    "Cet appareil conserve un numéro aléatoire pour ce navigateur, la façon dont vous êtes arrivé ici (onze visites au plus, pendant 90 jours) et les réponses inachevées ou non envoyées. Le numéro et les visites accompagnent vos réponses.",
  denied: "Si vous refusez",
  deniedKeeps:
    "Ce qui était conservé est effacé. Une réponse que vous envoyez indique le canal et la campagne de cette visite, et rien d’autre de votre arrivée\u00a0; les enquêtes que vous voyez ne sont pas comptées.",
  pending: "Tant que vous n’avez pas choisi",
  pendingKeeps:
    "Les enquêtes affichées et fermées sont comptées, sans aucun numéro qui vous désigne. Une réponse que vous envoyez indique comment vous êtes arrivé sur ce site cette fois-ci.",
  always:
    "Toujours\u00a0: cet appareil retient à quelles enquêtes vous avez répondu ou lesquelles vous avez fermées, et quel jour, pour ne pas vous solliciter de nouveau, ainsi qu’une réponse envoyée jusqu’à son arrivée. Votre adresse (IP) n’est pas enregistrée.",
  purposes: "Pour quoi\u00a0: {list}.",
  comma: ", ",
  purpose: "savoir quelle campagne vous a fait venir",
  version: "Version du texte\u00a0:",
  isGranted: "Vous avez accepté.",
  isDenied: "Vous avez refusé.",
  isPending: "Vous n’avez pas encore choisi.",
  gpc: "Votre navigateur refuse pour vous (Global Privacy Control). Cela prévaut, quel que soit votre choix ici.",
  dnt: "Votre navigateur demande à ne pas être suivi (Do Not Track). Si ce site en tient compte, vos réponses arrivent sans numéro et sans visites antérieures.",
  remembered: "Ce navigateur retient votre choix.",
  forgotten: "Votre choix vaut pour cette page, et au-delà si ce site le retient.",
  agree: "J’accepte",
  refuse: "Je refuse",
  takeBack: "Retirer mon consentement",
  unready: "Voz ne fonctionne pas sur cette page\u00a0: rien n’est conservé, rien n’est envoyé.",
};
export default fr;
