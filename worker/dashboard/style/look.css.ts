/** The preview of a theme. Its tokens come in a stylesheet of their own (`/app/look/preview.css`), for it alone. */
export const look = `
.looks { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
.look { display: grid; gap: 10px; margin: 0; }
.look figcaption { color: var(--soft); font-size: 14px; }
.look-card {
  width: 100%; max-width: 400px; padding: calc(20px * var(--density, 1) + 4px) 24px 20px; border-radius: var(--radius); background: var(--paper);
  color: var(--ink); box-shadow: var(--shadow); font: 400 16px/1.5 sans-serif; font-family: var(--font);
}
.look-card p { margin: 0; }
.look-card .look-ask { font-size: 18px; font-weight: 600; line-height: 1.36; text-wrap: pretty; }
.look-card .look-row { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; margin-top: calc(20px * var(--density, 1) - 2px); padding: 3px; border-radius: calc(var(--radius) * .6); background: var(--fill); font-size: 15px; font-weight: 500; text-align: center; line-height: 44px; }
.look-row .look-on { border-radius: calc(var(--radius) * .6 - 2px); background: var(--accent); color: var(--on-accent); }
.look-card .look-soft { display: flex; justify-content: space-between; gap: 16px; margin-top: 6px; color: var(--soft); font-size: 14px; }
.look-card .look-field { margin-top: 16px; padding: 11px 14px; border: 1px solid var(--edge); border-radius: calc(var(--radius) * .6); color: var(--soft); }
.look-card .look-foot { display: flex; justify-content: flex-end; margin-top: calc(20px * var(--density, 1)); }
.look-main { padding: 11px 20px; border-radius: calc(var(--radius) * .6); background: var(--accent); color: var(--on-accent); font-size: 15px; font-weight: 600; line-height: 22px; }
@media (min-width: 900px) { .looks { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
`;
