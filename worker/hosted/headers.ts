/** The headers of the page: our own style and script, a form that posts to us, frames on the workspace's sites only. */
export interface Sheltered {
  secure: boolean;
  /** Origins that may show the page in a frame; none for troubles, which belong to nobody. */
  sites?: readonly string[];
  /** Digests of the page's own style, `sha256-…`. */
  styles?: readonly string[];
}

export function hostedHeaders({ secure, sites = [], styles = [] }: Sheltered): Record<string, string> {
  const policy = [
    "default-src 'none'",
    ["style-src 'self'", ...styles.map((digest) => `'${digest}'`)].join(" "),
    "script-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    ["frame-ancestors 'self'", ...sites].join(" "),
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    // To us with a path, so that a form is known as ours; to nobody else at all: the address may name a customer.
    "referrer-policy": "same-origin",
    // Browsers that know frame-ancestors ignore this; it knows no list, so it is left out where there is one.
    ...(sites.length === 0 ? { "x-frame-options": "SAMEORIGIN" } : {}),
    // A site that isolates itself may still show it in a frame, where the policy above lets it.
    "cross-origin-resource-policy": "cross-origin",
    "x-permitted-cross-domain-policies": "none",
    "x-robots-tag": "noindex, nofollow",
    "x-content-type-options": "nosniff",
    "x-dns-prefetch-control": "off",
    "permissions-policy":
      "accelerometer=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    ...(secure ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/** A style that stands in the page, and its digest, `sha256-…`. */
export interface PageStyle {
  css: string;
  digest: string;
}

/** Undefined for a page that needs none. */
export async function styleOf(css: string): Promise<PageStyle | undefined> {
  if (css === "") return undefined;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(css));
  return { css, digest: `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}` };
}
