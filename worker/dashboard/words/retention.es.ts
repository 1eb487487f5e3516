/** Las palabras de cuánto se guarda cada respuesta y qué pasa después. */
import type { RetainedHow } from "#contract";

const ways: Record<RetainedHow, string> = {
  anonymise: "Dejar solo notas y opciones",
  delete: "Borrar la respuesta entera",
};
const how: Record<RetainedHow, string> = { anonymise: "Sin persona", delete: "Borradas" };

export const retention = {
  title: "Conservación",
  lead: "Cuánto se guarda una respuesta desde que llega, y qué pasa después. Se hace solo, y aquí queda cuánto se hizo.",
  all: "Para todas las encuestas",
  days: "Se guardan",
  afterwards: "Después",
  afterHelp:
    "Sin palabras ni persona, los informes no cambian. Borradas enteras, también se restan de los informes y se avisa a los sistemas que lo pidieron.",
  surveys: "Encuestas con plazo propio",
  asAll: "Como todas",
  forever: "Hasta que se borren a mano",
  nDays: (n: number, text: string) => (n === 1 ? `${text} día` : `${text} días`),
  save: "Guardar",
  customers: "Los clientes de los que no queda ninguna respuesta ni se ha sabido nada en ese plazo se borran también.",
  log: "Lo que se hizo",
  none: "Todavía no ha cumplido su plazo ninguna respuesta.",
  night: "Noche",
  survey: "Encuesta",
  what: "Qué",
  rows: "Respuestas",
  noSurvey: "Clientes sin respuestas",
  ways,
  how,
};
