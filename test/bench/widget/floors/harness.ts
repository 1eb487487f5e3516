/** What the measuring itself costs: an empty script, and at the trigger one empty box. */
import { floor } from "./floor.ts";

floor(() => {
  const host = document.createElement("div");
  const box = document.createElement("button");
  box.style.cssText = "position:fixed;inset:auto 20px 20px auto;inline-size:400px;block-size:200px";
  host.attachShadow({ mode: "open" }).append(box);
  document.body.appendChild(host);
});
