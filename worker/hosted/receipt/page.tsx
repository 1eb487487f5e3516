/** The page on which somebody sees what is kept of their answer, and erases it; and the one that says that it is gone. */
import type { SurveyDraft } from "#contract";
import type { Host } from "../find.ts";
import { speechOf, tongueOf, type Speech } from "../filling/tongue.ts";
import { sayer } from "../filling/telling.ts";
import { styleOf } from "../headers.ts";
import type { Look } from "../parts/look.ts";
import { DataMapLink } from "../parts/data-map-link.tsx";
import { Notice } from "../parts/notice.tsx";
import { answerHosted } from "../parts/page.tsx";
import { answersIn, besideIn, type Kept, type Line } from "./read.ts";

export interface Claimed {
  host: Host;
  survey: SurveyDraft;
  look: Look;
  locale: string;
  timeZone: string;
  secure: boolean;
}

/** Each in the direction of its own letters, and all on the side of the page's. */
const Lines = ({ lines }: { lines: readonly Line[] }) => (
  <dl class="kept">
    {lines.map(([name, value], at) => (
      <div key={at}>
        <dt>
          <bdi>{name}</bdi>
        </dt>
        <dd>
          <bdi>{value}</bdi>
        </dd>
      </div>
    ))}
  </dl>
);

const footOf = (speech: Speech, locale: string) => (
  <p class="fine" {...tongueOf(undefined, speech)}>
    <DataMapLink words={speech.words} locale={locale} />
  </p>
);

const frameOf = async ({ host, survey, look, locale, secure }: Claimed, title: string, description: string) => ({
  status: 200,
  locale,
  title: `${title} · ${host.name}`,
  description,
  host: host.name,
  // In no frame: nobody is led to press its button by a page around it.
  sites: [],
  secure,
  look,
  style: await styleOf(look.css),
  foot: footOf(speechOf(locale, survey.locale), locale),
  // Nothing of it stays behind, for whoever goes back on a shared device.
  headers: { "cache-control": "no-store" },
});

export async function showKept(claimed: Claimed, kept: Kept, path: string): Promise<Response> {
  const { host, survey, locale, timeZone } = claimed;
  const speech = speechOf(locale, survey.locale);
  const { receipt } = speech.words;
  const say = sayer({ survey, carried: { locale, promise: null }, visitor: {}, answers: kept.answers });
  const own = tongueOf(undefined, speech);
  const lead = receipt.kept.replace("{name}", () => host.name);
  return answerHosted({
    ...(await frameOf(claimed, receipt.title, lead)),
    body: (
      <div {...own}>
        <h1>{receipt.title}</h1>
        <p class="lead">{lead}</p>
        <section class="question">
          <Lines lines={answersIn(kept, survey, say, speech)} />
        </section>
        <section class="question" aria-labelledby="beside">
          <h2 id="beside">{receipt.beside}</h2>
          <Lines lines={besideIn(kept, speech, timeZone)} />
          <p class="fine">
            <a href={`${path}?file=json`} download="">
              {receipt.file}
            </a>
          </p>
        </section>
        <form method="post" action={`${path}?lang=${encodeURIComponent(locale)}`}>
          <p class="fine">{receipt.warning}</p>
          <button class="send erase" type="submit">
            {receipt.erase}
          </button>
        </form>
      </div>
    ),
  });
}

export async function showGone(claimed: Claimed): Promise<Response> {
  const speech = speechOf(claimed.locale, claimed.survey.locale);
  const { gone } = speech.words.receipt;
  const own = tongueOf(undefined, speech);
  return answerHosted({
    ...(await frameOf(claimed, gone.title, gone.say)),
    body: <Notice done title={gone.title} titled={own} say={gone.say} said={own} />,
  });
}
