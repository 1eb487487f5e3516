import type { Words } from "../words.es.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { paths } from "./paths.ts";
import type { Lang } from "./paths.ts";
import { glazeName, stillLife } from "./scene.ts";

export function thanks(words: Words, lang: Lang): Html {
  const say = words.thanks;
  return html`<section class="scene hero thanks" data-scene data-lit="on" aria-labelledby="thanks-title">
      <div class="wrap hero-grid">
        <div class="hero-text">
          <h1 id="thanks-title">${say.heading}</h1>
          <p class="lead">${say.text}</p>
          <dl class="receipt">
            <div>
              <dt>${say.orderLabel}</dt>
              <dd>${say.order}</dd>
            </div>
            <div>
              <dt>${say.glazeLabel}</dt>
              <dd>${glazeName(words)}</dd>
            </div>
            <div>
              <dt>${say.totalLabel}</dt>
              <dd>${say.total}</dd>
            </div>
          </dl>
        </div>
        <div class="hero-art">${stillLife(words, "thanks")}</div>
      </div>
      <div class="table"></div>
    </section>
    <section class="wrap block next" aria-labelledby="next-title">
      <h2 id="next-title">${say.nextHeading}</h2>
      <ol>
        ${say.next.map((step) => html`<li><strong>${step.when}</strong><span>${step.text}</span></li>`)}
      </ol>
      <p><a class="button button-quiet" href="${paths.landing[lang]}">${say.action}</a></p>
    </section>`;
}
