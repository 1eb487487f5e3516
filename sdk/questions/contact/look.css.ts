/** Fields for personal data. What is wrong is said beside its field; the frame's line is for screen readers alone. */
export const css = `
.contact { margin: 0; }
.contact + .problem { position: absolute; clip-path: inset(50%); }
`;
