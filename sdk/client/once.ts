/** Fetched when it is first asked for, if it is not there; after a failure, anew the next time. */
export function once<Part extends object>(
  fetchPart: () => Part | Promise<Part>,
  found: (part: Part) => unknown,
): () => Promise<Part> {
  let fetching: Promise<Part> | undefined;
  return () => {
    if (!fetching) {
      const part = fetchPart();
      if (!(part instanceof Promise)) found(part);
      fetching = Promise.resolve(part);
      fetching.then(found, () => (fetching = undefined));
    }
    return fetching;
  };
}
