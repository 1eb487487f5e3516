import { peopleWords } from "../fields.ts";

const centres = {
  com: "zoho.com",
  eu: "zoho.eu",
  in: "zoho.in",
  au: "zoho.com.au",
  jp: "zoho.jp",
  ca: "zohocloud.ca",
  sa: "zoho.sa",
};

export const words = {
  es: {
    title: "Zoho CRM",
    lead: "Encuentra o crea el contacto por su correo, rellena tus campos y añade una nota con lo que dijo.",
    needs: {
      centre: { label: "Centro de datos", help: "El de la dirección con la que entras en Zoho.", options: centres },
      clientId: { label: "Client ID", help: "De un «Self Client» en la consola de API de Zoho." },
      clientSecret: { label: "Client Secret", help: "Del mismo cliente." },
      refreshToken: { label: "Refresh token", help: "El que no caduca; Voz pide con él los que duran una hora." },
      note: {
        label: "Nota",
        help: "Con las preguntas, las respuestas y un enlace.",
        options: { yes: "Añadir una nota al contacto", no: "Solo el contacto" },
      },
      people: peopleWords.es,
    },
  },
  en: {
    title: "Zoho CRM",
    lead: "Finds or makes the contact by e-mail, fills in your fields, and adds a note with what was said.",
    needs: {
      centre: { label: "Data centre", help: "That of the address by which you sign in to Zoho.", options: centres },
      clientId: { label: "Client ID", help: "Of a “Self Client” in Zoho's API console." },
      clientSecret: { label: "Client Secret", help: "Of the same client." },
      refreshToken: {
        label: "Refresh token",
        help: "The one that does not expire; Voz gets those of an hour with it.",
      },
      note: {
        label: "Note",
        help: "With the questions, the answers and a link.",
        options: { yes: "Add a note to the contact", no: "The contact alone" },
      },
      people: peopleWords.en,
    },
  },
};
