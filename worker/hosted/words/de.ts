/** The hosted page's own words in German. */
import type { Words } from "./en.ts";

export const de: Words = {
  asks: "{name} möchte Ihre Meinung hören",
  description: (questions) => (questions === 1 ? "Eine Frage." : `${questions} Fragen.`),
  optional: "Optional",
  maybe: "Nur falls zutreffend",
  followed: "Ich habe ihn geöffnet",
  send: "Senden",
  sending: "Wird gesendet …",
  problem: (count) =>
    count === 1 ? "Eine Antwort bitte noch einmal ansehen" : `${count} Antworten bitte noch einmal ansehen`,
  problemTitle: "Antworten prüfen",
  nothing: "Bitte mindestens eine Frage beantworten und dann senden.",
  thanksTitle: "Vielen Dank",
  thanks: "Vielen Dank für die Antwort.",
  received: "Diese Seite kann jetzt geschlossen werden.",
  onward: "Weiter zu {host}",
  device: "Diese Seite speichert nichts auf Ihrem Gerät.",
  dataMap: "Was gespeichert wird und wie lange",
  notFound: { title: "Hier gibt es keine Umfrage", say: "Bitte den Link prüfen: Vielleicht fehlt ein Teil davon." },
  closed: {
    title: "Diese Umfrage ist beendet",
    say: "Sie nimmt keine Antworten mehr an. Vielen Dank, dass Sie teilnehmen wollten.",
  },
  limited: {
    title: "Einen Moment, bitte",
    say: "Von hier kommen zu viele Anfragen. Bitte eine Minute warten und es dann noch einmal versuchen.",
  },
  tooLarge: {
    title: "Das ist zu viel auf einmal",
    say: "Bitte zurückgehen, die längste Antwort kürzen und noch einmal senden.",
  },
  form: {
    title: "Das konnten wir nicht lesen",
    say: "Bitte den Link noch einmal öffnen und die Umfrage dort ausfüllen.",
  },
  unavailable: {
    title: "Bitte gleich noch einmal versuchen",
    say: "Die Antwort konnte gerade nicht gespeichert werden. Bitte zurückgehen und noch einmal senden.",
  },
  internal: {
    title: "Bei uns ist etwas schiefgegangen",
    say: "Es liegt nicht an Ihnen. Bitte zurückgehen und noch einmal senden.",
  },
  number: "Nummer für Rückfragen",
  receipt: {
    link: "Antwort ansehen oder löschen",
    title: "Ihre Antwort",
    kept: "Das bewahrt {name} davon auf.",
    beside: "Was dazu gespeichert ist",
    given: "Abgegeben",
    language: "Sprache",
    device: "Gerät",
    country: "Land",
    page: "Seite",
    arrival: "Weg hierher",
    consent: "Einwilligung",
    customer: "Kundennummer",
    browser: "Browsernummer",
    devices: { desktop: "Computer", tablet: "Tablet", phone: "Telefon" },
    states: { granted: "erteilt", pending: "nicht gefragt", denied: "abgelehnt" },
    file: "Alles als Datei",
    erase: "Diese Antwort löschen",
    warning:
      "Eine gelöschte Antwort lässt sich nicht wiederherstellen. Systeme, die sie erhalten haben, erfahren davon.",
    gone: { title: "Diese Antwort ist gelöscht", say: "Hier ist nichts mehr davon gespeichert." },
  },
};
