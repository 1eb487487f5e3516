/** The kind's own words: a face is read differently by everyone, its label is not. */
export const es = {
  low: "Muy mal",
  2: "Mal",
  3: "Normal",
  4: "Bien",
  high: "Muy bien",
  of: "{count} de 5",
  missing: "Elige una de las caras.",
};

export type EmotionWords = typeof es;

export const en: EmotionWords = {
  low: "Very bad",
  2: "Bad",
  3: "Neutral",
  4: "Good",
  high: "Very good",
  of: "{count} of 5",
  missing: "Choose one of the faces.",
};

export const pt: EmotionWords = {
  low: "Muito mal",
  2: "Mal",
  3: "Normal",
  4: "Bem",
  high: "Muito bem",
  of: "{count} de 5",
  missing: "Escolha um dos rostos.",
};

export const fr: EmotionWords = {
  low: "Très mal",
  2: "Mal",
  3: "Neutre",
  4: "Bien",
  high: "Très bien",
  of: "{count} sur 5",
  missing: "Choisissez un des visages.",
};

export const de: EmotionWords = {
  low: "Sehr schlecht",
  2: "Schlecht",
  3: "Neutral",
  4: "Gut",
  high: "Sehr gut",
  of: "{count} von 5",
  missing: "Bitte eines der Gesichter wählen.",
};

export const it: EmotionWords = {
  low: "Molto male",
  2: "Male",
  3: "Normale",
  4: "Bene",
  high: "Molto bene",
  of: "{count} su 5",
  missing: "Scegli una delle faccine.",
};

export const ca: EmotionWords = {
  low: "Molt malament",
  2: "Malament",
  3: "Normal",
  4: "Bé",
  high: "Molt bé",
  of: "{count} de 5",
  missing: "Tria una de les cares.",
};

export const nl: EmotionWords = {
  low: "Heel slecht",
  2: "Slecht",
  3: "Neutraal",
  4: "Goed",
  high: "Heel goed",
  of: "{count} van 5",
  missing: "Kies een van de gezichtjes.",
};

export const ar: EmotionWords = {
  low: "سيئ جدًا",
  2: "سيئ",
  3: "عادي",
  4: "جيد",
  high: "جيد جدًا",
  of: "{count} من 5",
  missing: "يُرجى اختيار أحد الوجوه.",
};

export const he: EmotionWords = {
  low: "רע מאוד",
  2: "רע",
  3: "רגיל",
  4: "טוב",
  high: "טוב מאוד",
  of: "{count} מתוך 5",
  missing: "נא לבחור באחד הפרצופים.",
};

export const ja: EmotionWords = {
  low: "とても悪い",
  2: "悪い",
  3: "ふつう",
  4: "良い",
  high: "とても良い",
  of: "5段階中{count}",
  missing: "顔を1つ選んでください。",
};

export const zh: EmotionWords = {
  low: "非常差",
  2: "差",
  3: "一般",
  4: "好",
  high: "非常好",
  of: "{count} 分（共 5 分）",
  missing: "请选择一个表情。",
};
