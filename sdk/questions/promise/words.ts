/** The kind's own wording. Quoted and generic ask for the same comparison, so their answers share one scale. */
export const es = {
  quoted: "Te prometimos: «{promise}». Comparado con eso, tu experiencia fue…",
  generic: "Piensa en lo que te hizo esperar nuestra publicidad. Comparado con eso, tu experiencia fue…",
  "-2": "Mucho peor",
  "-1": "Peor",
  "0": "Tal como se prometió",
  "1": "Mejor",
  "2": "Mucho mejor",
  not_recalled: "No recuerdo",
  missing: "Elige la opción que más se acerque.",
};

export type PromiseWords = typeof es;

export const en: PromiseWords = {
  quoted: "We promised: “{promise}”. Compared with that, your experience was…",
  generic: "Think of what our advertising led you to expect. Compared with that, your experience was…",
  "-2": "Much worse",
  "-1": "Worse",
  "0": "As promised",
  "1": "Better",
  "2": "Much better",
  not_recalled: "I don't recall that",
  missing: "Choose the answer that comes closest.",
};
