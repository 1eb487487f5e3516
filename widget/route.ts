/**
 * Tells of every change of the page's path or query inside the same document, and of a route in its fragment (`#/cart`,
 * `#!/cart`); an anchor is none. The answer ends it, and gives the history its methods back, unless somebody has taken
 * them since.
 */
export function watchRoutes(arrived: () => void): () => void {
  const route = (url: string): string => url.replace(/#(?!!?\/).*/, "");
  let last = location.href;
  let over = false;
  // After the router has done its own part.
  const look = async (): Promise<void> => {
    await last;
    if (!over && route(last) !== route((last = location.href))) arrived();
  };
  const ends = (["pushState", "replaceState"] as const).map((name) => {
    const original = history[name];
    const own = (history[name] = function (this: History, ...args) {
      original.apply(this, args);
      void look();
    });
    return () => history[name] === own && (history[name] = original);
  });
  // A browser tells it for a fragment that changes, too.
  addEventListener("popstate", look);
  return () => {
    over = true;
    removeEventListener("popstate", look);
    ends.forEach((end) => end());
  };
}
