// A router as small as one can be: the view is in the address, and the address changes without a load.
(() => {
  const views = Array.from(document.querySelectorAll("[data-view]"));
  const names = views.map(({ dataset }) => dataset.view);

  function draw(focus) {
    const wanted = new URLSearchParams(location.search).get("view");
    const name = names.includes(wanted) ? wanted : names[0];
    for (const view of views) view.hidden = view.dataset.view !== name;
    for (const link of document.querySelectorAll(".views a"))
      if (link.search === `?view=${name}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    if (focus) document.querySelector(`[data-view="${name}"] h2`).focus({ preventScroll: true });
  }
  function go(view) {
    history.pushState({}, "", `?view=${view}`);
    draw(true);
  }

  for (const link of document.querySelectorAll(".views a"))
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(new URLSearchParams(link.search).get("view"));
    });
  addEventListener("popstate", () => draw(true));
  // Once the order is placed (ways.js tells Voz of it), the app goes on to its next view.
  document.getElementById("order").addEventListener("click", () => go("thanks"));
  draw(false);
})();
