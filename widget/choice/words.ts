/**
 * What the consent page says: word for word what the table "What is kept, and when" does. Who changes what these sentences
 * mean gives them a new name in `wording`: a receipt tells by it what was read.
 */
export const wording = "voz-1";

const en = {
  title: "Your opinion, and what is kept for it",
  intro: "This site asks for opinions with Voz. You decide what may be kept for that, and may change your mind here.",
  granted: "If you agree",
  grantedKeeps:
    "This device keeps a random number for this browser, how you came here (up to eleven visits, for 90 days), and answers that are unfinished or unsent. The number and the visits go along with your answers.",
  denied: "If you refuse",
  deniedKeeps:
    "What was kept is deleted. An answer that you send tells the channel and the campaign of this visit and nothing else of how you came; which surveys you see is not counted.",
  pending: "Until you decide",
  pendingKeeps:
    "Surveys that are shown and closed are counted, without a number of yours. An answer that you send tells how you came to this site this time.",
  always:
    "Always: this device remembers which surveys you answered or closed, and on which day, so that you are not asked again, and an answer that you sent until it has arrived. Your address (IP) is not stored.",
  purposes: "What for:",
  purpose: "to know which campaign brought you",
  version: "Wording:",
  isGranted: "You have agreed.",
  isDenied: "You have refused.",
  isPending: "You have not decided yet.",
  gpc: "Your browser says no for you (Global Privacy Control). That counts, whatever is chosen here.",
  dnt: "Your browser asks not to be tracked (Do Not Track). Where this site heeds that, your answers come without a number and without earlier visits.",
  remembered: "This browser remembers your choice.",
  forgotten: "Your choice holds on this page, and beyond it where this site remembers it.",
  agree: "I agree",
  refuse: "I refuse",
  takeBack: "Take my consent back",
  unready: "Voz does not run on this page: nothing is kept, and nothing is sent.",
};
export type ChoiceWords = typeof en;

const es: ChoiceWords = {
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
  purposes: "Para qué:",
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

export const choiceWords: Readonly<Record<string, ChoiceWords>> = { en, es };
