/** What a rule on the address of a page compares. Pure; runs in the page and in the Worker. */

/** The path of an address; a route in its fragment (`#/shop`, `#!/shop`) stands for it. */
export const pathOf = (url: string): string => url.replace(/^[^#]*#!?(?=\/)|^[a-zA-Z]+:\/\/[^/?#]*|[?#].*/g, "") || "/";

/** A parameter of the query, or of a route in the fragment; the whole address; or the path. */
export function addressed({ param, of }: { param?: string; of?: string | undefined }, url: string): string | null {
  if (param) return new URLSearchParams(url.replace(/(^[^?#]*|#[^?]*)\??/g, "&")).get(param);
  return of === "url" ? url : pathOf(url);
}
