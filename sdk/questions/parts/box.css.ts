/** Boxes to tick, where the theme draws buttons to choose: the browser's own, in our colour. */
export const css = `
.boxes ::before { display: none; }
[type=checkbox] { flex: 0 0 18px; block-size: 18px; accent-color: var(--accent); }
`;
