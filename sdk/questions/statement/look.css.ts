/** The frame's line under the heading says that the question is optional; a statement asks none, and says its help itself. */
export const css = `
.help:has(+ .said) { display: none; }
.said { margin-block-start: 10px; white-space: pre-line; }
.said > * + * { margin-block-start: 10px; }
`;
