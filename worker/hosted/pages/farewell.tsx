/** The thank-you after the form: an address of its own, so that a reload sends nothing again. */
import type { SurveyDraft } from "#contract";
import type { AppContext } from "../../http/context.ts";
import type { Host } from "../find.ts";
import { localeOf, wordsFor } from "../filling/language.ts";
import { Notice } from "../parts/notice.tsx";
import { answerHosted } from "../parts/page.tsx";
import { sayer } from "../filling/telling.ts";

/** `ending` names one of the survey's own; without it, or for one that is gone, ours is said. */
export function showFarewell(c: AppContext, host: Host, survey: SurveyDraft, ending: string | undefined): Response {
  const locale = localeOf(survey, c.req.query("lang"), c.req.header("accept-language"));
  const { words } = wordsFor(locale);
  const own = survey.endings?.find(({ id }) => id === ending);
  // This address holds no answers: a farewell that quotes one says what its author put in its place.
  const say = sayer({ survey, carried: { locale, promise: null }, visitor: {}, answers: {} });
  return answerHosted({
    status: 200,
    locale,
    title: `${words.thanksTitle} · ${host.name}`,
    description: words.thanks,
    host: host.name,
    sites: host.sites,
    secure: new URL(c.req.url).protocol === "https:",
    body: <Notice done title={own ? say(own.say) : words.thanks} say={words.received} />,
  });
}
