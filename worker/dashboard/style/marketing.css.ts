/** Files of figures: tables as wide as they are, in a frame that scrolls, and lists of what is worth knowing. */
export const marketing = `
.file-scroll { overflow-x: auto; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.file-table { width: 100%; border-spacing: 0; font-size: 14px; font-variant-numeric: tabular-nums; }
.file-table th, .file-table td { padding: 9px 14px; text-align: start; font-weight: 400; border-top: 1px solid var(--line); vertical-align: top; }
.file-table thead th { color: var(--soft); font-size: 13px; font-weight: 600; border-top: 0; white-space: nowrap; }
.file-table tbody th { white-space: nowrap; }
.file-progress { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; margin: 6px 0 0; font-size: 14px; }
.file-progress progress { flex: 0 1 220px; height: 10px; accent-color: var(--accent); }
.file-notes { display: grid; gap: 4px; padding-inline-start: 34px; list-style: disc; }
.file-notes > * + * { margin-top: 0; }
.file-names { display: flex; flex-wrap: wrap; gap: 8px; padding: 0; list-style: none; }
.file-names li { padding: 3px 12px; background: var(--sunk); border-radius: 999px; font-size: 14px; overflow-wrap: anywhere; }
input[type="file"] { height: auto; padding: 8px; }
input[type="file"]::file-selector-button { margin-inline-end: 12px; padding: 6px 12px; border: 1px solid var(--edge); border-radius: 8px; background: var(--sunk); color: var(--ink); font: 600 14px/1.3 var(--sans); cursor: pointer; }
`;
