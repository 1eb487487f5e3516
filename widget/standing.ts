/**
 * Keeps a survey on a page that swaps its body, or all that is in it, as Turbo and its kin do: its host goes along
 * unawares and is put back. Fetched with what sends, since nobody needs it to see a survey.
 */
export function standing(host: HTMLElement, rise: () => void): () => void {
  const observer = new MutationObserver((records) => {
    // Who takes the host alone means it.
    if (host.isConnected || !records.some(({ removedNodes: [first] }) => first && first !== host)) return;
    rise();
    look();
  });
  const look = (): void => {
    for (const node of [document.documentElement, document.body]) observer.observe(node, { childList: true });
  };
  look();
  return () => observer.disconnect();
}
