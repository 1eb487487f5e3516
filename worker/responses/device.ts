/** The kind of device, as roughly as a report needs it, from what the browser says of itself. */
export type Device = "desktop" | "tablet" | "phone";

export function deviceOf(userAgent: string | undefined, mobileHint: string | undefined): Device | null {
  if (!userAgent) return null;
  if (/ipad|tablet|playbook|silk|android(?!.*mobile)/i.test(userAgent)) return "tablet";
  if (mobileHint === "?1" || /mobi|iphone|ipod|android.*mobile/i.test(userAgent)) return "phone";
  // Libraries and servers are no device at all.
  return /mozilla|opera/i.test(userAgent) ? "desktop" : null;
}
