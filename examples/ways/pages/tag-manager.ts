// A page whose tag manager brings Voz. The two tags stand in templates, as they stand in the manager.
import { html } from "../../shop/pages/html.ts";
import type { Html } from "../../shop/pages/html.ts";
import type { Lang } from "../../shop/pages/paths.ts";
import { anyTag, frame, listing } from "../frame.ts";
import type { Tag } from "../frame.ts";
import { words } from "../words.ts";

const tags = ({ key, scriptUrl }: Tag): { start: string; order: string } => ({
  start: `<script>
  window.voz = window.voz || function () { (voz.q = voz.q || []).push(arguments); };
  (function () {
    var tag = document.createElement("script");
    tag.async = true;
    tag.src = "${scriptUrl}/${key}";
    tag.dataset.key = "${key}";
    document.head.appendChild(tag);
  })();
</script>`,
  order: `<script>
  voz("track", "order_completed", { value: {{order value}} });
</script>`,
});

const comment = `Copy into Google Tag Manager, as two tags of the kind "Custom HTML":
1. what the first template below holds, with the trigger "All pages" (with your own key and address);
2. what the second one holds, with your trigger for a purchase, and your own variable in place of {{order value}}.
Consent: a third tag calls voz("setConsent", "granted") or voz("setConsent", "denied") when your banner has its answer.`;

export function tagManager(tag: Tag, lang: Lang): string {
  const say = words[lang];
  const { start, order } = tags(tag);
  const shown = tags(anyTag);
  const template = (id: string, code: string): Html => ({ markup: `<template id="${id}">${code}</template>` });
  const main = html`<p class="lead">${say["tag-manager"].text}</p>
    <p><button type="button" id="order">${say.order}</button></p>
    ${[template("tag-start", start), template("tag-order", order)]}
    <section aria-labelledby="copy">
      <h2 id="copy">${say.copy}</h2>
      ${[listing(say["tag-manager"].first, shown.start), listing(say["tag-manager"].second, shown.order)]}
    </section>`;
  return frame({
    lang,
    way: "tag-manager",
    comment,
    head: html`<script defer src="/demo/examples/tag-manager.js"></script>`,
    main,
  });
}
