// The inbox's words, in both languages.
export type Lang = "es" | "en";

interface Words {
  language: string;
  languages: string;
  inbox: string;
  note: string;
  messages: string;
  subject: string;
  to: string;
  text: readonly string[];
  sign: string;
  others: readonly (readonly [from: string, subject: string, at: string])[];
}

export const words: Record<Lang, Words> = {
  es: {
    language: "Español",
    languages: "Idioma",
    inbox: "Entrada",
    note: "Un buzón inventado: así llega la pregunta en un correo.",
    messages: "Mensajes",
    subject: "¿Ya se ha hecho de noche?",
    to: "para ti",
    text: [
      "Hola, Lucía:",
      "Tu lámpara Vega salió del taller el martes. Antes de que la estrenes, una sola pregunta: pulsa un número y podrás contarnos el resto.",
    ],
    sign: "Empar y Salvador, desde Manises",
    others: [
      ["Biblioteca", "Tu préstamo vence el viernes", "8:15"],
      ["Marta", "¿Cenamos el jueves?", "ayer"],
      ["Correos", "Tu envío ha sido entregado", "ayer"],
    ],
  },
  en: {
    language: "English",
    languages: "Language",
    inbox: "Inbox",
    note: "A made-up inbox: this is how the question comes in a mail.",
    messages: "Messages",
    subject: "Has night fallen yet?",
    to: "to you",
    text: [
      "Hello Lucía,",
      "Your Vega lamp left the workshop on Tuesday. Before you light it, a single question: press a number, and tell us the rest if you like.",
    ],
    sign: "Empar and Salvador, from Manises",
    others: [
      ["Library", "Your loan is due on Friday", "8:15"],
      ["Marta", "Dinner on Thursday?", "yesterday"],
      ["Post", "Your parcel was delivered", "yesterday"],
    ],
  },
};
