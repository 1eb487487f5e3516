import { peopleWords } from "../fields.ts";

export const words = {
  es: {
    title: "Segment",
    lead: "Cada respuesta, como un evento de quien la dio. La prueba envía un evento llamado Voz Test.",
    needs: {
      region: {
        label: "Región",
        help: "La de tu espacio en Segment.",
        options: { us: "Estados Unidos", eu: "Unión Europea" },
      },
      writeKey: { label: "Write key", help: "De una fuente HTTP API." },
      event: { label: "Nombre del evento", help: "Sin nada: Survey Response." },
      people: peopleWords.es,
    },
  },
  en: {
    title: "Segment",
    lead: "Each response as an event of whoever gave it. The test sends an event called Voz Test.",
    needs: {
      region: {
        label: "Region",
        help: "That of your workspace in Segment.",
        options: { us: "United States", eu: "European Union" },
      },
      writeKey: { label: "Write key", help: "Of an HTTP API source." },
      event: { label: "Name of the event", help: "Empty: Survey Response." },
      people: peopleWords.en,
    },
  },
};
