/** The form by hand, in one file: the least that a page can pay. */
import { floor } from "./floor.ts";
import { asks, choices, scores, sheet, submit, thanks } from "./form.ts";

const radios = (name: string, labels: readonly (string | number)[]): string =>
  labels.map((label) => `<label><input type="radio" name="${name}" value="${label}">${label}</label>`).join("");

floor(() => {
  const root = sheet();
  const form = document.createElement("form");
  form.innerHTML = `<fieldset><legend>${asks.nps}</legend><div class="row">${radios("nps", scores)}</div></fieldset>
    <fieldset><legend>${asks.kept}</legend><div class="list">${radios("kept", choices)}</div></fieldset>
    <label>${asks.why}<textarea name="why"></textarea></label><button>${submit}</button>`;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.textContent = thanks;
  });
  root.append(form);
});
