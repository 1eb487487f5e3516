// What a tag manager does, in a few lines: it runs each tag's HTML when its trigger fires, with its variables filled in.
// A script in it is made anew from its text; its attributes are lost on the way.
(() => {
  const run = (id, variables = {}) => {
    const { content } = document.getElementById(id);
    for (const { textContent } of content.querySelectorAll("script")) {
      const script = document.createElement("script");
      script.text = textContent.replace(/\{\{(.*?)\}\}/g, (_whole, name) => JSON.stringify(variables[name]));
      document.body.append(script);
    }
  };
  window.dataLayer = window.dataLayer || [];
  const push = dataLayer.push.bind(dataLayer);
  dataLayer.push = (entry) => {
    if (entry.event === "purchase") run("tag-order", { "order value": entry.value });
    return push(entry);
  };
  run("tag-start");

  // The shop's own code knows nothing of Voz: it tells its data layer.
  document
    .getElementById("order")
    .addEventListener("click", () => dataLayer.push({ event: "purchase", value: 49, currency: "EUR" }));
})();
