// An app of one page: its views change, and nothing is loaded.
import { html } from "../../shop/pages/html.ts";
import type { Html } from "../../shop/pages/html.ts";
import type { Lang } from "../../shop/pages/paths.ts";
import { anyTag, frame, listing, scriptTag } from "../frame.ts";
import type { Tag } from "../frame.ts";
import { words } from "../words.ts";

const comment = `Copy: the script tag, once, into the page that holds your app. Voz listens to pushState, replaceState, the back button
and routes in the fragment (#/cart). Tell it what happened, where it happens: voz("track", "order_completed", { value }).
With data-manual on the tag, Voz watches nothing by itself; then call voz("page") after each of your own routes.`;

const code = `router.afterEach(() => { /* nothing to do */ });

async function placeOrder(basket) {
  const { value } = await api.order(basket);
  voz("track", "order_completed", { value });
}`;

export function singlePageApp(tag: Tag, lang: Lang): string {
  const say = words[lang];
  const own = say["single-page-app"];
  const view = (name: "lamp" | "basket" | "thanks", more: Html | readonly Html[] = []): Html =>
    html`<section data-view="${name}" hidden>
      <h2 tabindex="-1">${own[name]}</h2>
      <p>${own[`${name}Text`]}</p>
      ${more}
    </section>`;
  const main = html`<p class="lead">${own.text}</p>
    <nav class="views" aria-label="${own.views}">
      <a href="?view=lamp">${own.lamp}</a>
      <a href="?view=basket">${own.basket}</a>
    </nav>
    <div class="stage">
      ${[
        view("lamp"),
        view("basket", html`<p><button type="button" id="order">${say.order}</button></p>`),
        view("thanks"),
      ]}
    </div>
    <section aria-labelledby="copy">
      <h2 id="copy">${say.copy}</h2>
      ${[listing("HTML", scriptTag(anyTag, lang).markup), listing("JavaScript", code)]}
    </section>`;
  const head = html`${scriptTag(tag, lang)}
    <script defer src="/demo/examples/single-page-app.js"></script>`;
  return frame({ lang, way: "single-page-app", comment, head, main });
}
