// The Vega lamp and the wordmark, drawn by hand. Colours come from the style sheet, so one drawing serves all glazes.
import { html } from "./html.ts";
import type { Html } from "./html.ts";

export type Glaze = "cobalto" | "verde" | "miel";
export const glazes: readonly Glaze[] = ["cobalto", "verde", "miel"];

const views = { whole: "-20 40 360 372", rim: "150 78 150 130", foot: "84 290 150 130" };
const leaf = "M0 6C9-5 9-21 0-36C-9-21-9-5 0 6Z";

const round = (value: number): number => Math.round(value * 10) / 10;

/** A point on the dome: `turn` in degrees from upright, `reach` from its centre (0) to its edge (1). */
function onDome(turn: number, reach: number): { x: number; y: number } {
  const angle = (turn * Math.PI) / 180;
  return { x: round(160 + 122 * reach * Math.sin(angle)), y: round(190 - 132 * reach * Math.cos(angle)) };
}

function ring(turns: readonly number[], reach: number, radius: number): Html[] {
  return turns.map((turn) => {
    const { x, y } = onDome(turn, reach);
    return html`<circle cx="${x}" cy="${y}" r="${radius}" />`;
  });
}

function leaves(turns: readonly number[], reach: number): Html[] {
  return turns.map((turn) => {
    const { x, y } = onDome(turn, reach);
    return html`<path d="${leaf}" transform="translate(${x} ${y}) rotate(${turn})" />`;
  });
}

const rays = [-64, -48, -32, -16, 0, 16, 32, 48, 64];
const gaps = [-56, -40, -24, -8, 8, 24, 40, 56];
const buds = [-60, -36, -12, 12, 36, 60];
const sprigs = [122, 141, 160, 179, 198];

export type LampOptions = { id: string; label?: string; glaze?: Glaze; view?: keyof typeof views };

export function lamp({ id, label, glaze, view = "whole" }: LampOptions): Html {
  const name = label ? html`role="img" aria-label="${label}"` : html`aria-hidden="true"`;
  const fixed = glaze ? html` data-glaze="${glaze}"` : html``;
  return html`<svg class="lamp" viewBox="${views[view]}" focusable="false" ${name}${fixed}>
    <defs>
      <linearGradient id="${id}-beam" x1="0" y1="0" x2="0" y2="1">
        <stop class="beam-near" offset="0" />
        <stop class="beam-far" offset="1" />
      </linearGradient>
      <radialGradient id="${id}-pool">
        <stop class="beam-near" offset="0" />
        <stop class="beam-far" offset="1" />
      </radialGradient>
      <clipPath id="${id}-dome"><path d="M38 192A122 132 0 0 1 282 192Z" /></clipPath>
      <clipPath id="${id}-base">
        <path
          d="M144 196C144 284 112 300 106 346C102 376 110 396 122 400H198C210 396 218 376 214 346C208 300 176 284 176 196Z"
        />
      </clipPath>
    </defs>
    <g class="lamp-light">
      <path fill="url(#${id}-beam)" d="M50 198L-70 402H390L270 198Z" />
      <ellipse fill="url(#${id}-pool)" cx="160" cy="402" rx="250" ry="24" />
    </g>
    <path class="lamp-cord" d="M196 396C232 406 250 392 284 400S336 398 380 402" />
    <ellipse class="lamp-shadow" cx="166" cy="402" rx="66" ry="6" />
    <g clip-path="url(#${id}-base)">
      <rect class="lamp-glaze" x="90" y="190" width="140" height="220" />
      <g class="lamp-paint">
        ${sprigs.map((x) => html`<path d="${leaf}" transform="translate(${x} 362)" />`)}
        <rect x="90" y="374" width="140" height="4" />
        <rect x="90" y="303" width="140" height="2.5" />
        <rect x="90" y="309" width="140" height="6" />
      </g>
      <rect class="lamp-clay" x="90" y="387" width="140" height="20" />
      <path class="lamp-shade" d="M166 190C166 290 190 300 188 346C188 380 180 396 168 404H240V190Z" />
      <rect class="lamp-lit" fill="url(#${id}-beam)" x="90" y="198" width="140" height="190" />
      <rect class="lamp-under" x="120" y="192" width="80" height="26" />
    </g>
    <ellipse class="lamp-mouth" cx="160" cy="198" rx="108" ry="9" />
    <g clip-path="url(#${id}-dome)">
      <rect class="lamp-glaze" x="30" y="50" width="260" height="150" />
      <g class="lamp-paint">
        ${leaves(rays, 0.58)}${ring(buds, 0.36, 3)}
        <path d="M118 192A42 46 0 0 1 202 192Z" />
      </g>
      <g class="lamp-holes">${ring(gaps, 0.86, 4.4)}${ring(gaps, 0.5, 2.6)}</g>
      <path class="lamp-shade" d="M196 56C252 86 262 140 256 200H300V50Z" />
    </g>
    <rect class="lamp-glaze" x="33" y="186" width="254" height="13" rx="6.5" />
    <path class="lamp-line" d="M40 192.5H280" />
    <path class="lamp-gleam" d="M54.7 139.3A115 125 0 0 1 89 91.7" />
  </svg>`;
}

/** "anochece" in one line weight; its o is the sun by day and the lamp by night. */
export function wordmark(): Html {
  return html`<svg class="wordmark" viewBox="0 0 488 84" aria-hidden="true" focusable="false">
    <g class="wordmark-line">
      <circle cx="30" cy="52" r="25" />
      <path d="M55 27V77" />
      <path d="M76 27V77M76 49A20.5 20.5 0 0 1 117 49V77" />
      <path d="M239.7 34.3A25 25 0 1 0 239.7 69.7" />
      <path d="M259 5V77M259 49A20.5 20.5 0 0 1 300 49V77" />
      <path d="M317 52H367A25 25 0 1 0 359.7 69.7" />
      <path d="M421.7 34.3A25 25 0 1 0 421.7 69.7" />
      <path d="M433 52H483A25 25 0 1 0 475.7 69.7" />
    </g>
    <circle class="wordmark-sun" cx="157" cy="52" r="26.5" />
  </svg>`;
}
