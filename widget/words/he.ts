import type { Words } from "./words.types.ts";

const he: Words = {
  lang: "he",
  survey: "סקר",
  arrived: "יש לנו שאלה עבורך, בסוף העמוד.",
  tab: "משוב",
  close: "סגירה",
  later: "לא עכשיו",
  back: "חזרה",
  next: "הבא",
  send: "שליחה",
  sending: "בשליחה…",
  optional: "לא חובה",
  progress: "שאלה {at} מתוך {of}",
  thanks: "תודה על התשובה.",
  kept: "אין חיבור כרגע. התשובה נשמרה ותישלח אוטומטית.",
  refused: "לא הצלחנו לרשום את התשובה. תודה בכל זאת.",
};
export default he;
