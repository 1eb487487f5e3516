/** The hosted page's own words in Dutch. */
import type { Words } from "./en.ts";

export const nl: Words = {
  asks: "{name} hoort graag je mening",
  description: (questions) => (questions === 1 ? "Eén vraag." : `${questions} vragen.`),
  optional: "Optioneel",
  maybe: "Alleen als het van toepassing is",
  followed: "Ik heb hem geopend",
  send: "Versturen",
  sending: "Wordt verstuurd…",
  problem: (count) => (count === 1 ? "Kijk nog even naar één antwoord" : `Kijk nog even naar ${count} antwoorden`),
  problemTitle: "Controleer je antwoorden",
  nothing: "Beantwoord minstens één vraag en verstuur dan.",
  thanksTitle: "Bedankt",
  thanks: "Bedankt voor je antwoord.",
  received: "Je kunt deze pagina nu sluiten.",
  onward: "Verder naar {host}",
  device: "Deze pagina bewaart niets op je apparaat.",
  notFound: { title: "Hier is geen enquête", say: "Controleer de link: misschien ontbreekt er een deel." },
  closed: {
    title: "Deze enquête is gesloten",
    say: "Er kan niet meer worden geantwoord. Bedankt dat je mee wilde doen.",
  },
  limited: {
    title: "Een ogenblik, alsjeblieft",
    say: "Er komen hiervandaan te veel verzoeken. Wacht een minuut en probeer het opnieuw.",
  },
  tooLarge: {
    title: "Dat is te veel in één keer",
    say: "Ga terug, maak je langste antwoord korter en verstuur het opnieuw.",
  },
  form: { title: "Dat konden we niet lezen", say: "Open de link opnieuw en vul de enquête daar in." },
  unavailable: {
    title: "Probeer het zo weer",
    say: "We konden je antwoord nu niet opslaan. Ga terug en verstuur het opnieuw.",
  },
  internal: {
    title: "Er ging iets mis aan onze kant",
    say: "Het ligt niet aan jou. Ga terug en verstuur het opnieuw.",
  },
  number: "Nummer voor als je ons iets vraagt",
};
