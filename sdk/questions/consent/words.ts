/** The kind's own words. */
export const es = {
  missing: "Marca la casilla para seguir.",
  agree: "Estoy de acuerdo",
};

export type ConsentWords = typeof es;

export const en: ConsentWords = {
  missing: "Tick the box to go on.",
  agree: "I agree",
};

export const pt: ConsentWords = {
  missing: "Marque a caixa para continuar.",
  agree: "Concordo",
};

export const fr: ConsentWords = {
  missing: "Cochez la case pour continuer.",
  agree: "J’accepte",
};

export const de: ConsentWords = {
  missing: "Bitte das Kästchen ankreuzen, um fortzufahren.",
  agree: "Ich stimme zu",
};

export const it: ConsentWords = {
  missing: "Spunta la casella per continuare.",
  agree: "Accetto",
};

export const ca: ConsentWords = {
  missing: "Marca la casella per continuar.",
  agree: "Hi estic d’acord",
};

export const nl: ConsentWords = {
  missing: "Vink het vakje aan om verder te gaan.",
  agree: "Ik ga akkoord",
};

export const ar: ConsentWords = {
  missing: "يُرجى تحديد المربع للمتابعة.",
  agree: "أوافق",
};

export const he: ConsentWords = {
  missing: "נא לסמן את התיבה כדי להמשיך.",
  agree: "אני מסכים/ה",
};

export const ja: ConsentWords = {
  missing: "チェックを入れて先にお進みください。",
  agree: "同意します",
};

export const zh: ConsentWords = {
  missing: "请先勾选方框再继续。",
  agree: "我同意",
};
