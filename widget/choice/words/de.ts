import type { ChoiceWords } from "./words.types.ts";

const de: ChoiceWords = {
  lang: "de",
  title: "Ihre Meinung, und was dafür gespeichert wird",
  intro:
    "Diese Website fragt mit Voz nach Meinungen. Sie entscheiden, was dafür gespeichert werden darf, und können es sich hier anders überlegen.",
  granted: "Wenn Sie zustimmen",
  grantedKeeps:
    "Dieses Gerät speichert eine Zufallsnummer für diesen Browser, wie Sie hierhergekommen sind (bis zu elf Besuche, 90 Tage lang), und Antworten, die unfertig oder noch nicht gesendet sind. Nummer und Besuche werden mit Ihren Antworten übermittelt.",
  denied: "Wenn Sie ablehnen",
  deniedKeeps:
    "Was gespeichert war, wird gelöscht. Eine Antwort, die Sie senden, nennt Kanal und Kampagne dieses Besuchs und sonst nichts über Ihren Weg hierher; welche Umfragen Sie sehen, wird nicht gezählt.",
  pending: "Solange Sie nicht entschieden haben",
  pendingKeeps:
    "Gezeigte und geschlossene Umfragen werden gezählt, ohne eine Nummer von Ihnen. Eine Antwort, die Sie senden, sagt, wie Sie diesmal auf diese Website gekommen sind.",
  always:
    "Immer: Dieses Gerät merkt sich, welche Umfragen Sie an welchem Tag beantwortet oder geschlossen haben, damit Sie nicht noch einmal gefragt werden, und eine gesendete Antwort, bis sie angekommen ist. Ihre Adresse (IP) wird nicht gespeichert.",
  purposes: "Wofür: {list}.",
  comma: ", ",
  purpose: "um zu wissen, welche Kampagne Sie hergebracht hat",
  version: "Fassung:",
  isGranted: "Sie haben zugestimmt.",
  isDenied: "Sie haben abgelehnt.",
  isPending: "Sie haben noch nicht entschieden.",
  gpc: "Ihr Browser lehnt für Sie ab (Global Privacy Control). Das gilt, was immer hier gewählt wird.",
  dnt: "Ihr Browser bittet darum, nicht verfolgt zu werden (Do Not Track). Wenn diese Website das beachtet, kommen Ihre Antworten ohne Nummer und ohne frühere Besuche an.",
  remembered: "Dieser Browser merkt sich Ihre Wahl.",
  forgotten: "Ihre Wahl gilt auf dieser Seite, und darüber hinaus, wenn diese Website sie sich merkt.",
  agree: "Ich stimme zu",
  refuse: "Ich lehne ab",
  takeBack: "Einwilligung widerrufen",
  unready: "Voz läuft auf dieser Seite nicht: Nichts wird gespeichert, nichts wird gesendet.",
};
export default de;
