/** What both forms ask, and how they look: the three questions of the survey that is measured, on one sheet. */
export const asks = {
  nps: "¿Con qué probabilidad nos recomendarías?",
  kept: "Te prometimos: «Tu pedido llega en 24 horas». Comparado con eso, tu experiencia fue…",
  why: "¿Qué podemos mejorar?",
};
export const scores = Array.from({ length: 11 }, (_, score) => score);
export const choices = ["Mucho peor", "Peor", "Tal como se prometió", "Mejor", "Mucho mejor", "No recuerdo"];
export const submit = "Enviar";
export const thanks = "Gracias por contárnoslo.";

const css = `
form { position: fixed; inset: auto 20px 20px auto; inline-size: 400px; box-sizing: border-box; padding: 20px; border-radius: 16px;
  background: #fff; color: #17191d; font: 15px/1.5 system-ui, sans-serif; box-shadow: 0 8px 32px rgb(0 0 0 / .2); }
fieldset { margin: 0 0 12px; padding: 0; border: 0; }
.row { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; text-align: center; }
.row label { display: grid; justify-items: center; }
.list label { display: block; }
textarea { box-sizing: border-box; inline-size: 100%; font: inherit; }
button { font: inherit; padding: 8px 20px; }
`;

/** A shadow root at the end of the page, dressed. */
export function sheet(): ShadowRoot {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const dress = new CSSStyleSheet();
  dress.replaceSync(css);
  root.adoptedStyleSheets = [dress];
  document.body.appendChild(host);
  return root;
}
