import { peopleWords } from "../fields.ts";

export const words = {
  es: {
    title: "RudderStack",
    lead: "Cada respuesta, como un evento de quien la dio. La prueba envía un evento llamado Voz Test.",
    needs: {
      dataPlane: { label: "Data plane", help: "Su dirección, como https://acme.dataplane.rudderstack.com." },
      writeKey: { label: "Write key", help: "De una fuente HTTP." },
      event: { label: "Nombre del evento", help: "Sin nada: Survey Response." },
      people: peopleWords.es,
    },
  },
  en: {
    title: "RudderStack",
    lead: "Each response as an event of whoever gave it. The test sends an event called Voz Test.",
    needs: {
      dataPlane: { label: "Data plane", help: "Its address, such as https://acme.dataplane.rudderstack.com." },
      writeKey: { label: "Write key", help: "Of an HTTP source." },
      event: { label: "Name of the event", help: "Empty: Survey Response." },
      people: peopleWords.en,
    },
  },
};
