// What a site hears of a choice: to keep it with its own consents, or to tell other tools.
document.addEventListener("voz:consent", ({ detail }) => {
  const line = document.getElementById("nothing") || document.createElement("li");
  line.id = "";
  line.textContent = `voz:consent · ${detail.state} · ${detail.textVersion}`;
  document.getElementById("told").append(line);
});
