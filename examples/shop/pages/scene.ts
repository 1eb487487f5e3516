// A lamp on a table under a sky; the switch makes night fall (shop.js), and a dark colour scheme begins at night.
import type { Words } from "../words.es.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { glazes, lamp } from "./lamp.ts";

export function nightSwitch(words: Words): Html {
  return html`<button type="button" class="switch" role="switch" aria-checked="false" data-night hidden>
    <span class="switch-track" aria-hidden="true"></span>
    ${words.night}
  </button>`;
}

export function stillLife(words: Words, id: string): Html {
  return html`<div class="still">
    <div class="still-sun"></div>
    ${lamp({ id, label: words.lampAlt })}
  </div>`;
}

/** The name of the chosen glaze: all are in the page, shop.js shows the one that was picked. */
export function glazeName(words: Words): Html {
  return html`${glazes.map((glaze) =>
    glaze === "cobalto"
      ? html`<span data-glaze-name="${glaze}">${words.glazes[glaze].name}</span>`
      : html`<span data-glaze-name="${glaze}" hidden>${words.glazes[glaze].name}</span>`,
  )}`;
}
