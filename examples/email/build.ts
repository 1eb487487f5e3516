// A made-up inbox with one mail from the demo shop, as a map from path to content. The mail's row of scores is what the
// dashboard gives to copy; whoever serves the pages hands it in.
import { readFileSync } from "node:fs";
import { html } from "../shop/pages/html.ts";
import type { Html } from "../shop/pages/html.ts";
import { words } from "./words.ts";
import type { Lang } from "./words.ts";

const langs: readonly Lang[] = ["es", "en"];
const paths: Record<Lang, string> = { es: "/demo/mail/", en: "/demo/mail/en/" };

function inbox(lang: Lang, row: string): Html {
  const say = words[lang];
  const other = lang === "es" ? "en" : "es";
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${say.subject} · ${say.inbox}</title>
        <link rel="icon" href="/demo/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/demo/mail/mail.css" />
      </head>
      <body>
        <header class="top">
          <p class="name">${say.inbox}</p>
          <p class="note">${say.note}</p>
          <nav aria-label="${say.languages}">
            <a href="${paths[other]}" lang="${other}" hreflang="${other}">${words[other].language}</a>
          </nav>
        </header>
        <main>
          <ul class="list" aria-label="${say.messages}">
            <li class="unread" aria-current="true">
              <strong>Anochece</strong><span>${say.subject}</span><time>9:41</time>
            </li>
            ${say.others.map(([from, subject, at]) => html`<li><strong>${from}</strong><span>${subject}</span><time>${at}</time></li>`)}
          </ul>
          <article aria-labelledby="subject">
            <h1 id="subject">${say.subject}</h1>
            <p class="from"><strong>Anochece</strong> &lt;taller@anochece.example&gt; · ${say.to}</p>
            <div class="mail">
              ${say.text.map((line) => html`<p>${line}</p>`)} ${{ markup: row }}
              <p class="sign">${say.sign}</p>
            </div>
          </article>
        </main>
      </body>
    </html> `;
}

/** `rows`: the table of scores in each language. */
export function buildInbox(rows: Record<Lang, string>): Map<string, string> {
  const files = new Map<string, string>();
  for (const lang of langs) files.set(`${paths[lang].slice(1)}index.html`, inbox(lang, rows[lang]).markup);
  files.set("demo/mail/mail.css", readFileSync(new URL("mail.css", import.meta.url), "utf8"));
  return files;
}
