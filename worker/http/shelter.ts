/** What every answer carries that says nothing of its own: no frame, no script, no guess at what it is. */
const always: Readonly<Record<string, string>> = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-permitted-cross-domain-policies": "none",
};

/** HSTS only where the request came over https: a local run must stay reachable over http. */
export const shelterOf = (secure: boolean): Readonly<Record<string, string>> =>
  secure ? { ...always, "strict-transport-security": "max-age=31536000; includeSubDomains" } : always;

/** What an answer says itself stays as it is. */
export function shelter(headers: Headers, secure: boolean): void {
  // A page that may stand in frames names them in its policy, and says no DENY for that reason.
  const framed = headers.get("content-security-policy")?.includes("frame-ancestors") ?? false;
  for (const [name, value] of Object.entries(shelterOf(secure)))
    if (!headers.has(name) && !(framed && name === "x-frame-options")) headers.set(name, value);
}
