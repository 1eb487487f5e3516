/**
 * How a scale in pictures looks. Shapes tell what is chosen: a filled face, a row of filled stars. That holds without
 * colours, too, so where they are forced pictures need no mark but their own.
 */
export const css = `
.pictured .anchors { gap: 8px; hyphens: auto; }
.pictured .anchors > * { flex: 1; }
.anchors > [aria-hidden] { text-align: center; unicode-bidi: plaintext; }
.anchors .on { color: var(--ink); }
:is(.star, .smiley) .row { margin-inline: -7px; border: 0; background: none; }
:is(.star, .smiley) .row > :nth-child(n) { block-size: 50px; background: none; color: var(--accent); forced-color-adjust: auto; }
.row svg { inline-size: min(100% - 4px, 38px); border-radius: 50%; }
.smiley :hover > svg { background: var(--fill); }
.smiley .on svg { background: var(--accent); color: var(--on-accent); scale: 1.15; }
.on circle { stroke: none; }
.star .row:hover > :not(:hover ~ *) path { fill: currentColor; }
.star :hover ~ * path { fill: none; }
`;
