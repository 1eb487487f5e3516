/**
 * Which pages may use a public key. Stops honest browsers on foreign pages, not scripts: limits are for those.
 * Patterns come checked from the contract: a whole origin, `*` for the port, or `*.` for one or more leading labels.
 */
export function originAllowed(patterns: readonly string[], origin: string): boolean {
  if (patterns.length === 0) return true;
  return patterns.some((pattern) => matches(pattern, origin.toLowerCase()));
}

function matches(pattern: string, origin: string): boolean {
  if (pattern === origin) return true;
  const [wantedScheme, wanted = ""] = pattern.split("://", 2);
  const [scheme, rest = ""] = origin.split("://", 2);
  if (scheme !== wantedScheme) return false;
  const [wantedHost = "", wantedPort = ""] = wanted.split(":", 2);
  const [host = "", port = ""] = rest.split(":", 2);
  if (wantedPort !== "*" && wantedPort !== port) return false;
  if (!wantedHost.startsWith("*.")) return wantedHost === host;
  return host.endsWith(wantedHost.slice(1)) && host.length > wantedHost.length - 1;
}

/** The headers that let an allowed page read the answer. Never with credentials. */
export function corsHeaders(origin: string | null): Record<string, string> {
  if (!origin) return { "cross-origin-resource-policy": "cross-origin", vary: "Origin" };
  return {
    "cross-origin-resource-policy": "cross-origin",
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "retry-after, date",
    vary: "Origin",
  };
}

export const preflightHeaders = {
  "access-control-allow-methods": "GET, POST, OPTIONS",
  "access-control-allow-headers": "content-type",
  "access-control-max-age": "86400",
};
