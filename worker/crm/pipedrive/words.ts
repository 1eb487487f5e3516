import { peopleWords } from "../fields.ts";

export const words = {
  es: {
    title: "Pipedrive",
    lead: "Busca a la persona por su correo, la crea si falta y le añade una nota con lo que dijo.",
    needs: {
      company: { label: "Tu empresa", help: "Lo que va antes de .pipedrive.com en la dirección." },
      token: { label: "Token de la API", help: "En Pipedrive: Preferencias personales, API." },
      people: peopleWords.es,
    },
  },
  en: {
    title: "Pipedrive",
    lead: "Finds the person by e-mail, makes it where there is none, and adds a note with what was said.",
    needs: {
      company: { label: "Your company", help: "What stands before .pipedrive.com in the address." },
      token: { label: "API token", help: "In Pipedrive: Personal preferences, API." },
      people: peopleWords.en,
    },
  },
};
