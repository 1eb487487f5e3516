/**
 * The built-in questions in words, options by their ids; `heard` is the wording of that question. Apart from the kind's
 * own words: a page gets them with the survey, in the languages that the survey speaks.
 */
const es = {
  heard: "¿Cómo nos conociste?",
  search: "Buscador",
  social: "Redes sociales",
  friend: "Amistades o familia",
  email: "Correo electrónico",
  ad: "Anuncio",
  press: "Prensa o blog",
  ai: "Asistente de IA",
  shop: "En una tienda",
  very: "Me decepcionaría mucho",
  somewhat: "Me decepcionaría un poco",
  not: "No me decepcionaría",
  left: "Ya no lo uso",
};

export type BuiltWords = typeof es;

const en: BuiltWords = {
  heard: "How did you hear about us?",
  search: "Search engine",
  social: "Social media",
  friend: "Friend or family",
  email: "Email",
  ad: "Advertisement",
  press: "Press or blog",
  ai: "AI assistant",
  shop: "In a shop",
  very: "Very disappointed",
  somewhat: "Somewhat disappointed",
  not: "Not disappointed",
  left: "I no longer use it",
};

const pt: BuiltWords = {
  heard: "Como nos conheceu?",
  search: "Motor de busca",
  social: "Redes sociais",
  friend: "Amigos ou família",
  email: "E-mail",
  ad: "Anúncio",
  press: "Imprensa ou blog",
  ai: "Assistente de IA",
  shop: "Numa loja",
  very: "Muito desapontado(a)",
  somewhat: "Um pouco desapontado(a)",
  not: "Nada desapontado(a)",
  left: "Já não uso",
};

const fr: BuiltWords = {
  heard: "Comment avez-vous entendu parler de nous\u00a0?",
  search: "Moteur de recherche",
  social: "Réseaux sociaux",
  friend: "Amis ou famille",
  email: "E-mail",
  ad: "Publicité",
  press: "Presse ou blog",
  ai: "Assistant IA",
  shop: "En magasin",
  very: "Cela me décevrait beaucoup",
  somewhat: "Cela me décevrait un peu",
  not: "Cela ne me décevrait pas",
  left: "Je ne l’utilise plus",
};

const de: BuiltWords = {
  heard: "Wie sind Sie auf uns aufmerksam geworden?",
  search: "Suchmaschine",
  social: "Soziale Medien",
  friend: "Freunde oder Familie",
  email: "E-Mail",
  ad: "Anzeige",
  press: "Presse oder Blog",
  ai: "KI-Assistent",
  shop: "In einem Geschäft",
  very: "Sehr enttäuscht",
  somewhat: "Etwas enttäuscht",
  not: "Nicht enttäuscht",
  left: "Ich nutze es nicht mehr",
};

const it: BuiltWords = {
  heard: "Come ci hai conosciuto?",
  search: "Motore di ricerca",
  social: "Social media",
  friend: "Amici o famiglia",
  email: "E-mail",
  ad: "Annuncio pubblicitario",
  press: "Stampa o blog",
  ai: "Assistente IA",
  shop: "In un negozio",
  very: "Mi deluderebbe molto",
  somewhat: "Mi deluderebbe un po’",
  not: "Non mi deluderebbe",
  left: "Non lo uso più",
};

const ca: BuiltWords = {
  heard: "Com ens vas conèixer?",
  search: "Cercador",
  social: "Xarxes socials",
  friend: "Amistats o família",
  email: "Correu electrònic",
  ad: "Anunci",
  press: "Premsa o blog",
  ai: "Assistent d’IA",
  shop: "En una botiga",
  very: "Em decebria molt",
  somewhat: "Em decebria una mica",
  not: "No em decebria",
  left: "Ja no ho faig servir",
};

const nl: BuiltWords = {
  heard: "Hoe heb je over ons gehoord?",
  search: "Zoekmachine",
  social: "Sociale media",
  friend: "Vrienden of familie",
  email: "E-mail",
  ad: "Advertentie",
  press: "Pers of blog",
  ai: "AI-assistent",
  shop: "In een winkel",
  very: "Erg teleurgesteld",
  somewhat: "Een beetje teleurgesteld",
  not: "Niet teleurgesteld",
  left: "Ik gebruik het niet meer",
};

const ar: BuiltWords = {
  heard: "كيف سمعتم عنا؟",
  search: "محرك بحث",
  social: "شبكات التواصل",
  friend: "أصدقاء أو عائلة",
  email: "البريد الإلكتروني",
  ad: "إعلان",
  press: "صحافة أو مدونة",
  ai: "مساعد ذكاء اصطناعي",
  shop: "في متجر",
  very: "سيخيب أملي كثيرًا",
  somewhat: "سيخيب أملي قليلًا",
  not: "لن يخيب أملي",
  left: "لم أعد أستخدمه",
};

const he: BuiltWords = {
  heard: "איך שמעת עלינו?",
  search: "מנוע חיפוש",
  social: "רשתות חברתיות",
  friend: "חברים או משפחה",
  email: "אימייל",
  ad: "פרסומת",
  press: "עיתונות או בלוג",
  ai: "עוזר AI",
  shop: "בחנות",
  very: "יאכזב אותי מאוד",
  somewhat: "יאכזב אותי קצת",
  not: "לא יאכזב אותי",
  left: "כבר לא בשימוש אצלי",
};

const ja: BuiltWords = {
  heard: "当社を何でお知りになりましたか？",
  search: "検索エンジン",
  social: "SNS",
  friend: "友人・家族",
  email: "メール",
  ad: "広告",
  press: "新聞・雑誌・ブログ",
  ai: "AIアシスタント",
  shop: "店舗",
  very: "非常に残念に思う",
  somewhat: "少し残念に思う",
  not: "残念に思わない",
  left: "もう使っていない",
};

const zh: BuiltWords = {
  heard: "您是怎么知道我们的？",
  search: "搜索引擎",
  social: "社交媒体",
  friend: "朋友或家人",
  email: "电子邮件",
  ad: "广告",
  press: "媒体或博客",
  ai: "AI 助手",
  shop: "实体店",
  very: "非常失望",
  somewhat: "有点失望",
  not: "不失望",
  left: "已不再使用",
};

/** language → the built-in words in it. */
export const builtWords: Readonly<Record<string, BuiltWords>> & { readonly en: BuiltWords } = {
  es,
  en,
  pt,
  fr,
  de,
  it,
  ca,
  nl,
  ar,
  he,
  ja,
  zh,
};
