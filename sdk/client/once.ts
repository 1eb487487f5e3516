/** Fetched when it is first asked for; after a failure, anew the next time. */
export function once<Part>(fetchPart: () => Promise<Part>, found: (part: Part) => unknown): () => Promise<Part> {
  let fetching: Promise<Part> | undefined;
  return () => {
    if (!fetching) {
      fetching = fetchPart();
      fetching.then(found, () => (fetching = undefined));
    }
    return fetching;
  };
}
