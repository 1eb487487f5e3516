// What every example wears: a comment that says what to copy, head, header, and the list of what Voz tells the page.
import { html } from "../shop/pages/html.ts";
import type { Html } from "../shop/pages/html.ts";
import type { Lang } from "../shop/pages/paths.ts";
import { words } from "./words.ts";
import type { Way } from "./words.ts";

/** What is filled in: the workspace's public key, and where the script is; a key has an address of its own there. */
export interface Tag {
  key: string;
  scriptUrl: string;
}

/** The examples that are built here; the index is none of them. */
export type Own = Exclude<Way, "shop" | "mail">;

export const pathOf = (lang: Lang, way?: Way): string => {
  const tongue = lang === "es" ? "" : "en/";
  if (way === "shop") return `/demo/${tongue}?utm_source=newsletter&utm_medium=email&utm_campaign=entrega-24h`;
  if (way === "mail") return `/demo/mail/${tongue}`;
  return `/demo/examples/${tongue}${way ? `${way}/` : ""}`;
};

/** What a page shows to copy in place of its own key and address. */
export const anyTag: Tag = { key: "voz_pk_…", scriptUrl: "https://HOST/voz.js" };

/** The script tag as any site has it. */
export const scriptTag = ({ key, scriptUrl }: Tag, lang: Lang): Html =>
  html`<script async src="${scriptUrl}/${key}" data-key="${key}" data-locale="${lang}"></script>`;

export interface Page {
  lang: Lang;
  way?: Own;
  /** What to copy, for who reads the source. */
  comment?: string;
  /** Beside what every page has. */
  head?: Html;
  main: Html;
}

function told(lang: Lang): Html {
  return html`<section aria-labelledby="told-title">
    <h2 id="told-title">${words[lang].told}</h2>
    <ol id="told" aria-live="polite">
      <li id="nothing">${words[lang].nothing}</li>
    </ol>
  </section>`;
}

export function frame({ lang, way, comment, head, main }: Page): string {
  const say = words[lang];
  const other: Lang = lang === "es" ? "en" : "es";
  const body = html`<html lang="${lang}">
    <head>
      <meta charset="utf-8" />
      ${way === "strict-policy" ? (head ?? []) : []}
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>${way ? `${say.ways[way].name} · Voz` : say.title}</title>
      <link rel="icon" href="/demo/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/demo/examples/ways.css" />
      ${way ? html`<script defer src="/demo/examples/ways.js"></script>` : []}
      ${way === "strict-policy" ? [] : (head ?? [])}
    </head>
    <body>
      <header>
        ${way ? html`<a href="${pathOf(lang)}">← ${say.home}</a>` : html`<strong>Voz</strong>`}
        <nav aria-label="${say.languages}">
          <a href="${pathOf(other, way)}" lang="${other}" hreflang="${other}">${words[other].language}</a>
        </nav>
      </header>
      <main>
        <h1>${way ? say.ways[way].name : say.heading}</h1>
        ${main} ${way ? told(lang) : []}
      </main>
    </body>
  </html>`;
  return `<!doctype html>\n${comment ? `<!--\n${comment}\n-->\n` : ""}${body.markup}\n`;
}

/** A listing to copy from. */
export const listing = (title: string, code: string): Html =>
  html`<figure>
    <figcaption>${title}</figcaption>
    <pre tabindex="0"><code>${code}</code></pre>
  </figure>`;
