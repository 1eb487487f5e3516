import type { Words } from "../words.es.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { glazes, lamp } from "./lamp.ts";
import type { Glaze } from "./lamp.ts";
import { paths } from "./paths.ts";
import type { Lang } from "./paths.ts";
import { nightSwitch, stillLife } from "./scene.ts";

function glazeChoice(words: Words, glaze: Glaze): Html {
  const checked = glaze === "cobalto" ? html` checked` : html``;
  return html`<label class="swatch" data-glaze="${glaze}">
    <input type="radio" name="esmalte" value="${glaze}" autocomplete="off" ${checked} />
    <span class="swatch-dot" aria-hidden="true"></span>
    ${words.glazes[glaze].name}
  </label>`;
}

export function product(words: Words, lang: Lang): Html {
  const say = words.product;
  return html`<div class="wrap product">
    <nav class="trail" aria-label="${say.trail}">
      <a href="${paths.landing[lang]}">${say.home}</a> <span aria-hidden="true">/</span>
      <span aria-current="page">${say.heading}</span>
    </nav>
    <div class="gallery">
      <div class="scene stage" data-scene>
        ${stillLife(words, "stage")}
        <div class="table">${nightSwitch(words)}</div>
      </div>
      <figure class="detail">
        <div class="detail-art">${lamp({ id: "rim", view: "rim" })}</div>
        <figcaption>${say.rimCaption}</figcaption>
      </figure>
      <figure class="detail">
        <div class="detail-art">${lamp({ id: "foot", view: "foot" })}</div>
        <figcaption>${say.footCaption}</figcaption>
      </figure>
    </div>
    <div class="buy">
      <h1>${say.heading}</h1>
      <p class="price"><strong>${say.price}</strong> <span>${say.priceNote}</span></p>
      <p class="lead">${say.text}</p>
      <form action="${paths.checkout[lang]}" method="get">
        <fieldset class="swatches">
          <legend>${say.choose}</legend>
          ${glazes.map((glaze) => glazeChoice(words, glaze))}
        </fieldset>
        <div class="buy-action">
          <button class="button" data-testid="to-checkout">${say.action}</button> <span>${say.stock}</span>
        </div>
      </form>
      <h2>${say.factsHeading}</h2>
      <dl class="facts">
        ${say.facts.map(
          (fact) =>
            html`<div>
              <dt>${fact.term}</dt>
              <dd>${fact.detail}</dd>
            </div>`,
        )}
      </dl>
      <h2>${say.handHeading}</h2>
      <p>${say.hand}</p>
    </div>
  </div>`;
}
