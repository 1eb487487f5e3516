// The personal fields carry no name on purpose: a GET form leaves nameless fields out of the address it goes to.
import type { Words } from "../words.es.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { lamp } from "./lamp.ts";
import { paths } from "./paths.ts";
import type { Lang } from "./paths.ts";
import { glazeName } from "./scene.ts";

type Field = {
  id: string;
  label: string;
  value: string;
  autocomplete: string;
  type?: string;
  wide?: boolean;
  optional?: boolean;
};

function field({ id, label, value, autocomplete, type = "text", wide = false, optional = false }: Field): Html {
  const width = wide ? html` field-wide` : html``;
  const required = optional ? html`` : html` required`;
  return html`<div class="field${width}">
    <label for="${id}">${label}</label>
    <input id="${id}" type="${type}" value="${value}" autocomplete="${autocomplete}" ${required} />
  </div>`;
}

function form(words: Words, lang: Lang): Html {
  const say = words.checkout;
  return html`<form class="checkout-form" id="order" action="${paths.thanks[lang]}" method="get">
    <input type="hidden" name="esmalte" value="cobalto" data-glaze-field />
    <p class="hint">${say.required}</p>
    <fieldset>
      <legend>${say.contact}</legend>
      ${field({ id: "email", label: say.email, value: "lucia@example.com", autocomplete: "email", type: "email", wide: true })}
    </fieldset>
    <fieldset>
      <legend>${say.delivery}</legend>
      ${[
        field({ id: "given-name", label: say.givenName, value: "Lucía", autocomplete: "shipping given-name" }),
        field({
          id: "family-name",
          label: say.familyName,
          value: "Ferrer Soler",
          autocomplete: "shipping family-name",
        }),
        field({
          id: "street",
          label: say.street,
          value: "Calle de la Luna, 14",
          autocomplete: "shipping address-line1",
          wide: true,
        }),
        field({
          id: "extra",
          label: say.extra,
          value: "2.º B",
          autocomplete: "shipping address-line2",
          wide: true,
          optional: true,
        }),
        field({ id: "postal-code", label: say.postalCode, value: "46001", autocomplete: "shipping postal-code" }),
        field({ id: "city", label: say.city, value: "Valencia", autocomplete: "shipping address-level2" }),
        field({
          id: "region",
          label: say.region,
          value: "Valencia",
          autocomplete: "shipping address-level1",
          wide: true,
        }),
      ]}
    </fieldset>
    <fieldset>
      <legend>${say.payment}</legend>
      <div class="payments">
        ${say.payments.map((way, index) => {
          const checked = index === 0 ? html` checked` : html``;
          return html`<label class="payment">
            <input type="radio" name="pago" value="${way.id}" ${checked} />
            <span><strong>${way.name}</strong> <span class="quiet">${way.text}</span></span>
          </label>`;
        })}
      </div>
    </fieldset>
  </form>`;
}

export function checkout(words: Words, lang: Lang): Html {
  const say = words.checkout;
  return html`<div class="wrap checkout">
    <div class="checkout-head">
      <a class="back" href="${paths.product[lang]}" data-keep-query><span aria-hidden="true">←</span> ${say.back}</a>
      <h1>${say.heading}</h1>
      <p class="notice">${say.sample}</p>
    </div>
    ${form(words, lang)}
    <section class="summary" aria-labelledby="summary-title">
      <h2 id="summary-title">${say.summary}</h2>
      <div class="summary-item">
        <div class="summary-art">${lamp({ id: "summary" })}</div>
        <p>
          <strong>${say.item}</strong><br />
          ${glazeName(words)}<br />
          <span class="quiet">${say.quantity}</span>
        </p>
      </div>
      <dl class="sums">
        <div>
          <dt>${say.subtotal}</dt>
          <dd>${say.subtotalValue}</dd>
        </div>
        <div>
          <dt>${say.shipping}</dt>
          <dd>${say.shippingValue}</dd>
        </div>
        <div class="sums-total">
          <dt>${say.total} <small>${say.vat}</small></dt>
          <dd>${say.totalValue}</dd>
        </div>
      </dl>
      <button class="button" form="order" data-testid="place-order">${say.action}</button>
    </section>
  </div>`;
}
