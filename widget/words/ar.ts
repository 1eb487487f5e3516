import type { Words } from "./words.types.ts";

const ar: Words = {
  lang: "ar",
  survey: "استبيان",
  arrived: "لدينا سؤال لكم، في نهاية الصفحة.",
  tab: "رأيكم",
  close: "إغلاق",
  later: "ليس الآن",
  back: "رجوع",
  next: "التالي",
  send: "إرسال",
  sending: "جارٍ الإرسال…",
  optional: "اختياري",
  progress: "السؤال {at} من {of}",
  thanks: "شكرًا على إجابتكم.",
  kept: "لا يوجد اتصال الآن. حُفظت إجابتكم وستُرسل تلقائيًا.",
  refused: "تعذّر تسجيل إجابتكم. شكرًا لكم على كل حال.",
};
export default ar;
