import { peopleWords } from "../fields.ts";

export const words = {
  es: {
    title: "HubSpot",
    lead: "Crea o encuentra el contacto por su correo, rellena tus propiedades y añade una nota con lo que dijo.",
    needs: {
      token: {
        label: "Clave de la aplicación privada",
        help: "En HubSpot: Ajustes, Integraciones, Aplicaciones privadas. Necesita leer y escribir contactos.",
      },
      note: {
        label: "Nota",
        help: "Con las preguntas, las respuestas y un enlace.",
        options: { yes: "Añadir una nota al contacto", no: "Solo el contacto" },
      },
      people: peopleWords.es,
    },
  },
  en: {
    title: "HubSpot",
    lead: "Makes or finds the contact by e-mail, fills in your properties, and adds a note with what was said.",
    needs: {
      token: {
        label: "Key of the private app",
        help: "In HubSpot: Settings, Integrations, Private apps. It needs to read and write contacts.",
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
