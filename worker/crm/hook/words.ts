import { peopleWords } from "../fields.ts";

export const words = {
  es: {
    title: "Zapier, Make o n8n",
    lead: "Cada suceso, entero, a la dirección del webhook de tu automatización.",
    needs: { people: peopleWords.es },
  },
  en: {
    title: "Zapier, Make or n8n",
    lead: "Each event, whole, to the webhook address of your automation.",
    needs: { people: peopleWords.en },
  },
};
