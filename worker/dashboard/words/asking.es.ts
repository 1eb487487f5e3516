/** The words, in Spanish, of who is asked and who answers. */
import type { AskedBy, AskingReport } from "#contract";

const verdicts: Record<AskingReport["fatigue"]["verdict"], string> = {
  more: "Las semanas en que más se pregunta, más gente cierra la encuesta: preguntar más está cansando.",
  less: "Las semanas en que más se pregunta no se cierra más, sino menos: no hay señal de cansancio.",
  neither: "Preguntar más no ha hecho que se cierre más: no hay señal de cansancio.",
  untold: "Aún no se puede saber si preguntar más cansa: hacen falta 6 semanas cerradas con 10 apariciones o más.",
};
const by: Record<AskedBy, string> = {
  touchpoint: "Por punto del recorrido",
  channel: "Por canal",
  campaign: "Por campaña",
};
const weightedBy: Record<AskedBy, string> = {
  touchpoint: "puntos del recorrido",
  channel: "canales",
  campaign: "campañas",
};

export const asking = {
  title: "A quién se pregunta",
  lead: "Cuánto se pregunta, si cansa, y si quienes responden se parecen a quienes vieron la encuesta.",
  finding: "En una frase",
  fine: (rate: string) =>
    `Responde el ${rate} de quienes ven una encuesta, y se parecen al resto en todo lo que se puede comparar.`,
  differs: (rate: string, names: string) =>
    `Responde el ${rate} de quienes ven una encuesta, pero no se reparten igual ${names}: puede que no representen a todos.`,
  untold: (rate: string) =>
    `Responde el ${rate} de quienes ven una encuesta. Si se parecen al resto no se puede saber todavía.`,
  noRate:
    "No se contó cuánta gente vio las encuestas, así que no se puede saber si quienes responden representan al resto.",
  differsBy: { touchpoint: "por punto del recorrido", channel: "por canal", campaign: "por campaña" } as Record<
    AskedBy,
    string
  >,
  and: " ni ",
  visitors: (n: number, text: string) =>
    n === 1 ? "1 visitante sin identificador al día." : `${text} visitantes sin identificador al día.`,
  visitorsOrMore: (_: number, text: string) => `${text} visitantes sin identificador al día, o más.`,
  visitorsHelp:
    "De media, en los días (UTC) ya terminados: cada uno cuenta una vez al día, y al siguiente nadie lo reconoce.",
  shown: "Veces que se preguntó",
  shownHelp: (n: number, text: string) =>
    n === 1 ? "Otra vez más, una regla lo evitó." : `Otras ${text} veces una regla lo evitó.`,
  response: "Respondieron algo",
  responseHelp: "De quienes vieron la encuesta. Acompaña siempre a la nota.",
  dismiss: "La cerraron",
  dismissHelp: "De quienes vieron la encuesta.",
  tired: "¿Cansa preguntar?",
  tiredLead: "Qué parte cerró la encuesta cada semana y, debajo, cuántas veces se mostró.",
  weeksTitle: "Parte que la cerró, semana a semana",
  weeksTold: (n: string, first: string, last: string) => `${n} semanas, del ${first} al ${last}.`,
  weeksNone: "Ninguna semana llega a 10 apariciones: todavía no hay una línea que dibujar.",
  verdicts,
  correlation: (r: string, n: string) =>
    `Correlación por rangos entre mostrar y cerrar: ${r}, en ${n} semanas cerradas.`,
  week: "Semana",
  share: "La cerraron",
  held: "Evitadas",
  open: "aún abierta",
  rules: "Lo que protege a la gente",
  rulesLead: "Cuántas veces una regla evitó preguntar, y las reglas que ahora rigen para todas las encuestas.",
  rulesNone: "En estos días ninguna regla tuvo que evitar nada.",
  quietDays: "Descanso entre encuestas",
  days: (n: string) => (n === "1" ? "1 día" : `${n} días`),
  mostAsks: "Encuestas por persona",
  asks: (n: string) => `${n} en 30 días`,
  holdout: "Nunca se pregunta",
  ofVisitors: (share: string) => `al ${share} de los visitantes`,
  change: "Cambiar estas reglas",
  surveys: "Cada encuesta",
  surveysLead: "Cuántas veces se mostró cada una, cuánta gente respondió y cuánta la cerró.",
  surveysCaption: "Apariciones, respuestas y cierres de cada encuesta",
  answered: "Respondieron",
  who: "¿Quién responde?",
  whoLead:
    "Qué parte de cada grupo responde. Cuando un grupo pesa en las respuestas mucho más o mucho menos que entre quienes vieron la encuesta, las notas pueden no representar a todos.",
  by,
  parts: (answered: string, shown: string) => `${answered} de las respuestas, ${shown} de lo mostrado`,
  mayNot: "Puede no representar",
  alike: "Se parecen",
  cannot: "Sin comparar",
  cannotHelp: "Hacen falta al menos dos grupos y 30 respuestas de gente a la que se contó como que la vio.",
  more: (n: number, text: string) => (n === 1 ? "Ver el otro" : `Ver los otros ${text}`),
  n: "Mostradas",
  hidden: (segments: number, text: string, n: string) =>
    `${segments === 1 ? "1 grupo no se muestra" : `${text} grupos no se muestran`} (${n === "1" ? "1 aparición" : `${n} apariciones en total`}): con menos de 5 personas se sabría quién es quién.`,
  scores: "¿Cambiaría la nota?",
  scoresLead:
    "La nota principal de cada encuesta, tal cual y como sería si respondieran los mismos grupos que la vieron; y las primeras respuestas frente a las últimas.",
  scoresNone: "Todavía no hay notas que comparar.",
  raw: "Tal cual",
  weighted: "Ponderada",
  weightedHelp: (names: string, nEff: string) =>
    `Según el reparto por ${names} de quienes la vieron. Precisa como ${nEff} respuestas sin ponderar.`,
  weightedBy,
  weightedNone: "Sin ponderar: hacen falta 30 respuestas, dos grupos y haber contado quién la vio.",
  late: "Primeras y últimas",
  lateSplit: (day: string) => `El corte es el ${day}`,
  lateText: (change: string, verdict: string) => `${change}, ${verdict}`,
  lateNone: "Hacen falta 10 respuestas en cada mitad.",
  early: "primeras",
  later: "últimas",
  notes:
    "Las apariciones se cuentan sin ningún identificador: no se sabe cuántas veces se preguntó a una misma persona, ni hay reparto por dispositivo o idioma. Diferencia estandarizada mayor que 0,2 entre respuestas y apariciones: puede no representar. Ponderación por posestratificación, con pesos de 5 como mucho. Primeras y últimas se separan por el día en que llegaron, así que un cambio real de la nota también se ve ahí.",
  quietTitle: "Nadie ha visto una encuesta en estos días",
  quiet: "Prueba con un periodo más largo o quita algún filtro.",
};
