// The shop's own behaviour, and the few lines with which it talks to Voz. Plain browser code, no dependencies.
(() => {
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const query = new URLSearchParams(location.search);

  // Consent: a yes is remembered for later pages; a no is stored nowhere, so the next page asks again.
  const CONSENT = "shop.consent";
  const bar = document.getElementById("consent");
  const reopen = document.getElementById("consent-reopen");

  function remembered() {
    try {
      return localStorage.getItem(CONSENT) === "granted";
    } catch {
      return false;
    }
  }

  function remember(state) {
    try {
      if (state === "granted") localStorage.setItem(CONSENT, state);
      else localStorage.removeItem(CONSENT);
    } catch {
      // Storage is closed: the choice then holds for this page alone.
    }
  }

  function askConsent(open) {
    bar.hidden = !open;
    reopen.hidden = open;
  }

  for (const button of all("[data-consent]")) {
    button.addEventListener("click", () => {
      const state = button.dataset.consent;
      remember(state);
      voz("setConsent", state);
      askConsent(false);
      document.getElementById("main").focus({ preventScroll: true });
    });
  }
  reopen.addEventListener("click", () => {
    askConsent(true);
    bar.querySelector("button").focus();
  });
  if (remembered()) voz("setConsent", "granted");
  askConsent(!remembered());

  // The order-placed page tells Voz what happened; it says nothing about who ordered.
  if (document.body.dataset.page === "thanks") {
    voz("setContext", { orderValue: 49 });
    voz("track", "order_completed", { value: 49 });
  }

  // The landing page repeats the claim of the ad that led here.
  for (const claim of all("[data-campaign]")) claim.hidden = claim.dataset.campaign !== query.get("utm_campaign");

  // The chosen glaze travels in the address, from tile to lamp to order.
  function glaze(name) {
    document.body.dataset.glaze = name;
    for (const label of all("[data-glaze-name]")) label.hidden = label.dataset.glazeName !== name;
    for (const field of all("[data-glaze-field]")) field.value = name;
  }

  const wanted = query.get("esmalte");
  if (["cobalto", "verde", "miel"].includes(wanted)) glaze(wanted);
  for (const radio of all("[name='esmalte'][type='radio']")) {
    radio.checked = radio.value === document.body.dataset.glaze;
    radio.addEventListener("change", () => glaze(radio.value));
  }

  for (const link of all("[data-keep-query]")) link.search = location.search;

  // Night: it follows the colour scheme until the visitor touches the switch.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const scene = document.querySelector("[data-scene]");
  const toggle = document.querySelector("[data-night]");
  if (scene && toggle) {
    let touched = false;
    const set = (lit) => {
      scene.dataset.lit = lit ? "on" : "off";
      toggle.setAttribute("aria-checked", String(lit));
    };
    toggle.hidden = false;
    set(dark.matches);
    dark.addEventListener("change", () => touched || set(dark.matches));
    toggle.addEventListener("click", () => {
      touched = true;
      set(scene.dataset.lit !== "on");
    });
  }
})();
