/** The words, in Spanish, of the home page and of a campaign's own: what marketing sold beside what people met. */
import type { CampaignRow } from "#contract";
import type { ColumnName, Group, View } from "../columns.ts";

type State = CampaignRow["state"];

const states: Record<State, string> = {
  over_promise: "Promete de más",
  under_delivery: "No cumple",
  hidden_gem: "Joya oculta",
  trust_builder: "Genera confianza",
  in_line: "En línea",
  insufficient: "Faltan respuestas",
};
const means: Record<State, string> = {
  over_promise: "Vende bien y no cumple lo suficiente.",
  under_delivery: "No cumple lo suficiente, y no es de las que más venden.",
  hidden_gem: "Cumple bien y vende menos que la mayoría.",
  trust_builder: "Cumple bien.",
  in_line: "Sin una diferencia de 5 puntos que supere el azar.",
  insufficient: "Menos de 30 respuestas a su promesa.",
};
const groups: Record<Group, string> = {
  marketing: "Marketing",
  experience: "Experiencia",
  promise: "Promesa",
  money: "Dinero · estimado",
};
const views: Record<View, string> = {
  overview: "Resumen",
  marketing: "Marketing",
  experience: "Experiencia",
  money: "Dinero",
};
const columns: Record<ColumnName, string> = {
  impressions: "Impresiones",
  clicks: "Clics",
  ctr: "CTR",
  spend: "Gasto",
  conversions: "Conversiones",
  cvr: "Tasa de conversión",
  cpa: "CPA",
  roas: "ROAS",
  rate: "Tasa de respuesta",
  n: "Respuestas",
  nps: "NPS",
  csat: "Satisfacción",
  ces: "Facilidad (1–7)",
  emotion: "Emoción",
  recall: "La recuerdan",
  kept: "Cumplidas",
  gap: "Saldo de promesas",
  trust: "NPS que cuesta incumplir",
  perKept: "Coste por promesa cumplida",
  perPromoter: "Coste por promotor",
  broken: "Gasto en promesas rotas",
  keptRoas: "ROAS cumplido",
  sells: "Índice de marketing",
  promiseGap: "Brecha de promesa",
};

/** The predicate of a finding: the campaign's name stands before it. */
const sells = { best: "es la que más vende", well: "es de las que más venden" } as const;
type Sells = keyof typeof sells | null;

export const home = {
  lead: "Lo que vendió cada campaña junto a lo que encontró su gente. La que mejor vende puede ser la que más decepciona.",
  states,
  means,
  groups,
  views,
  columns,
  view: "Columnas",
  table: "Campaña a campaña",
  caption: "Lo que marketing cuenta de cada campaña y lo que responden sus clientes, con su intervalo del 95 %",
  sortBy: "Ordenar por",
  state: "Estado",
  order: "Orden",
  directions: { asc: "De menor a mayor", desc: "De mayor a menor" },
  sort: "Ordenar",
  missing: (n: number, text: string) => (n === 1 ? "falta 1 respuesta" : `faltan ${text} respuestas`),
  notImported: "sin importar",
  notCounted: "sin contar",
  unknown: "sin dato",
  severalCurrencies: "varias monedas",
  notOne: "no es una sola campaña",
  estimatedFrom: "se estima desde 30 respuestas",
  ofAsked: (asked: string) => `de ${asked} veces preguntado`,
  indices: (sold: string, met: string) => `vende ${sold} · cumple ${met}`,
  standardised: (share: string) => `${share} con los puntos del recorrido de la cuenta`,
  moreOrLess: (low: string, high: string) => `${low} a ${high}`,
  atLeast: (low: string) => `${low} o más`,

  finding: "Lo que se ve",
  flagged: {
    over_promise: (how: Sells, share: string, of: string) =>
      `${how ? `${sells[how]} y ` : ""}cumple ${how ? "" : "solo "}el ${share} de sus promesas (${of}).`,
    under_delivery: (_: Sells, share: string, of: string) => `cumple solo el ${share} de sus promesas (${of}).`,
    hidden_gem: (_: Sells, share: string, of: string) =>
      `cumple el ${share} de sus promesas (${of}) y vende menos que la mayoría.`,
    trust_builder: (_: Sells, share: string, of: string) => `cumple el ${share} de sus promesas (${of}).`,
  },
  of: (kept: string, n: string) => `${kept}\u00a0de\u00a0${n}`,
  rest: (share: string) => `El resto cumple el ${share}.`,
  belowTarget: "Queda por debajo del objetivo del 80 %.",
  aboveTarget: "Queda por encima del objetivo del 80 %.",
  mix: {
    explained: "Se explica por la mezcla de puntos del recorrido: con la misma mezcla, la diferencia baja de 5 puntos.",
    flips: "Depende del punto del recorrido: con la misma mezcla, la comparación se da la vuelta.",
  },
  calm: "Nada llama la atención: ninguna campaña se aparta del resto 5 puntos o más por encima de lo que da el azar.",
  calmTarget:
    "Nada llama la atención: ninguna campaña se aparta del objetivo del 80 % más de lo que da el azar. Con tres o más campañas de 30 respuestas se compararán entre sí.",
  tooEarly: "Todavía es pronto: ninguna campaña tiene las 30 respuestas a su promesa que hacen falta para juzgarla.",
  noPromises: "Todavía no hay respuestas sobre ninguna promesa, y sin ellas no se sabe qué campaña cumple.",
  noPromisesAction: "Preguntar por la promesa en una encuesta",
  seen: (n: string, points: string) =>
    `con ${n} respuestas, se conoce con un margen de ±${points} puntos: un desvío menor aún no se distingue del azar.`,
  waiting: "Sin juzgar todavía:",
  waits: (missing: string) => `(${missing})`,

  quadrant: "Lo que venden y lo que cumplen",
  sellsAxis: "Índice de marketing: cuanto más a la derecha, más vende",
  sellsAxisShort: "Vende más →",
  keptAxis: "↑ Promesas cumplidas",
  howToRead: {
    roas: "A la derecha, más ingresos por lo gastado (ROAS)",
    cvr: "A la derecha, más conversiones por clic",
    ctr: "A la derecha, más clics por impresión",
  },
  howToReadOn:
    "arriba, más promesas cumplidas, con su intervalo del 95 %. Las líneas parten en la mitad de las campañas y en lo que cumple toda la cuenta. El color dice que la diferencia supera el azar; la esquina, por sí sola, no.",
  size: "El tamaño es el gasto.",
  sizeSame: "El tamaño no dice nada: no hay gasto de una misma moneda que comparar.",
  point: {
    kept: (share: string, range: string, n: string) => `cumple el ${share} (${range}), n ${n}`,
    sells: (index: string) => `índice de marketing ${index}`,
    spend: (money: string) => `gasto ${money}`,
  },
  accountLine: (share: string) => `la cuenta, ${share}`,
  noFiguresPoint: "Sin cifras de marketing:",
  fewAnswersPoint: "Con menos de 10 respuestas a su promesa:",
  noMarketingTitle: "Falta la mitad de la historia",
  noMarketing:
    "Sube lo que cuentan Google, Meta, LinkedIn o TikTok de cada campaña y aquí verás cuál vende bien y a la vez decepciona.",
  noMarketingAction: "Importar las cifras de marketing",
  noneToDraw: "Ninguna campaña tiene a la vez cifras de marketing y 10 respuestas a su promesa.",

  leftovers: {
    feedback: "Respuestas sin gasto",
    spend: "Gasto sin respuestas",
    feedbackOf: (n: number, text: string) => (n === 1 ? "1 respuesta" : `${text} respuestas`),
    campaigns: (n: number, text: string) => (n === 1 ? "1 campaña sin cifras" : `${text} campañas sin cifras`),
    none: (n: number, text: string) => (n === 1 ? "1 sin campaña" : `${text} sin campaña`),
    noFeedback: "Ninguna: cada respuesta tiene las cifras de su campaña.",
    feedbackAction: "Ver los nombres sin campaña",
    spendOf: (money: string, share: string) => `${money} (${share})`,
    silent: (n: number, text: string) => (n === 1 ? "1 campaña sin respuestas" : `${text} campañas sin respuestas`),
    unknown: "cifras que no son de ninguna campaña",
    noSpend: "Ninguno: de todo el gasto hay quien responda.",
    noFigures: "Todavía no se ha importado ninguna cifra.",
    spendAction: "Ver las cifras",
  },

  filtered:
    "Los filtros estrechan las respuestas y todo lo que sale de ellas. Impresiones, clics, gasto y ventas son siempre de la campaña entera: ninguna plataforma los cuenta por encuesta, punto del recorrido, idioma o dispositivo. Que un gasto quede sin respuestas se dice contando todas, también las que el filtro deja fuera.",
  by: {
    roas: "El índice de marketing compara el ROAS de las campañas.",
    cvr: "El índice de marketing compara las conversiones por clic.",
    ctr: "El índice de marketing compara los clics por impresión.",
  },
  cut: (n: number, text: string) =>
    n === 1
      ? "Una cifra de varios días cae solo en parte en el periodo y no se cuenta."
      : `${text} cifras de varios días caen solo en parte en el periodo y no se cuentan.`,
  moneyNote:
    "El dinero es una estimación: quienes responden representan a todos los que compraron. Se calcula desde 30 respuestas y no se suman monedas distintas.",
  indexNote:
    "La brecha de promesa es el puesto en ventas menos el puesto en promesas cumplidas, de −100 a 100: ordena la lista, pero solo el estado, que descuenta el azar, señala a una campaña.",
  rules:
    "Los estados comparan cada campaña con el resto (prueba hipergeométrica, q de Benjamini-Hochberg hasta 0,05 y al menos 5 puntos). Con menos de tres campañas de 30 respuestas se comparan con el objetivo del 80 %.",

  standing: "Cómo va",
  why: {
    kept: (share: string, of: string) => `Cumple el ${share} de sus promesas (${of}).`,
    none: "Nadie ha respondido todavía sobre su promesa.",
    missing: (n: number, text: string) =>
      n === 1 ? "Falta 1 respuesta para poder juzgarla." : `Faltan ${text} respuestas para poder juzgarla.`,
    q: (q: string) => `q\u00a0${q}: ya cuenta con que se miran todas las campañas a la vez.`,
    standardised: (share: string) => `Con los puntos del recorrido de toda la cuenta cumpliría el ${share}.`,
  },
  trends: "Semana a semana",
  trendsLead: "Las últimas doce semanas, con su intervalo del 95 %.",
  marketing: "Marketing",
  money: "Lo que cuesta cumplir",
  moneyLead: "Estimado: quienes respondieron representan a todos los que compraron.",
  moneyFew: (n: number, text: string) =>
    n === 1
      ? "Falta 1 respuesta a su promesa para estimar lo que cuesta cumplirla."
      : `Faltan ${text} respuestas a su promesa para estimar lo que cuesta cumplirla.`,
  moneyNone: "Sin cifras de marketing en el periodo no hay coste que repartir.",
  estimated: "estimado",
  basis: (n: string, rate: string | null) =>
    rate === null
      ? `A partir de ${n} respuestas.`
      : `A partir de ${n} respuestas; responde el ${rate} de a quien se pregunta.`,
  trustLead: "Cuánto baja el NPS de quien vio la promesa incumplida.",
  trustFew: "Hacen falta 10 respuestas de cada lado para compararlas.",
  platforms: "Plataformas",
  reach: "Alcance",
};
