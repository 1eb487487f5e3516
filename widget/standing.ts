/**
 * Keeps a survey where it can be seen: above the keyboard of a phone, and on a page that swaps its body, or all that is
 * in it, as Turbo and its kin do. Fetched with what sends, since nobody needs it to see a survey.
 */
export function standing(host: HTMLElement, rise: () => void, first?: Node | null): () => void {
  // It may have been swapped away before this came; who took it alone meant it.
  if (!host.isConnected && document.body.firstChild !== first) rise();
  const leave = [aboveKeyboard(host), overSwaps(host, rise)];
  return () => leave.forEach((one) => one());
}

/** What a keyboard on the screen does to what is seen of the page. */
const moves = ["resize", "scroll"] as const;

function aboveKeyboard(host: HTMLElement): () => void {
  const { visualViewport } = window;
  if (!visualViewport) return () => undefined;
  const lift = (): void => {
    const { height, offsetTop, scale } = visualViewport;
    // What two fingers enlarge is no keyboard.
    const hidden = Math.max(0, innerHeight - height * scale - offsetTop);
    // Where no keyboard ever came, the host has no style of its own.
    if (hidden || host.style.length) host.style.setProperty("--lift", `${hidden}px`);
  };
  // It may have come up already.
  lift();
  for (const name of moves) visualViewport.addEventListener(name, lift);
  return () => {
    for (const name of moves) visualViewport.removeEventListener(name, lift);
  };
}

/** The host of a survey goes along with a swapped body unawares, and is put back. */
function overSwaps(host: HTMLElement, rise: () => void): () => void {
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
