/** Tells of every change of the page's path or query inside the same document. */
export function watchRoutes(arrived: () => void): void {
  const address = (): string => location.pathname + location.search;
  let last = address();
  const look = (): void => {
    if (address() === last) return;
    last = address();
    arrived();
  };
  for (const name of ["pushState", "replaceState"] as const) {
    const original = history[name];
    history[name] = function (this: History, ...args) {
      original.apply(this, args);
      // After the router has done its own part.
      setTimeout(look);
    };
  }
  addEventListener("popstate", () => setTimeout(look));
}
