/** Response ids: UUIDv7 (RFC 9562), made where the answer is given, so that sending twice is harmless. */

/** A source of random bytes; `crypto.getRandomValues` unless the host brings its own. */
export type RandomBytes = (count: number) => Uint8Array;

/** 48 bits of time, the version, 12 random bits, the variant, 62 random bits. */
export function uuid7(at: number, random: RandomBytes): string {
  const bytes = random(16);
  // What is stored in a byte loses its fraction, and all above its eight bits.
  for (let place = 0; place < 6; place += 1) bytes[place] = at / 256 ** (5 - place);
  bytes[6] = 0x70 | (bytes[6]! & 15);
  bytes[8] = 0x80 | (bytes[8]! & 63);
  return Array.from(
    bytes,
    (byte, place) => ([4, 6, 8, 10].includes(place) ? "-" : "") + (byte + 256).toString(16).slice(1),
  ).join("");
}
