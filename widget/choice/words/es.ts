import type { ChoiceWords } from "./words.types.ts";

const es: ChoiceWords = {
  lang: "es",
  title: "Tu opinión y lo que se guarda para pedirla",
  intro: "Este sitio pide opiniones con Voz. Tú decides qué se puede guardar para eso, y aquí puedes cambiar de idea.",
  granted: "Si aceptas",
  grantedKeeps:
    "Este dispositivo guarda un número al azar para este navegador, cómo llegaste (hasta once visitas, durante 90 días) y las respuestas sin terminar o sin enviar. El número y las visitas acompañan a tus respuestas.",
  denied: "Si rechazas",
  deniedKeeps:
    "Se borra lo guardado. Una respuesta que envíes dice el canal y la campaña de esta visita y nada más de cómo llegaste; no se cuenta qué encuestas ves.",
  pending: "Mientras no decidas",
  pendingKeeps:
    "Se cuentan las encuestas que se muestran y se cierran, sin ningún número tuyo. Una respuesta que envíes dice cómo llegaste esta vez a este sitio.",
  always:
    "Siempre: este dispositivo recuerda qué encuestas respondiste o cerraste y en qué día, para no volver a preguntarte, y una respuesta enviada hasta que llega. Tu dirección (IP) no se guarda.",
  purposes: "Para qué: {list}.",
  comma: ", ",
  purpose: "para saber qué campaña te trajo",
  version: "Texto:",
  isGranted: "Has aceptado.",
  isDenied: "Has rechazado.",
  isPending: "Todavía no has decidido.",
  gpc: "Tu navegador dice que no por ti (Global Privacy Control). Eso vale, elijas lo que elijas aquí.",
  dnt: "Tu navegador pide que no se te rastree (Do Not Track). Si este sitio lo respeta, tus respuestas llegan sin número y sin visitas anteriores.",
  remembered: "Este navegador recuerda tu elección.",
  forgotten: "Tu elección vale en esta página, y fuera de ella si este sitio la recuerda.",
  agree: "Acepto",
  refuse: "Rechazo",
  takeBack: "Retirar mi consentimiento",
  unready: "Voz no funciona en esta página: no se guarda ni se envía nada.",
};
export default es;
