/**
 * What the demo shop asks, and where. The pages of the demo fire only the moments of the first two; the others wait
 * for moments of a whole shop, so that whoever tries the demo is asked one thing at a time.
 */
import type { SurveyDraft } from "#contract";

export const demoAsk = {
  es: "¿Recomendarías Anochece a una persona cercana?",
  en: "Would you recommend Anochece to someone close to you?",
};

const why = {
  id: "why",
  kind: "text" as const,
  ask: { es: "¿Qué es lo que más ha pesado en tu respuesta?", en: "What weighed most in your answer?" },
  max: 1000,
};
const thanks = {
  id: "thanks",
  say: { es: "¡Gracias! Lo leerá una persona del taller.", en: "Thank you! Someone at the workshop will read it." },
};
const feel = {
  id: "feel",
  kind: "emotion" as const,
  ask: { es: "¿Cómo te sientes ahora mismo con Anochece?", en: "How do you feel about Anochece right now?" },
  required: true,
};
const easy = (es: string, en: string) => ({ id: "easy", kind: "ces" as const, ask: { es, en }, required: true });
const stars = (id: string, es: string, en: string) => ({ id, kind: "rating" as const, ask: { es, en } });

export const surveys = {
  checkout: {
    name: "Después de la compra",
    locale: "es",
    touchpoint: "checkout",
    questions: [{ id: "nps", kind: "nps", ask: demoAsk, required: true }, { id: "kept", kind: "promise" }, why],
    endings: [thanks],
    when: { any: [{ event: "order_completed" }] },
    // In a shop one would ask once in a season; whoever tries the demo wants to see it again.
    repeat: { mode: "always" },
    show: { as: "popover", corner: "bottom-end" },
  },
  /** For the example of a survey inside a page: it comes at the end of a guide. */
  guide: {
    name: "Al final de la guía",
    locale: "es",
    questions: [
      {
        id: "useful",
        kind: "yesno",
        ask: { es: "¿Te ha servido esta guía?", en: "Was this guide useful?" },
        required: true,
      },
      {
        id: "missing",
        kind: "text",
        ask: { es: "¿Qué has echado en falta?", en: "What did you miss?" },
        max: 1000,
        showIf: { all: [{ answer: "useful", op: "is", value: false }] },
      },
    ],
    when: { any: [{ event: "guide_read" }] },
    repeat: { mode: "always" },
    show: { as: "inline", selector: "#opinion" },
  },
  landing: {
    name: "Al llegar",
    locale: "es",
    touchpoint: "landing",
    questions: [feel, { id: "heard", kind: "single", metric: "heard" }, why],
    endings: [thanks],
    when: { any: [{ event: "collection_browsed" }] },
  },
  product: {
    name: "En la ficha de producto",
    locale: "es",
    touchpoint: "product",
    questions: [
      easy("¿Te está resultando fácil elegir tu pieza?", "Is it easy to choose your piece?"),
      { ...feel, required: false },
      why,
    ],
    endings: [thanks],
    when: { any: [{ event: "product_compared" }] },
  },
  delivery: {
    name: "Tras la entrega",
    locale: "es",
    touchpoint: "delivery",
    questions: [
      {
        id: "csat",
        kind: "csat",
        ask: { es: "¿Qué te ha parecido la entrega?", en: "How was the delivery?" },
        required: true,
      },
      { id: "kept", kind: "promise" },
      stars("punctual", "La puntualidad", "How punctual it was"),
      stars("packing", "El embalaje", "The packaging"),
      stars("piece", "La pieza", "The piece itself"),
      why,
    ],
    endings: [thanks],
    when: { any: [{ event: "order_delivered" }] },
  },
  support: {
    name: "Al cerrar una consulta",
    locale: "es",
    touchpoint: "support",
    questions: [
      easy("¿Te resultó fácil resolverlo?", "Was it easy to get it solved?"),
      { ...feel, required: false },
      why,
    ],
    endings: [thanks],
    when: { any: [{ event: "case_closed" }] },
  },
} satisfies Record<string, SurveyDraft>;

export type SurveyName = keyof typeof surveys;
