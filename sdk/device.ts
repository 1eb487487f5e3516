/**
 * The kind of device, as roughly as an audience needs it, from what the browser says of itself. The Worker reads it by
 * this, too, so that a report and an audience agree.
 */
export function deviceOf(userAgent: string | undefined): "tablet" | "desktop" | string[] | undefined {
  if (!userAgent) return undefined;
  if (/ipad|tablet|playbook|silk|android(?!.*mobile)/i.test(userAgent)) return "tablet";
  if (/mobi|iphone|ipod/i.test(userAgent)) return ["phone", "mobile"];
  // Libraries and servers are no device at all.
  return /mozilla|opera/i.test(userAgent) ? "desktop" : undefined;
}
