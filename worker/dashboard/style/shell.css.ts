/** What stands around a page: a bar above it on a phone, a column beside it where there is room. */
export const shell = `
.skip { position: absolute; left: 16px; top: -60px; z-index: 2; padding: 10px 16px; background: var(--accent); color: var(--on-accent); border-radius: 8px; }
.skip:focus { top: 12px; color: var(--on-accent); }
.brand { display: inline-flex; align-items: center; gap: 10px; color: var(--ink); text-decoration: none; }
.brand:hover { color: var(--ink); }
.brand-name { font-size: 22px; font-weight: 700; letter-spacing: -0.035em; line-height: 1; }
.mark { width: 28px; height: 28px; fill: var(--accent); flex: none; }
.mark-centre { fill: var(--bad); }
.tenant { color: var(--soft); font-size: 14px; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 16px; padding: 16px 16px 0; }
.top .tenant { margin-left: auto; max-width: 55%; }
.menu { flex: none; width: calc(100% + 32px); border-bottom: 1px solid var(--line); margin: 0 -16px; padding: 0 8px; }
.menu ul { display: flex; flex-wrap: wrap; justify-content: space-around; max-width: 560px; overflow-wrap: normal; }
.menu a {
  display: flex; flex-direction: column; align-items: center; gap: 4px; padding: 8px 3px 10px;
  color: var(--soft); font-size: 12px; font-weight: 550; line-height: 1.2; text-decoration: none;
  border-bottom: 3px solid transparent;
}
@media (max-width: 439px) { .menu > ul { display: grid; grid-template-columns: repeat(3, 1fr); } }
.menu ul ul { display: none; }
.menu a:hover { color: var(--ink); }
.menu a[aria-current] { color: var(--accent); border-bottom-color: var(--accent); font-weight: 650; }
main { padding: 24px 16px 48px; max-width: 1160px; min-width: 0; }
main > * + * { margin-top: 24px; }
.foot { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 20px; padding: 16px; border-top: 1px solid var(--line); font-size: 14px; }
.foot-link {
  display: inline-flex; align-items: center; gap: 8px; min-height: 32px; padding: 0; border: 0; background: none;
  color: var(--soft); font: inherit; text-decoration: none; cursor: pointer;
}
.foot-link:hover { color: var(--ink); text-decoration: underline; }
.languages { display: flex; gap: 2px; padding: 2px; border: 1px solid var(--line); border-radius: 999px; }
.languages button {
  min-height: 28px; padding: 2px 12px; border: 0; border-radius: 999px; background: none; color: var(--soft);
  font: inherit; font-size: 13px; cursor: pointer;
}
.languages button:hover { color: var(--ink); }
.languages button[aria-current] { background: var(--sunk); color: var(--ink); font-weight: 600; }
.plain { display: flex; flex-direction: column; }
.plain main { flex: 1; width: 100%; max-width: 1000px; margin: 0 auto; }
.plain .top { width: 100%; max-width: 1000px; margin: 0 auto; padding-bottom: 4px; }
.plain .foot { justify-content: center; }
.door { max-width: 440px; margin: 5vh auto 0; padding: 28px 24px; background: var(--surface); border: 1px solid var(--line); border-radius: 16px; box-shadow: var(--shade); }
.door > * + * { margin-top: 16px; }
.door > h1 + .lead { margin-top: 8px; }
.door h2 { padding-top: 8px; }
@media (min-width: 400px) {
  .menu a { font-size: 13px; padding-inline: 6px; }
}
@media (min-width: 700px) {
  .top { padding: 20px 28px 0; }
  .menu { width: calc(100% + 56px); margin: 0 -28px; padding: 0 20px; }
  main { padding: 32px 28px 64px; }
  .foot { padding: 16px 28px; }
  .door { padding: 40px; }
}
@media (min-width: 1080px) {
  .desk {
    display: grid; grid-template-columns: 237px minmax(0, 1fr);
    background: linear-gradient(to right, var(--surface) 236px, var(--line) 236px 237px, var(--ground) 237px);
  }
  .desk .top {
    grid-column: 1; grid-row: 1; align-self: start; position: sticky; top: 0; flex-direction: column; align-items: stretch;
    flex-wrap: nowrap; gap: 6px; padding: 28px 16px 16px; max-height: calc(100vh - 196px);
  }
  .desk .top .brand { padding: 0 12px; }
  .desk .top .tenant { margin: 0; padding: 0 12px 18px; max-width: none; }
  .desk .menu { flex: 0 1 auto; min-height: 0; overflow-y: auto; scrollbar-width: thin; width: auto; margin: 0; padding: 0; border: 0; }
  .desk .top > :not(.menu) { flex: none; }
  .desk .menu ul { flex-flow: column nowrap; gap: 2px; }
  .desk .menu a { flex-direction: row; gap: 12px; padding: 9px 12px; border: 0; border-radius: 8px; font-size: 15px; }
  .desk .menu a:hover { background: var(--sunk); }
  .desk .menu a[aria-current] { background: var(--accent-wash); color: var(--accent-deep); }
  .desk .menu ul ul { display: flex; margin: 2px 0 6px; gap: 0; }
  .desk .menu ul ul a { padding: 6px 12px 6px 44px; font-size: 14px; }
  .desk .menu a[aria-current="true"] { background: none; }
  .desk .inner-tabs { display: none; }
  .desk .inner-tabs + * { margin-top: 0; }
  .desk main { grid-column: 2; grid-row: 1; padding: 40px 48px 80px; }
  .desk .foot {
    grid-column: 1; grid-row: 1; align-self: end; position: sticky; bottom: 0; flex-direction: column; align-items: flex-start;
    gap: 10px; padding: 20px 28px 28px; border-top: 0;
  }
  .desk .foot .languages { margin-left: -4px; }
}
/* Where the column is too low for both ends of the menu, they follow one another and go along with the page. */
@media (min-width: 1080px) and (max-height: 960px) {
  .desk { grid-template-rows: auto 1fr; }
  .desk .top { position: static; max-height: none; }
  .desk main { grid-row: 1 / span 2; }
  .desk .foot { grid-row: 2; position: static; align-self: start; }
}
@media (min-width: 1400px) {
  .desk main { padding-left: 64px; padding-right: 64px; }
}
`;
