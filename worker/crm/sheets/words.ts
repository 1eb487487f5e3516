import { peopleWords } from "../fields.ts";

export const words = {
  es: {
    title: "Google Sheets",
    lead: "Una fila por respuesta en tu hoja de cálculo, con un script tuyo que pegas una vez.",
    needs: {
      url: {
        label: "Dirección del script",
        help: "La de «Implementar», «Aplicación web», abierta a cualquiera; termina en /exec. No se vuelve a mostrar.",
      },
      people: peopleWords.es,
    },
  },
  en: {
    title: "Google Sheets",
    lead: "A row for each response in your spreadsheet, by a script of yours that you paste once.",
    needs: {
      url: {
        label: "Address of the script",
        help: "That of “Deploy”, “Web app”, open to anyone; it ends in /exec. It is never shown again.",
      },
      people: peopleWords.en,
    },
  },
};
