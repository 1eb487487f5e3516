import type { Words } from "./words.types.ts";

const de: Words = {
  lang: "de",
  survey: "Umfrage",
  arrived: "Wir haben eine Frage an Sie, am Ende der Seite.",
  tab: "Feedback",
  close: "Schließen",
  later: "Nicht jetzt",
  back: "Zurück",
  next: "Weiter",
  send: "Senden",
  sending: "Wird gesendet …",
  optional: "Optional",
  progress: "Frage {at} von {of}",
  thanks: "Vielen Dank für die Antwort.",
  kept: "Gerade keine Verbindung. Die Antwort ist gespeichert und wird später gesendet.",
  refused: "Die Antwort konnte nicht gespeichert werden. Trotzdem vielen Dank.",
};
export default de;
