import type { Words } from "./words.types.ts";

const ca: Words = {
  lang: "ca",
  survey: "Enquesta",
  arrived: "Tenim una pregunta per a tu, al final de la pàgina.",
  tab: "La teva opinió",
  close: "Tanca",
  later: "Ara no",
  back: "Enrere",
  next: "Següent",
  send: "Envia",
  sending: "S’està enviant…",
  optional: "Opcional",
  progress: "Pregunta {at} de {of}",
  thanks: "Gràcies per la teva resposta.",
  kept: "Ara no hi ha connexió. La teva resposta està desada i s’enviarà sola.",
  refused: "No hem pogut registrar la teva resposta. Gràcies igualment.",
};
export default ca;
