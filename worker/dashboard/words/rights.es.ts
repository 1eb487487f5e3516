/** Las palabras de los derechos de las personas: acceso, copia, borrado y sus justificantes. */
import type { ErasedHow, Erasure } from "#contract";

const how: Record<ErasedHow, string> = {
  deleted: "Borradas",
  emptied: "Vaciadas de lo personal",
  subtracted: "Restado de las sumas",
  sealed: "Cifrado mientras se avisa, 30 días",
  nothing: "Nada de clientes ni visitantes",
};
const kinds: Record<Erasure["kind"], string> = {
  customer: "Un cliente",
  response: "Una respuesta anónima",
  replay: "Repetición tras restaurar",
};
const states: Record<Erasure["state"], string> = { open: "En curso", done: "Hecho" };
const told: Record<Erasure["endpoints"][number]["state"], string> = {
  pending: "Pendiente",
  delivered: "Avisado",
  dead: "No hubo manera",
  skipped: "Ya no hace falta",
};

export const rights = {
  title: "Derechos de las personas",
  lead: "Acceso, copia y borrado de lo que se guarda de alguien. La ley da un mes; aquí son segundos.",
  search: "Buscar a la persona",
  who: "Identificador del cliente o número de una respuesta",
  whoHelp: "El número de respuesta basta para quien contestó sin identificarse.",
  find: "Buscar",
  nobody: "No se guarda nada de nadie con ese identificador.",
  found: "Lo que se guarda",
  customer: "Cliente",
  response: "Respuesta",
  responses: "Respuestas",
  browsers: "Navegadores",
  since: "Desde",
  json: "Descargar JSON",
  csv: "Descargar CSV",
  erase: "Borrar todo",
  askTitle: "¿Borrar a esta persona?",
  askResponseTitle: "¿Borrar esta respuesta?",
  ask: "Se borran sus respuestas, su identidad y lo que contaron en los informes. Se avisa a los sistemas que recibieron algo. No se puede deshacer.",
  askResponse:
    "Se borra la respuesta y, si es anónima, lo demás que dijo el mismo navegador. Se avisa a los sistemas que recibieron algo. No se puede deshacer.",
  eraseNow: "Borrar para siempre",
  keep: "No, conservar",
  done: "Borrados hechos",
  none: "Todavía no se ha borrado a nadie.",
  when: "Cuándo",
  what: "Qué",
  state: "Estado",
  rows: "Respuestas",
  ledger: "Descargar el registro de borrados",
  ledgerHelp:
    "Guárdalo fuera de esta base de datos. Las copias de seguridad conservan durante 30 días lo borrado: si restauras una, envía el registro a POST /v1/erasures/replay y se borra otra vez. No contiene ningún identificador.",
  receiptTitle: "Justificante de borrado",
  receiptLead: "Cada tabla, y qué se hizo en ella.",
  back: "Todos los borrados",
  table: "Tabla",
  count: "Filas",
  deed: "Qué se hizo",
  askedAt: "Pedido",
  doneAt: "Hecho",
  number: "Número",
  told: "Sistemas avisados",
  toldNone: "Ningún sistema recibió nada de esta persona.",
  endpoint: "Dirección",
  status: "Contestó",
  how,
  kinds,
  states,
  toldStates: told,
};
