/** A customer's own server vouches for an id: HMAC-SHA256 of it with the workspace's identity secret, in hex. */
const encoder = new TextEncoder();

const importKey = (secret: string) =>
  crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);

/** True only for the right proof; the comparison takes the same time whatever is wrong. */
export async function proofHolds(
  customerId: string,
  proof: string | undefined,
  identitySecret: string,
): Promise<boolean> {
  if (proof === undefined || !/^[0-9a-f]{64}$/i.test(proof)) return false;
  const signature = Uint8Array.from(proof.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify("HMAC", await importKey(identitySecret), signature, encoder.encode(customerId));
}
