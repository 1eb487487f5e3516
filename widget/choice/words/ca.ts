import type { ChoiceWords } from "./words.types.ts";

const ca: ChoiceWords = {
  lang: "ca",
  title: "La teva opinió i el que es desa per demanar-la",
  intro: "Aquest lloc demana opinions amb Voz. Tu decideixes què es pot desar per fer-ho, i aquí pots canviar d’idea.",
  granted: "Si acceptes",
  grantedKeeps:
    "Aquest dispositiu desa un número a l’atzar per a aquest navegador, com vas arribar (fins a onze visites, durant 90 dies) i les respostes sense acabar o sense enviar. El número i les visites acompanyen les teves respostes.",
  denied: "Si rebutges",
  deniedKeeps:
    "S’esborra el que hi havia desat. Una resposta que enviïs diu el canal i la campanya d’aquesta visita i res més de com vas arribar; no es compta quines enquestes veus.",
  pending: "Mentre no decideixis",
  pendingKeeps:
    "Es compten les enquestes que es mostren i es tanquen, sense cap número teu. Una resposta que enviïs diu com has arribat aquesta vegada a aquest lloc.",
  always:
    "Sempre: aquest dispositiu recorda quines enquestes vas respondre o tancar i quin dia, per no tornar-te a preguntar, i una resposta enviada fins que arriba. La teva adreça (IP) no es desa.",
  purposes: "Per a què: {list}.",
  comma: ", ",
  purpose: "saber quina campanya t’ha portat aquí",
  version: "Versió del text:",
  isGranted: "Has acceptat.",
  isDenied: "Has rebutjat.",
  isPending: "Encara no has decidit.",
  gpc: "El teu navegador diu que no per tu (Global Privacy Control). Això val, triïs el que triïs aquí.",
  dnt: "El teu navegador demana que no se’t rastregi (Do Not Track). Si aquest lloc ho respecta, les teves respostes arriben sense número i sense visites anteriors.",
  remembered: "Aquest navegador recorda la teva elecció.",
  forgotten: "La teva elecció val en aquesta pàgina, i més enllà si aquest lloc la recorda.",
  agree: "Accepto",
  refuse: "Rebutjo",
  takeBack: "Retirar el meu consentiment",
  unready: "Voz no funciona en aquesta pàgina: no es desa ni s’envia res.",
};
export default ca;
