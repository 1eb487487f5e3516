/**
 * Recovery codes: 50 random bits each, in Crockford's base 32, which has no letter that looks like another on paper. Read as
 * people copy them: in capitals, without the dash, an O for a nought.
 */
import type { FillRandom } from "./token.ts";

const letters = "0123456789abcdefghjkmnpqrstvwxyz";
const half = 5;

export const makeRecoveryCodes = (count: number, random: FillRandom): string[] =>
  Array.from({ length: count }, () => {
    // 256 is 8 × 32: each letter is as likely as any other.
    const code = Array.from(random(new Uint8Array(2 * half)), (byte) => letters[byte % letters.length]).join("");
    return `${code.slice(0, half)}-${code.slice(half)}`;
  });

/** As it was made, however it was typed. */
export function readRecoveryCode(text: string): string {
  const code = text.toLowerCase().replace(/[\s-]/g, "").replaceAll("o", "0").replace(/[il]/g, "1");
  return `${code.slice(0, half)}-${code.slice(half)}`;
}
