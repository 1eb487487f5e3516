// Counts what the policy refused, so that everybody sees that it is nothing.
(() => {
  const count = document.getElementById("violations");
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    count.textContent = String(Number(count.textContent) + 1);
    count.title += `${violatedDirective} ${blockedURI}\n`;
  });
})();
