/** A constructed stylesheet needs no permission from a content security policy; an element needs the nonce. */
export function dress(root: ShadowRoot, styles: string, nonce: string | undefined): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement("style");
    if (nonce) style.nonce = nonce;
    style.textContent = styles;
    root.append(style);
  }
}
