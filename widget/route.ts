/**
 * Tells of every change of the page's path or query inside the same document, and of a route in its fragment (`#/cart`,
 * `#!/cart`); an anchor is none.
 */
export function watchRoutes(arrived: () => void): void {
  const address = (): string => location.pathname + location.search + (/^#!?\/.*/.exec(location.hash) ?? "");
  let last = address();
  // After the router has done its own part.
  const look = async (): Promise<void> => {
    await last;
    if (address() === last) return;
    last = address();
    arrived();
  };
  for (const name of ["pushState", "replaceState"] as const) {
    const original = history[name];
    history[name] = function (this: History, ...args) {
      original.apply(this, args);
      void look();
    };
  }
  // A browser tells it for a fragment that changes, too.
  addEventListener("popstate", look);
}
