/** The kind's own words. */
export const es = {
  missing: "Abre el enlace para seguir.",
  open: "Abrir el enlace",
};

export type LinkWords = typeof es;

export const en: LinkWords = {
  missing: "Open the link to go on.",
  open: "Open the link",
};

export const pt: LinkWords = {
  missing: "Abra o link para continuar.",
  open: "Abrir o link",
};

export const fr: LinkWords = {
  missing: "Ouvrez le lien pour continuer.",
  open: "Ouvrir le lien",
};

export const de: LinkWords = {
  missing: "Bitte den Link öffnen, um fortzufahren.",
  open: "Link öffnen",
};

export const it: LinkWords = {
  missing: "Apri il link per continuare.",
  open: "Apri il link",
};

export const ca: LinkWords = {
  missing: "Obre l’enllaç per continuar.",
  open: "Obre l’enllaç",
};

export const nl: LinkWords = {
  missing: "Open de link om verder te gaan.",
  open: "De link openen",
};

export const ar: LinkWords = {
  missing: "يُرجى فتح الرابط للمتابعة.",
  open: "فتح الرابط",
};

export const he: LinkWords = {
  missing: "נא לפתוח את הקישור כדי להמשיך.",
  open: "פתיחת הקישור",
};

export const ja: LinkWords = {
  missing: "リンクを開いて先にお進みください。",
  open: "リンクを開く",
};

export const zh: LinkWords = {
  missing: "请先打开链接再继续。",
  open: "打开链接",
};
