/** The hosted page's own words in Spanish. */
import type { Words } from "./en.ts";

export const es: Words = {
  asks: "{name} quiere saber tu opinión",
  description: (questions) => (questions === 1 ? "Una pregunta." : `${questions} preguntas.`),
  optional: "Opcional",
  maybe: "Solo si es tu caso",
  followed: "Lo he abierto",
  send: "Enviar",
  sending: "Enviando…",
  problem: (count) => (count === 1 ? "Hay una respuesta que revisar" : `Hay ${count} respuestas que revisar`),
  problemTitle: "Revisa tus respuestas",
  nothing: "Responde al menos a una pregunta y envía.",
  thanksTitle: "Gracias",
  thanks: "Gracias por tu respuesta.",
  received: "Ya puedes cerrar esta página.",
  onward: "Continuar a {host}",
  device: "Esta página no guarda nada en tu dispositivo.",
  notFound: { title: "Aquí no hay ninguna encuesta", say: "Revisa el enlace: puede que falte una parte." },
  closed: { title: "Esta encuesta está cerrada", say: "Ya no admite respuestas. Gracias por querer participar." },
  limited: {
    title: "Un momento, por favor",
    say: "Llegan demasiadas peticiones desde aquí. Espera un minuto y repite.",
  },
  tooLarge: { title: "Es demasiado de una vez", say: "Vuelve atrás, acorta tu respuesta más larga y envía de nuevo." },
  form: { title: "No hemos podido leerlo", say: "Abre otra vez el enlace y rellena allí la encuesta." },
  unavailable: {
    title: "Prueba en un momento",
    say: "Ahora no hemos podido registrarlo. Vuelve atrás y envía de nuevo.",
  },
  internal: { title: "Algo ha fallado por nuestra parte", say: "No es culpa tuya. Vuelve atrás y envía de nuevo." },
  number: "Número para preguntarnos",
};
