// A page on which a visitor reads what is kept, agrees, refuses, and takes it back: for sites without a consent manager.
import { html } from "../../shop/pages/html.ts";
import type { Html } from "../../shop/pages/html.ts";
import type { Lang } from "../../shop/pages/paths.ts";
import { anyTag, frame, listing, scriptTag } from "../frame.ts";
import type { Tag } from "../frame.ts";
import { words } from "../words.ts";

/** Beside the usual tag. On pages without the panel it tells Voz what was chosen here. */
const consentTag = ({ scriptUrl }: Tag, lang: Lang): Html =>
  html`<script
    async
    src="${scriptUrl.replace("voz.js", "voz-consent.js")}"
    data-remember="my-shop-consent"
    data-locale="${lang}"
  ></script>`;

const comment = `Copy: both script tags into every page, and the element with data-voz-consent into the one about privacy. The choice is
kept under the name that data-remember gives; without it nothing is, and your page hears the event voz:consent. Words of
your own go into the element, and their name into data-wording; what the consent is for, into data-purposes.`;

export function consent(tag: Tag, lang: Lang): string {
  const say = words[lang];
  const shown = `${scriptTag(anyTag, lang).markup}\n${consentTag(anyTag, lang).markup.replace(/\s+/g, " ").replace(" >", ">")}\n\n<div data-voz-consent></div>`;
  const main = html`<p class="lead">${say.consent.text}</p>
    <div data-voz-consent></div>
    <p><button type="button" id="order">${say.order}</button></p>
    <section aria-labelledby="copy">
      <h2 id="copy">${say.copy}</h2>
      ${listing("HTML", shown)}
    </section>`;
  const head = html`${scriptTag(tag, lang)} ${consentTag(tag, lang)}
    <script defer src="/demo/examples/consent.js"></script>`;
  return frame({ lang, way: "consent", comment, head, main });
}
