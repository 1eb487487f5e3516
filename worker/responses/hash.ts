/** A short fingerprint of an item: equal content gives an equal hash whatever the order of its entries. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const source = value as Record<string, unknown>;
  return Object.keys(source)
    .sort()
    .map((name) => [name, canonical(source[name])]);
}

/** The first 96 bits of SHA-256, in hex. */
export async function contentHash(item: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(canonical(item)));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
