// A page under a strict content security policy. It stands in a meta element here; a server sends it as a header.
import { html } from "../../shop/pages/html.ts";
import type { Lang } from "../../shop/pages/paths.ts";
import { anyTag, frame, listing, scriptTag } from "../frame.ts";
import type { Tag } from "../frame.ts";
import { words } from "../words.ts";

/** `host`: where Voz runs; 'self' where it is the page's own. */
const policy = (host: string): string =>
  [
    "default-src 'none'",
    `script-src 'self'${host === "'self'" ? "" : ` ${host}`}`,
    `connect-src ${host}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");

const nonced =
  "Content-Security-Policy: script-src 'nonce-r4nd0m' https://HOST; connect-src https://HOST; style-src 'none'";

const comment = `Copy: the script tag, and into your policy the address of Voz, under script-src and connect-src. Nothing else is
needed: no 'unsafe-inline', no style-src, no Trusted Types policy. The queue stub stands in a file (ways.js), since this
page allows no inline script; a stub in the page needs your nonce or its hash.`;

export function strictPolicy(tag: Tag, lang: Lang): string {
  const say = words[lang];
  const own = say["strict-policy"];
  const shown = scriptTag(anyTag, lang).markup;
  const main = html`<p class="lead">${own.text}</p>
    <p><button type="button" id="order">${say.order}</button></p>
    <p>${own.count} <output id="violations">0</output></p>
    <section aria-labelledby="copy">
      <h2 id="copy">${say.copy}</h2>
      ${listing("HTTP", `Content-Security-Policy: ${policy("https://HOST").replaceAll("; ", ";\n  ")}`)}
      ${listing("HTML", shown)}
      <p>${own.nonce}</p>
      ${listing("HTTP + HTML", `${nonced}\n\n${shown.replace("<script", '<script nonce="r4nd0m"')}`)}
    </section>`;
  const head = html`<meta http-equiv="Content-Security-Policy" content="${policy("'self'")}" />
    ${scriptTag(tag, lang)}
    <script defer src="/demo/examples/strict-policy.js"></script>`;
  return frame({ lang, way: "strict-policy", comment, head, main });
}
