/** The kind's own words: what to do, and how much room is left. */
export const es = {
  missing: "Escribe unas palabras para seguir.",
  out_of_range: "Cuéntanos un poco más: al menos {min} caracteres.",
  text_too_long: "El texto es demasiado largo: caben {max} caracteres.",
  left: "Caracteres libres: {count}",
  over: "Caracteres de más: {count}",
};

export type TextWords = typeof es;

export const en: TextWords = {
  missing: "Write a few words to go on.",
  out_of_range: "Tell us a little more: at least {min} characters.",
  text_too_long: "The text is too long: there is room for {max} characters.",
  left: "Characters left: {count}",
  over: "Characters over the limit: {count}",
};

export const pt: TextWords = {
  missing: "Escreva algumas palavras para continuar.",
  out_of_range: "Conte um pouco mais: pelo menos {min} caracteres.",
  text_too_long: "O texto é longo demais: cabem {max} caracteres.",
  left: "Caracteres livres: {count}",
  over: "Caracteres a mais: {count}",
};

export const fr: TextWords = {
  missing: "Écrivez quelques mots pour continuer.",
  out_of_range: "Dites-nous-en un peu plus\u00a0: au moins {min} caractères.",
  text_too_long: "Le texte est trop long\u00a0: {max} caractères au plus.",
  left: "Caractères restants\u00a0: {count}",
  over: "Caractères en trop\u00a0: {count}",
};

export const de: TextWords = {
  missing: "Bitte ein paar Worte schreiben, um fortzufahren.",
  out_of_range: "Bitte etwas mehr erzählen: mindestens {min} Zeichen.",
  text_too_long: "Der Text ist zu lang: höchstens {max} Zeichen.",
  left: "Freie Zeichen: {count}",
  over: "Zeichen zu viel: {count}",
};

export const it: TextWords = {
  missing: "Scrivi qualche parola per continuare.",
  out_of_range: "Raccontaci qualcosa in più: almeno {min} caratteri.",
  text_too_long: "Il testo è troppo lungo: al massimo {max} caratteri.",
  left: "Caratteri rimasti: {count}",
  over: "Caratteri di troppo: {count}",
};

export const ca: TextWords = {
  missing: "Escriu unes paraules per continuar.",
  out_of_range: "Explica’ns una mica més: com a mínim {min} caràcters.",
  text_too_long: "El text és massa llarg: hi caben {max} caràcters.",
  left: "Caràcters lliures: {count}",
  over: "Caràcters de més: {count}",
};

export const nl: TextWords = {
  missing: "Schrijf een paar woorden om verder te gaan.",
  out_of_range: "Vertel ons iets meer: minstens {min} tekens.",
  text_too_long: "De tekst is te lang: er is plaats voor {max} tekens.",
  left: "Tekens vrij: {count}",
  over: "Tekens te veel: {count}",
};

export const ar: TextWords = {
  missing: "يُرجى كتابة بضع كلمات للمتابعة.",
  out_of_range: "نودّ معرفة المزيد. الحد الأدنى للأحرف: {min}.",
  text_too_long: "النص طويل جدًا. الحد الأقصى للأحرف: {max}.",
  left: "الأحرف المتبقية: {count}",
  over: "الأحرف الزائدة: {count}",
};

export const he: TextWords = {
  missing: "נא לכתוב כמה מילים כדי להמשיך.",
  out_of_range: "נשמח לשמוע עוד קצת: לפחות {min} תווים.",
  text_too_long: "הטקסט ארוך מדי: יש מקום ל-{max} תווים.",
  left: "תווים פנויים: {count}",
  over: "תווים עודפים: {count}",
};

export const ja: TextWords = {
  missing: "ひとことご記入ください。",
  out_of_range: "もう少し詳しくお聞かせください（{min}文字以上）。",
  text_too_long: "文章が長すぎます（{max}文字まで）。",
  left: "残り文字数：{count}",
  over: "超過文字数：{count}",
};

export const zh: TextWords = {
  missing: "请写几个字再继续。",
  out_of_range: "请再多写一些：至少 {min} 个字符。",
  text_too_long: "文字太长：最多 {max} 个字符。",
  left: "剩余字符：{count}",
  over: "超出字符：{count}",
};
