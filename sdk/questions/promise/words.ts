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

export const pt: PromiseWords = {
  quoted: "Prometemos: “{promise}”. Em comparação com isso, a sua experiência foi…",
  generic: "Pense no que a nossa publicidade fazia esperar. Em comparação com isso, a sua experiência foi…",
  "-2": "Muito pior",
  "-1": "Pior",
  "0": "Como prometido",
  "1": "Melhor",
  "2": "Muito melhor",
  not_recalled: "Não me lembro disso",
  missing: "Escolha a resposta que mais se aproxima.",
};

export const fr: PromiseWords = {
  quoted: "Nous vous avions promis\u00a0: «\u00a0{promise}\u00a0». Par rapport à cela, votre expérience a été…",
  generic: "Pensez à ce que notre publicité laissait attendre. Par rapport à cela, votre expérience a été…",
  "-2": "Bien pire",
  "-1": "Pire",
  "0": "Comme promis",
  "1": "Meilleure",
  "2": "Bien meilleure",
  not_recalled: "Je ne m’en souviens pas",
  missing: "Choisissez la réponse la plus proche.",
};

export const de: PromiseWords = {
  quoted: "Wir haben versprochen: „{promise}“. Verglichen damit war Ihre Erfahrung …",
  generic: "Denken Sie daran, was unsere Werbung erwarten ließ. Verglichen damit war Ihre Erfahrung …",
  "-2": "Viel schlechter",
  "-1": "Schlechter",
  "0": "Wie versprochen",
  "1": "Besser",
  "2": "Viel besser",
  not_recalled: "Daran erinnere ich mich nicht",
  missing: "Bitte die Antwort wählen, die am ehesten passt.",
};

export const it: PromiseWords = {
  quoted: "Ti avevamo promesso: «{promise}». Rispetto a questo, la tua esperienza è stata…",
  generic:
    "Pensa a quello che ti aspettavi in base alla nostra pubblicità. Rispetto a questo, la tua esperienza è stata…",
  "-2": "Molto peggiore",
  "-1": "Peggiore",
  "0": "Come promesso",
  "1": "Migliore",
  "2": "Molto migliore",
  not_recalled: "Non lo ricordo",
  missing: "Scegli la risposta che si avvicina di più.",
};

export const ca: PromiseWords = {
  quoted: "Et vam prometre: «{promise}». Comparada amb això, la teva experiència va ser…",
  generic: "Pensa en el que la nostra publicitat et va fer esperar. Comparada amb això, la teva experiència va ser…",
  "-2": "Molt pitjor",
  "-1": "Pitjor",
  "0": "Tal com es va prometre",
  "1": "Millor",
  "2": "Molt millor",
  not_recalled: "No ho recordo",
  missing: "Tria la resposta que s’hi acosti més.",
};

export const nl: PromiseWords = {
  quoted: "We beloofden: “{promise}”. Vergeleken daarmee was je ervaring…",
  generic: "Denk aan wat onze reclame je liet verwachten. Vergeleken daarmee was je ervaring…",
  "-2": "Veel slechter",
  "-1": "Slechter",
  "0": "Zoals beloofd",
  "1": "Beter",
  "2": "Veel beter",
  not_recalled: "Dat herinner ik me niet",
  missing: "Kies het antwoord dat het meest in de buurt komt.",
};

export const ar: PromiseWords = {
  quoted: "وعدناكم بما يلي: «\u2068{promise}\u2069». مقارنةً بذلك، كانت تجربتكم…",
  generic: "فكّروا فيما جعلتكم إعلاناتنا تتوقعونه. مقارنةً بذلك، كانت تجربتكم…",
  "-2": "أسوأ بكثير",
  "-1": "أسوأ",
  "0": "كما وُعدتم",
  "1": "أفضل",
  "2": "أفضل بكثير",
  not_recalled: "لا أتذكر ذلك",
  missing: "يُرجى اختيار الإجابة الأقرب.",
};

export const he: PromiseWords = {
  quoted: "הבטחנו לך: ״\u2068{promise}\u2069״. בהשוואה לכך, החוויה שלך הייתה…",
  generic: "נא לחשוב על מה שהפרסום שלנו גרם לך לצפות לו. בהשוואה לכך, החוויה שלך הייתה…",
  "-2": "גרועה בהרבה",
  "-1": "גרועה יותר",
  "0": "כפי שהובטח",
  "1": "טובה יותר",
  "2": "טובה בהרבה",
  not_recalled: "לא זכור לי",
  missing: "נא לבחור בתשובה הקרובה ביותר.",
};

export const ja: PromiseWords = {
  quoted: "「{promise}」とお約束しました。それと比べて、実際の体験は…",
  generic: "当社の広告を見て期待されたことを思い浮かべてください。それと比べて、実際の体験は…",
  "-2": "はるかに悪かった",
  "-1": "より悪かった",
  "0": "約束どおりだった",
  "1": "より良かった",
  "2": "はるかに良かった",
  not_recalled: "覚えていない",
  missing: "最も近いものを選んでください。",
};

export const zh: PromiseWords = {
  quoted: "我们曾承诺：“{promise}”。与此相比，您的体验…",
  generic: "请回想我们的广告让您产生的期待。与此相比，您的体验…",
  "-2": "差得多",
  "-1": "更差",
  "0": "与承诺相符",
  "1": "更好",
  "2": "好得多",
  not_recalled: "不记得了",
  missing: "请选择最接近的答案。",
};
