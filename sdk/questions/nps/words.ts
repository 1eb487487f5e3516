/** The kind's own words: its anchors, and what to do where an answer is missing. */
export const es = {
  low: "Nada probable",
  high: "Muy probable",
  missing: "Elige un número del 0 al 10.",
};

export type NpsWords = typeof es;

export const en: NpsWords = {
  low: "Not at all likely",
  high: "Extremely likely",
  missing: "Choose a number from 0 to 10.",
};

export const pt: NpsWords = {
  low: "Nada provável",
  high: "Extremamente provável",
  missing: "Escolha um número de 0 a 10.",
};

export const fr: NpsWords = {
  low: "Pas du tout probable",
  high: "Extrêmement probable",
  missing: "Choisissez un nombre de 0 à 10.",
};

export const de: NpsWords = {
  low: "Überhaupt nicht wahrscheinlich",
  high: "Äußerst wahrscheinlich",
  missing: "Bitte eine Zahl von 0 bis 10 wählen.",
};

export const it: NpsWords = {
  low: "Per niente probabile",
  high: "Estremamente probabile",
  missing: "Scegli un numero da 0 a 10.",
};

export const ca: NpsWords = {
  low: "Gens probable",
  high: "Extremadament probable",
  missing: "Tria un número del 0 al 10.",
};

export const nl: NpsWords = {
  low: "Helemaal niet waarschijnlijk",
  high: "Uiterst waarschijnlijk",
  missing: "Kies een cijfer van 0 tot en met 10.",
};

export const ar: NpsWords = {
  low: "غير محتمل إطلاقًا",
  high: "محتمل للغاية",
  missing: "يُرجى اختيار رقم من 0 إلى 10.",
};

export const he: NpsWords = {
  low: "כלל לא סביר",
  high: "סביר ביותר",
  missing: "נא לבחור מספר בין 0 ל-10.",
};

export const ja: NpsWords = {
  low: "可能性はまったくない",
  high: "可能性は非常に高い",
  missing: "数字を0～10から選んでください。",
};

export const zh: NpsWords = {
  low: "完全不可能",
  high: "极有可能",
  missing: "请选择 0 到 10 之间的数字。",
};
