/**
 * Web Crypto without its threads: the same answers at once, so that nothing depends on which thread is done first.
 * `crypto.test.ts` compares it with the real one.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from "node:crypto";

interface Key {
  bytes: Uint8Array;
}
interface Derivation {
  salt: Uint8Array;
  info: Uint8Array;
}
interface Sealing {
  iv: Uint8Array;
  additionalData: Uint8Array;
}
const tagBytes = 16;
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

export const atOnce = {
  importKey: async (_format: string, bytes: Uint8Array): Promise<Key> => ({ bytes }),
  deriveKey: async ({ salt, info }: Derivation, { bytes }: Key): Promise<Key> => ({
    bytes: new Uint8Array(hkdfSync("sha256", bytes, salt, info, 32)),
  }),
  encrypt: async ({ iv, additionalData }: Sealing, { bytes }: Key, text: Uint8Array): Promise<ArrayBuffer> => {
    const cipher = createCipheriv("aes-256-gcm", bytes, iv).setAAD(additionalData);
    return bufferOf(Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]));
  },
  decrypt: async ({ iv, additionalData }: Sealing, { bytes }: Key, sealed: Uint8Array): Promise<ArrayBuffer> => {
    const cipher = createDecipheriv("aes-256-gcm", bytes, iv).setAAD(additionalData);
    cipher.setAuthTag(sealed.subarray(-tagBytes));
    return bufferOf(Buffer.concat([cipher.update(sealed.subarray(0, -tagBytes)), cipher.final()]));
  },
  sign: async (_name: string, { bytes }: Key, content: Uint8Array): Promise<ArrayBuffer> =>
    bufferOf(createHmac("sha256", bytes).update(content).digest()),
  digest: async (_name: string, content: Uint8Array): Promise<ArrayBuffer> =>
    bufferOf(createHash("sha256").update(content).digest()),
};
