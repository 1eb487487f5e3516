/** The kind's own words, which hold for whoever answers and whatever was asked about. */
export const es = {
  low: "Nada satisfactorio",
  2: "Poco satisfactorio",
  3: "Aceptable",
  4: "Satisfactorio",
  high: "Muy satisfactorio",
  of: "{count} de 5",
  missing: "Elige un valor del 1 al 5.",
};

export type CsatWords = typeof es;

export const en: CsatWords = {
  low: "Very dissatisfied",
  2: "Dissatisfied",
  3: "Neutral",
  4: "Satisfied",
  high: "Very satisfied",
  of: "{count} of 5",
  missing: "Choose a value from 1 to 5.",
};

export const pt: CsatWords = {
  low: "Nada satisfatório",
  2: "Pouco satisfatório",
  3: "Aceitável",
  4: "Satisfatório",
  high: "Muito satisfatório",
  of: "{count} de 5",
  missing: "Escolha um valor de 1 a 5.",
};

export const fr: CsatWords = {
  low: "Pas du tout satisfaisant",
  2: "Peu satisfaisant",
  3: "Neutre",
  4: "Satisfaisant",
  high: "Très satisfaisant",
  of: "{count} sur 5",
  missing: "Choisissez une valeur de 1 à 5.",
};

export const de: CsatWords = {
  low: "Sehr unzufrieden",
  2: "Unzufrieden",
  3: "Neutral",
  4: "Zufrieden",
  high: "Sehr zufrieden",
  of: "{count} von 5",
  missing: "Bitte einen Wert von 1 bis 5 wählen.",
};

export const it: CsatWords = {
  low: "Per niente soddisfacente",
  2: "Poco soddisfacente",
  3: "Accettabile",
  4: "Soddisfacente",
  high: "Molto soddisfacente",
  of: "{count} su 5",
  missing: "Scegli un valore da 1 a 5.",
};

export const ca: CsatWords = {
  low: "Gens satisfactori",
  2: "Poc satisfactori",
  3: "Acceptable",
  4: "Satisfactori",
  high: "Molt satisfactori",
  of: "{count} de 5",
  missing: "Tria un valor de l’1 al 5.",
};

export const nl: CsatWords = {
  low: "Zeer ontevreden",
  2: "Ontevreden",
  3: "Neutraal",
  4: "Tevreden",
  high: "Zeer tevreden",
  of: "{count} van 5",
  missing: "Kies een waarde van 1 tot en met 5.",
};

export const ar: CsatWords = {
  low: "غير مُرضٍ إطلاقًا",
  2: "غير مُرضٍ",
  3: "محايد",
  4: "مُرضٍ",
  high: "مُرضٍ جدًا",
  of: "{count} من 5",
  missing: "يُرجى اختيار قيمة من 1 إلى 5.",
};

export const he: CsatWords = {
  low: "מאוד לא מרוצה",
  2: "לא מרוצה",
  3: "לא לכאן ולא לכאן",
  4: "מרוצה",
  high: "מרוצה מאוד",
  of: "{count} מתוך 5",
  missing: "נא לבחור ערך בין 1 ל-5.",
};

export const ja: CsatWords = {
  low: "非常に不満",
  2: "不満",
  3: "どちらでもない",
  4: "満足",
  high: "非常に満足",
  of: "5段階中{count}",
  missing: "評価を選んでください。",
};

export const zh: CsatWords = {
  low: "非常不满意",
  2: "不满意",
  3: "一般",
  4: "满意",
  high: "非常满意",
  of: "{count} 分（共 5 分）",
  missing: "请选择 1 到 5 分之间的评分。",
};
