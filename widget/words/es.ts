import type { Words } from "./words.types.ts";

const es: Words = {
  lang: "es",
  survey: "Encuesta",
  arrived: "Tenemos una pregunta para ti, al final de la página.",
  tab: "Tu opinión",
  close: "Cerrar",
  later: "Ahora no",
  back: "Atrás",
  next: "Siguiente",
  send: "Enviar",
  sending: "Enviando…",
  optional: "Opcional",
  progress: "Pregunta {at} de {of}",
  thanks: "Gracias por tu respuesta.",
  kept: "Ahora mismo no hay conexión. Tu respuesta está guardada y se enviará sola.",
  refused: "No hemos podido registrar tu respuesta. Gracias de todos modos.",
};
export default es;
