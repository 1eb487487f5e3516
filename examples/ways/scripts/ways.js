// On every example: the queue stub, and a list of what Voz tells the page.
window.voz =
  window.voz ||
  function () {
    (voz.q = voz.q || []).push(arguments);
  };

for (const name of ["shown", "started", "answered", "completed", "dismissed", "failed"])
  voz("on", name, (event) => {
    // The first one takes the place of "nothing yet", so that no line moves.
    const line = document.getElementById("nothing") || document.createElement("li");
    line.id = "";
    const facts = event.error ? event.error.code : event.questionId || "";
    line.textContent = facts ? `${name} · ${facts}` : name;
    document.getElementById("told").append(line);
  });

const order = document.getElementById("order");
if (order && !document.getElementById("tag-order"))
  order.addEventListener("click", () => voz("track", "order_completed", { value: 49 }));
