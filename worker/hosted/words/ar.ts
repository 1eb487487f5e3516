/** The hosted page's own words in Arabic, whose nouns follow their number: one, two, few, many. */
import type { Words } from "./en.ts";

/** `many` is for 11 to 99; no survey has more than a hundred questions, and a hundred takes the singular. */
const counted = (count: number, [one, two, few, many, hundred]: readonly [string, string, string, string, string]) =>
  count === 1
    ? one
    : count === 2
      ? two
      : `${count} ${count >= 100 || count === 0 ? hundred : count <= 10 ? few : many}`;

export const ar: Words = {
  asks: "رأيكم يهمّ \u2068{name}\u2069",
  description: (questions) => `${counted(questions, ["سؤال واحد", "سؤالان", "أسئلة", "سؤالًا", "سؤال"])}.`,
  optional: "اختياري",
  maybe: "إن كان ينطبق عليكم فقط",
  followed: "فتحتُ الرابط",
  send: "إرسال",
  sending: "جارٍ الإرسال…",
  problem: (count) => `تُرجى مراجعة ${counted(count, ["إجابة واحدة", "إجابتين", "إجابات", "إجابة", "إجابة"])}`,
  problemTitle: "تُرجى مراجعة الإجابات",
  nothing: "تُرجى الإجابة عن سؤال واحد على الأقل ثم الإرسال.",
  thanksTitle: "شكرًا",
  thanks: "شكرًا على إجابتكم.",
  received: "يمكنكم الآن إغلاق هذه الصفحة.",
  onward: "المتابعة إلى {host}",
  device: "لا تحفظ هذه الصفحة أي شيء على جهازكم.",
  dataMap: "ما الذي يُحفظ وإلى متى",
  notFound: { title: "لا يوجد استبيان هنا", say: "يُرجى التحقق من الرابط: ربما ينقصه جزء." },
  closed: { title: "هذا الاستبيان مغلق", say: "لم يعد يستقبل إجابات. شكرًا لرغبتكم في المشاركة." },
  limited: {
    title: "لحظة من فضلكم",
    say: "تصل من هنا طلبات كثيرة جدًا. يُرجى الانتظار دقيقة ثم المحاولة مجددًا.",
  },
  tooLarge: {
    title: "هذا أكثر مما يمكن إرساله دفعة واحدة",
    say: "يُرجى الرجوع واختصار أطول إجابة ثم الإرسال مجددًا.",
  },
  form: { title: "تعذّرت علينا القراءة", say: "يُرجى فتح الرابط مجددًا وملء الاستبيان هناك." },
  unavailable: {
    title: "تُرجى المحاولة بعد قليل",
    say: "تعذّر تسجيل إجابتكم الآن. يُرجى الرجوع والإرسال مجددًا.",
  },
  internal: { title: "حدث خلل من جانبنا", say: "ليس الخطأ منكم. يُرجى الرجوع والإرسال مجددًا." },
  number: "رقم للاستفسار لدينا",
  receipt: {
    link: "عرض إجابتكم أو حذفها",
    title: "إجابتكم",
    kept: "هذا ما يحتفظ به {name} منها.",
    beside: "ما يُحفظ معها",
    given: "التاريخ",
    language: "اللغة",
    device: "الجهاز",
    country: "البلد",
    page: "الصفحة",
    arrival: "كيف وصلتم",
    consent: "الموافقة",
    customer: "رقم العميل",
    browser: "رقم المتصفح",
    devices: { desktop: "حاسوب", tablet: "جهاز لوحي", phone: "هاتف" },
    states: { granted: "ممنوحة", pending: "لم تُطلب", denied: "مرفوضة" },
    file: "كل ذلك في ملف",
    erase: "حذف هذه الإجابة",
    warning: "لا يمكن استرجاع إجابة محذوفة. وتُبلَّغ الأنظمة التي تلقتها بحذفها.",
    gone: { title: "حُذفت هذه الإجابة", say: "لم يعد يُحفظ منها شيء هنا." },
  },
};
