import type { Words } from "../words.es.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { glazes, lamp } from "./lamp.ts";
import { campaigns, paths } from "./paths.ts";
import type { Lang } from "./paths.ts";
import { nightSwitch, stillLife } from "./scene.ts";

function claim({ landing: say }: Words): Html[] {
  return campaigns.map(
    (ad) =>
      html`<div class="claim" data-campaign="${ad.campaign}" data-testid="claim" hidden>
        <p class="claim-intro">${say.claimIntro}</p>
        <p class="claim-text">${say.claims[ad.claim].text}</p>
        <p class="claim-source">${say.claims[ad.claim].source}</p>
      </div>`,
  );
}

function hero(words: Words, lang: Lang): Html {
  const say = words.landing;
  return html`<section class="scene hero" data-scene aria-labelledby="hero-title">
    <div class="wrap hero-grid">
      <div class="hero-text">
        ${claim(words)}
        <h1 id="hero-title">${say.heading}</h1>
        <p class="lead">${say.lead}</p>
        <p class="hero-action">
          <a class="button" href="${paths.product[lang]}" data-testid="to-product">${say.action}</a>
          <span>${say.price}</span>
        </p>
      </div>
      <div class="hero-art">${stillLife(words, "hero")}</div>
    </div>
    <div class="table"><div class="wrap">${nightSwitch(words)}</div></div>
  </section>`;
}

function tiles(words: Words, lang: Lang): Html[] {
  return glazes.map(
    (glaze) =>
      html`<li class="tile" data-glaze="${glaze}">
        <div class="tile-art">${lamp({ id: `tile-${glaze}`, glaze })}</div>
        <h3><a href="${paths.product[lang]}?esmalte=${glaze}">${words.glazes[glaze].name}</a></h3>
        <p>${words.glazes[glaze].text}</p>
      </li>`,
  );
}

/** The kiln over eleven days: flat while the clay dries, then its two fires. The list below says it in words. */
const firing = html`<svg
  class="firing"
  viewBox="0 0 1000 180"
  preserveAspectRatio="none"
  aria-hidden="true"
  focusable="false"
>
  <path
    class="firing-area"
    d="M0 170H330C400 170 400 44 450 44S510 168 590 168H700C790 168 800 14 850 14S920 150 1000 166V180H0Z"
  />
  <path
    class="firing-line"
    d="M0 170H330C400 170 400 44 450 44S510 168 590 168H700C790 168 800 14 850 14S920 150 1000 166"
  />
</svg>`;

export function landing(words: Words, lang: Lang): Html {
  const say = words.landing;
  return html`${hero(words, lang)}
    <section class="wrap block" aria-labelledby="glazes-title">
      <div class="block-head">
        <h2 id="glazes-title">${say.glazesHeading}</h2>
        <p>${say.glazesText}</p>
      </div>
      <ul class="tiles">
        ${tiles(words, lang)}
      </ul>
    </section>
    <section class="workshop" id="workshop" aria-labelledby="workshop-title">
      <div class="wrap">
        <div class="block-head">
          <h2 id="workshop-title">${say.workshopHeading}</h2>
          <p>${say.workshopText}</p>
        </div>
        ${firing}
        <ol class="steps">
          ${say.steps.map(
            (step) =>
              html`<li>
                <span class="step-when">${step.when}</span>
                <strong>${step.what}</strong>
                <span>${step.text}</span>
              </li>`,
          )}
        </ol>
      </div>
    </section>
    <section class="wrap block delivery" id="delivery" aria-labelledby="delivery-title">
      <h2 id="delivery-title">${say.shippingHeading}</h2>
      <dl>
        ${say.shipping.map(
          (row) =>
            html`<div>
              <dt>${row.title}</dt>
              <dd>${row.text}</dd>
            </div>`,
        )}
      </dl>
    </section>`;
}
