/** The kind's own words. */
export const es = {
  yes: "Sí",
  no: "No",
  missing: "Elige una de las dos respuestas.",
};

export type YesnoWords = typeof es;

export const en: YesnoWords = {
  yes: "Yes",
  no: "No",
  missing: "Choose one of the two answers.",
};

export const pt: YesnoWords = {
  yes: "Sim",
  no: "Não",
  missing: "Escolha uma das duas respostas.",
};

export const fr: YesnoWords = {
  yes: "Oui",
  no: "Non",
  missing: "Choisissez une des deux réponses.",
};

export const de: YesnoWords = {
  yes: "Ja",
  no: "Nein",
  missing: "Bitte eine der beiden Antworten wählen.",
};

export const it: YesnoWords = {
  yes: "Sì",
  no: "No",
  missing: "Scegli una delle due risposte.",
};

export const ca: YesnoWords = {
  yes: "Sí",
  no: "No",
  missing: "Tria una de les dues respostes.",
};

export const nl: YesnoWords = {
  yes: "Ja",
  no: "Nee",
  missing: "Kies een van de twee antwoorden.",
};

export const ar: YesnoWords = {
  yes: "نعم",
  no: "لا",
  missing: "يُرجى اختيار إحدى الإجابتين.",
};

export const he: YesnoWords = {
  yes: "כן",
  no: "לא",
  missing: "נא לבחור באחת משתי התשובות.",
};

export const ja: YesnoWords = {
  yes: "はい",
  no: "いいえ",
  missing: "どちらか1つを選んでください。",
};

export const zh: YesnoWords = {
  yes: "是",
  no: "否",
  missing: "请从两个答案中选一个。",
};
