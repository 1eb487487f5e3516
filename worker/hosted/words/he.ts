/** The hosted page's own words in Hebrew. */
import type { Words } from "./en.ts";

export const he: Words = {
  asks: "הדעה שלך חשובה ל-\u2068{name}\u2069",
  description: (questions) => (questions === 1 ? "שאלה אחת." : questions === 2 ? "שתי שאלות." : `${questions} שאלות.`),
  optional: "לא חובה",
  maybe: "רק אם זה רלוונטי",
  followed: "פתחתי את הקישור",
  send: "שליחה",
  sending: "בשליחה…",
  problem: (count) =>
    count === 1 ? "יש תשובה אחת שכדאי לבדוק" : `יש ${count === 2 ? "שתי" : count} תשובות שכדאי לבדוק`,
  problemTitle: "נא לבדוק את התשובות",
  nothing: "נא לענות על שאלה אחת לפחות ואז לשלוח.",
  thanksTitle: "תודה",
  thanks: "תודה על התשובה.",
  received: "אפשר לסגור את העמוד.",
  onward: "המשך אל {host}",
  device: "העמוד הזה לא שומר דבר במכשיר שלך.",
  notFound: { title: "אין כאן סקר", say: "נא לבדוק את הקישור: ייתכן שחסר בו חלק." },
  closed: { title: "הסקר הזה סגור", say: "אי אפשר עוד לענות עליו. תודה על הרצון להשתתף." },
  limited: { title: "רגע, בבקשה", say: "מגיעות מכאן יותר מדי בקשות. נא להמתין דקה ולנסות שוב." },
  tooLarge: {
    title: "זה יותר מדי בבת אחת",
    say: "נא לחזור, לקצר את התשובה הארוכה ביותר ולשלוח שוב.",
  },
  form: { title: "לא הצלחנו לקרוא את זה", say: "נא לפתוח שוב את הקישור ולמלא שם את הסקר." },
  unavailable: { title: "נא לנסות שוב בעוד רגע", say: "לא הצלחנו לרשום את התשובה כרגע. נא לחזור ולשלוח שוב." },
  internal: { title: "משהו השתבש אצלנו", say: "זו לא אשמתך. נא לחזור ולשלוח שוב." },
  number: "מספר לפנייה אלינו",
};
