// What every page shares: head with the Voz tag, consent bar, header, footer.
import type { Words } from "../words.es.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { wordmark } from "./lamp.ts";
import { campaignPath, campaigns, paths } from "./paths.ts";
import type { Lang, Page } from "./paths.ts";

export type Tag = { key: string; scriptUrl: string };
export type Frame = { lang: Lang; page: Page; words: Words; tag: Tag; main: Html };

/** The only inline script of the shop: commands queue up here until the Voz script has loaded. */
const queue: Html = {
  markup: "<script>window.voz=window.voz||function(){(voz.q=voz.q||[]).push(arguments)};</script>",
};

function head({ lang, page, words, tag }: Frame): Html {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${words[page].title}</title>
    <meta name="description" content="${words[page].description}" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#f3f6fa" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#0b1126" media="(prefers-color-scheme: dark)" />
    <link rel="icon" href="/demo/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/demo/shop.css" />
    ${queue}
    <script async src="${tag.scriptUrl}/${tag.key}" data-key="${tag.key}" data-locale="${lang}"></script>
    <script defer src="/demo/shop.js"></script>
  </head>`;
}

function consent({ consent: say }: Words): Html {
  return html`<section class="consent" id="consent" aria-labelledby="consent-title" hidden>
    <div class="wrap">
      <div>
        <h2 id="consent-title">${say.title}</h2>
        <p>${say.text}</p>
      </div>
      <div class="consent-choice">
        <button type="button" class="choice" data-consent="granted" data-testid="consent-accept">${say.accept}</button>
        <button type="button" class="choice" data-consent="denied" data-testid="consent-reject">${say.reject}</button>
      </div>
    </div>
  </section>`;
}

function header({ lang, page, words: { shop } }: Frame): Html {
  const other: Lang = lang === "es" ? "en" : "es";
  const home = paths.landing[lang];
  const nav = html`<nav class="nav" aria-label="${shop.nav}">
    <a href="${paths.product[lang]}">${shop.lamp}</a>
    <a href="${home}#workshop">${shop.workshop}</a>
    <a href="${home}#delivery">${shop.shipping}</a>
  </nav>`;
  return html`<header class="header wrap">
    <a class="brand" href="${home}" aria-label="${shop.home}">${wordmark()}</a>
    ${page === "checkout" ? html`` : nav}
    <nav class="language" aria-label="${shop.languageNav}">
      <a href="${paths[page][other]}" hreflang="${other}" lang="${other}" data-keep-query data-testid="language">
        ${shop.otherLanguage}
      </a>
    </nav>
  </header>`;
}

function footer({ lang, words: { footer: say, shop, consent: ask } }: Frame): Html {
  const links = campaigns.map(
    (ad) =>
      html`<li>
        <a href="${campaignPath(lang, ad)}" rel="noreferrer" data-testid="campaign-${ad.claim}">${say[ad.claim]}</a>
      </li>`,
  );
  return html`<footer class="footer">
    <div class="wrap footer-grid">
      <div class="footer-brand">
        ${wordmark()}
        <p>${shop.tagline}</p>
      </div>
      <div>
        <h2>${say.heading}</h2>
        <p>${say.text}</p>
      </div>
      <div>
        <h2>${say.campaignsLabel}</h2>
        <ul>
          ${links}
        </ul>
      </div>
      <div class="footer-last">
        <a href="/">${say.dashboard}</a>
        <a href="${lang === "es" ? "/demo/examples/" : "/demo/examples/en/"}">${say.examples}</a>
        <button type="button" class="textual" id="consent-reopen" data-testid="consent-reopen" hidden>
          ${ask.reopen}
        </button>
      </div>
    </div>
  </footer>`;
}

export function frame(options: Frame): string {
  const { lang, page, words, main } = options;
  return html`<!doctype html>
    <html lang="${lang}">
      ${head(options)}
      <body data-page="${page}" data-glaze="cobalto">
        <a class="skip" href="#main">${words.shop.skip}</a>
        ${[consent(words), header(options)]}
        <main id="main" tabindex="-1">${main}</main>
        ${footer(options)}
      </body>
    </html>`.markup;
}
