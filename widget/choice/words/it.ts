import type { ChoiceWords } from "./words.types.ts";

const it: ChoiceWords = {
  lang: "it",
  title: "La tua opinione e ciò che si conserva per chiederla",
  intro:
    "Questo sito chiede opinioni con Voz. Decidi tu che cosa si può conservare per farlo, e qui puoi cambiare idea.",
  granted: "Se accetti",
  grantedKeeps:
    "Questo dispositivo conserva un numero casuale per questo browser, come sei arrivato qui (fino a undici visite, per 90 giorni) e le risposte non finite o non inviate. Il numero e le visite accompagnano le tue risposte.",
  denied: "Se rifiuti",
  deniedKeeps:
    "Ciò che era conservato viene cancellato. Una risposta che invii indica il canale e la campagna di questa visita e nient’altro di come sei arrivato; non si conta quali sondaggi vedi.",
  pending: "Finché non decidi",
  pendingKeeps:
    "Si contano i sondaggi mostrati e chiusi, senza alcun numero che ti riguardi. Una risposta che invii indica come sei arrivato su questo sito questa volta.",
  always:
    "Sempre: questo dispositivo ricorda a quali sondaggi hai risposto o quali hai chiuso, e in che giorno, per non chiedertelo di nuovo, e una risposta inviata finché non è arrivata. Il tuo indirizzo (IP) non viene salvato.",
  purposes: "A che scopo: {list}.",
  comma: ", ",
  purpose: "sapere quale campagna ti ha portato qui",
  version: "Versione del testo:",
  isGranted: "Hai accettato.",
  isDenied: "Hai rifiutato.",
  isPending: "Non hai ancora deciso.",
  gpc: "Il tuo browser dice di no per te (Global Privacy Control). Vale, qualunque cosa si scelga qui.",
  dnt: "Il tuo browser chiede di non essere tracciato (Do Not Track). Se questo sito ne tiene conto, le tue risposte arrivano senza numero e senza visite precedenti.",
  remembered: "Questo browser ricorda la tua scelta.",
  forgotten: "La tua scelta vale in questa pagina, e anche altrove se questo sito la ricorda.",
  agree: "Accetto",
  refuse: "Rifiuto",
  takeBack: "Ritira il mio consenso",
  unready: "Voz non funziona in questa pagina: non si conserva e non si invia nulla.",
};
export default it;
