/** Passwords, by scrypt of the runtime (N 16384, r 8, p 1: 16 MB, some 40 ms), with a salt each. */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

const cost = { N: 16_384, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const bytes = 32;

const derive = (password: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, bytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString("hex")}$${(await derive(password, salt)).toString("hex")}`;
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [method, salt, key] = hash.split("$");
  if (method !== "scrypt" || !salt || !key) return false;
  const wanted = Buffer.from(key, "hex");
  const found = await derive(password, Buffer.from(salt, "hex"));
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}
