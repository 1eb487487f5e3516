/** What the simulator signs and seals with is what Web Crypto makes of the same. */
import { expect, it } from "vitest";
import { atOnce } from "./crypto.ts";

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const hex = (buffer: ArrayBuffer): string => Buffer.from(buffer).toString("hex");
const { subtle } = crypto;
const key = bytes("k".repeat(32));
const text = bytes("ñ, and more than a block of it: ".repeat(9));

it("signs and digests as Web Crypto does", async () => {
  const real = await subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  expect(hex(await atOnce.sign("HMAC", { bytes: key }, text))).toBe(hex(await subtle.sign("HMAC", real, text)));
  expect(hex(await atOnce.digest("SHA-256", text))).toBe(hex(await subtle.digest("SHA-256", text)));
});

it("derives and seals as Web Crypto does, and opens what either sealed", async () => {
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: bytes("info") };
  const secret = await subtle.importKey("raw", key, "HKDF", false, ["deriveKey"]);
  const aes = { name: "AES-GCM", length: 256 };
  const real = await subtle.deriveKey(derivation, secret, aes, false, ["encrypt", "decrypt"]);
  const ours = await atOnce.deriveKey(derivation, { bytes: key });
  const rules = { name: "AES-GCM", iv: bytes("twelve bytes"), additionalData: bytes("end_1") };
  const sealed = await atOnce.encrypt(rules, ours, text);
  expect(hex(sealed)).toBe(hex(await subtle.encrypt(rules, real, text)));
  expect(hex(await atOnce.decrypt(rules, ours, new Uint8Array(sealed)))).toBe(hex(text.buffer));
  expect(hex(await subtle.decrypt(rules, real, sealed))).toBe(hex(text.buffer));
  const other = { ...rules, additionalData: bytes("end_2") };
  await expect(atOnce.decrypt(other, ours, new Uint8Array(sealed))).rejects.toThrow();
});
