/** The thank-you after the form: an address of its own, so that a reload sends nothing again. */
import type { SurveyDraft } from "#contract";
import type { AppContext } from "../../http/context.ts";
import type { Host } from "../find.ts";
import { localeOf } from "../filling/language.ts";
import { sayer } from "../filling/telling.ts";
import { speechOf, tongueOf, type Speech } from "../filling/tongue.ts";
import { styleOf } from "../headers.ts";
import type { Look } from "../parts/look.ts";
import { Notice } from "../parts/notice.tsx";
import { answerHosted } from "../parts/page.tsx";

interface Thanked {
  host: Host;
  survey: SurveyDraft;
  look: Look;
  /** Where they see and erase what they said; missing where nobody is known to have said anything. */
  claim?: string | undefined;
}

/** Leads on where no script runs; a script follows it by itself. It is written by the survey, never by the address. */
const Onward = ({ to, speech, quietly }: { to: string; speech: Speech; quietly: boolean }) => (
  <a href={to} target="_top" data-onward="" hidden={quietly} {...tongueOf(undefined, speech)}>
    {speech.words.onward.replace("{host}", new URL(to).hostname)}
  </a>
);

/** The address names one of the survey's own endings; without one, or for one that is gone, ours is said. */
export async function showFarewell(c: AppContext, { host, survey, look, claim }: Thanked): Promise<Response> {
  const locale = localeOf(survey, c.req.query("lang"), c.req.header("accept-language"));
  const speech = speechOf(locale, survey.locale);
  const { words } = speech;
  const own = survey.endings?.find(({ id }) => id === c.req.query("ending"));
  // This address holds no answers: a farewell that quotes one says what its author put in its place.
  const say = sayer({ survey, carried: { locale, promise: null }, visitor: {}, answers: {} });
  const { help, link, redirect } = own ?? {};
  // Who is led on need not close anything.
  const lead = help ? say(help) : redirect ? undefined : words.received;
  return answerHosted({
    status: 200,
    locale,
    title: `${words.thanksTitle} · ${host.name}`,
    description: words.thanks,
    host: host.name,
    sites: host.sites,
    secure: new URL(c.req.url).protocol === "https:",
    look,
    style: await styleOf(look.css),
    body: (
      <Notice
        done
        title={own ? say(own.say) : words.thanks}
        titled={tongueOf(own?.say, speech)}
        say={lead}
        said={tongueOf(help, speech)}
      >
        {link && (
          // Out of a frame: the site that the page stands in is left as by any link of its own.
          <a href={link.url} target="_top" {...tongueOf(link.label, speech)}>
            {say(link.label)}
          </a>
        )}
        {redirect && <Onward to={redirect} speech={speech} quietly={link?.url === redirect} />}
      </Notice>
    ),
    foot: claim && (
      <p class="fine" {...tongueOf(undefined, speech)}>
        <a href={`${claim}?lang=${encodeURIComponent(locale)}`} target="_top">
          {words.receipt.link}
        </a>
      </p>
    ),
  });
}
