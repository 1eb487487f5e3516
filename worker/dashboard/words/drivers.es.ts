/** The words, in Spanish, of what weighs on an outcome. */
import type { DriversReport, DriverZone } from "#contract";

const zones: Record<DriverZone, string> = {
  begin: "Empieza por aquí",
  keep: "Cuídalo",
  later: "Puede esperar",
  spare: "Va bien y pesa poco",
};
const zoneHelp: Record<DriverZone, string> = {
  begin: "Pesa mucho y va peor que la media: es donde mejorar más se nota.",
  keep: "Pesa mucho y va mejor que la media: si cae, se notará.",
  later: "Va peor que la media, pero pesa poco en el resultado.",
  spare: "Va mejor que la media y apenas mueve el resultado: quizá sobre esfuerzo.",
};
const without: Record<NonNullable<DriversReport["without"]>, string> = {
  outcome: "Esta encuesta no tiene ninguna pregunta con nota, así que no hay resultado que explicar.",
  drivers: "Hace falta otra pregunta con nota, respondida por las mismas personas, para comparar con el resultado.",
  answers: "",
  spread: "Todas las respuestas al resultado son iguales: no hay diferencias que explicar.",
};

export const drivers = {
  title: "Qué pesa",
  lead: "Qué preguntas van de la mano del resultado, cuánto pesa cada una y cómo va.",
  outcome: "Resultado",
  noOutcome: "Ninguna pregunta con nota",
  finding: "En una frase",
  begin: (names: string, outcome: string) =>
    `Empieza por ${names}: pesa mucho en «${outcome}» y va peor que la media de las preguntas.`,
  beginMany: (names: string, outcome: string) =>
    `Empieza por ${names}: pesan mucho en «${outcome}» y van peor que la media de las preguntas.`,
  keep: (names: string, outcome: string) =>
    `Nada de lo que más pesa en «${outcome}» va peor que la media de las preguntas. Lo que hay que cuidar es ${names}.`,
  nothing: (outcome: string) => `Ninguna de estas preguntas va de la mano de «${outcome}» más de lo que da el azar.`,
  one: (name: string, outcome: string) =>
    `${name} va de la mano de «${outcome}». Con una sola pregunta no hay con qué compararla.`,
  quoted: (name: string) => `«${name}»`,
  and: " y ",
  without,
  withoutAnswers: (needs: string, has: string) =>
    `Para decir cuánto pesa cada pregunta hacen falta ${needs} personas que las hayan respondido todas; hay ${has}. Hasta entonces, solo la correlación de cada una.`,
  explained: "Explicado (R²)",
  explainedHelp:
    "De lo que separa un resultado de otro, cuánto va de la mano de estas preguntas. El resto es otra cosa.",
  people: "Personas",
  peopleHelp: "Han respondido el resultado y todas las preguntas que se pesan.",
  outcomeHelp: (text: string) => `El resultado: «${text}».`,
  quadrant: "Importancia y marcha",
  quadrantTold: (n: string, begin: string) =>
    `${n} preguntas: de izquierda a derecha, cuánto pesan; de abajo arriba, cómo van. ${begin}`,
  axisShare: "Cuánto pesa →",
  axisPerformance: "Cómo va ↑",
  read: "Cómo leerlo",
  readLead:
    "A la derecha, lo que más pesa; arriba, lo que mejor va. Las líneas marcan la media de las preguntas. Abajo a la derecha está lo que importa y va mal: empieza por ahí.",
  zones,
  zoneHelp,
  zoneNone: "Ninguna.",
  greyed: "Sin peso demostrado",
  greyedHelp: "Su relación con el resultado cabe en lo que da el azar (q > 0,05): su importancia cuenta 0.",
  unweighed: "Sin pesar",
  unweighedHelp: "La respondió menos de la mitad de la gente: solo tiene correlación.",
  against: "Va al revés",
  againstHelp: "Cuanto mejor va, peor el resultado: mira si la pregunta se entiende.",
  table: "Cada pregunta, con sus cifras",
  question: "Pregunta",
  share: "Importancia",
  shareOf: (part: string) => `${part} de lo explicado`,
  zero: "0, sin peso demostrado",
  performance: "Marcha",
  performanceOf: (place: string) => `${place} de 100`,
  correlation: "Correlación",
  spearman: (r: string) => `por rangos ${r}`,
  sure: (q: string) => `más de lo que da el azar (q\u00a0${q})`,
  chance: (q: string) => `cabe en el azar (q\u00a0${q})`,
  untested: "no varía o hay muy pocas respuestas",
  caption: (outcome: string) => `Cuánto pesa cada pregunta en «${outcome}» y cómo va`,
  method: {
    lmg: "La importancia es el valor de Shapley de R² (LMG): lo que cada pregunta añade, en promedio sobre todos los órdenes.",
    johnson: "La importancia son los pesos relativos de Johnson: con más de 8 preguntas, LMG tardaría demasiado.",
  },
  notes:
    "Es correlación, no causa: dice qué va de la mano del resultado, no qué pasaría al cambiarlo. La marcha es la media como lugar en su escala, de 0 a 100; en una promesa, cuántos la ven cumplida. Correlaciones de Pearson con intervalo del 95 %; q según Benjamini y Hochberg, sobre todas las preguntas.",
};
