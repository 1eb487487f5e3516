/** The demo's mail: it asks the first question of the demo's survey, in the name of the campaign that the mail is. */
import { buildInbox } from "../../examples/email/build.ts";
import { en, es } from "../../sdk/questions/nps/words.ts";
import { hostedAddress } from "../hosted/address.ts";
import { scoreMail } from "../hosted/email.ts";
import { demoAsk } from "./shop/surveys.ts";

const words = { es, en };

/** Path → content; nothing in a world without its survey. */
export function demoInbox(url: string, surveyId: string | undefined): Map<string, string> {
  if (surveyId === undefined) return new Map();
  const row = (lang: "es" | "en"): string => {
    const tags = { lang, utm_source: "newsletter", utm_medium: "email", utm_campaign: "entrega-24h" };
    const { low, high } = words[lang];
    const link = hostedAddress(url, surveyId, tags);
    return scoreMail({ link, questionId: "nps", ask: demoAsk[lang], low, high, lang, dir: "ltr" });
  };
  return buildInbox({ es: row("es"), en: row("en") });
}
