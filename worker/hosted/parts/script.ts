/**
 * The page's script: all of it is comfort, for the form works without. It says that something is on its way and sends
 * it once, takes number keys where a scale has the focus, and follows an ending that leads on. Plain code for a browser,
 * served as it stands.
 */
import { crc32 } from "../../http/token.ts";

export const script = `(() => {
  // As long as the widget lets a farewell be read. In a frame, only the visitor may leave the page around it; and who
  // comes back finds the survey, not what sends them away again.
  const onward = document.querySelector("[data-onward]");
  if (onward && top === window) setTimeout(() => location.replace(onward.href), 2500);

  const form = document.querySelector("form");
  if (!form) return;
  const button = form.querySelector(".send");
  const idle = button.textContent;
  const sending = (on) => {
    button.setAttribute("aria-disabled", on);
    button.textContent = on ? button.dataset.sending : idle;
  };
  form.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled") === "true") event.preventDefault();
    else sending(true);
  });
  // Back from the next page, the form is as it was left: ready again.
  addEventListener("pageshow", () => sending(false));

  let typed = "", at = -1e9;
  form.addEventListener("keydown", (event) => {
    const scale = event.target.closest(".scale");
    if (!scale || !/^\\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const radios = [...scale.querySelectorAll("[type=radio]")];
    // "1" and "0" in a row are 10.
    const texts = [event.timeStamp - at < 800 ? typed + event.key : event.key, event.key];
    const radio = texts.map((text) => radios.find(({ value }) => value === text)).find(Boolean);
    if (!radio) return;
    typed = event.key;
    at = event.timeStamp;
    radio.checked = true;
    radio.focus();
  });
  // A link that was followed ticks its box by itself.
  for (const type of ["click", "auxclick"])
    form.addEventListener(type, (event) => {
      const link = event.target.closest("a");
      const box = link && link.closest("[data-question]")?.querySelector("[data-followed]");
      if (box && event.button < 2) box.checked = true;
    });
})();
`;
export const scriptPath = `/hosted/page-${crc32(script).toString(36)}.js`;
