/** A certificate for `localhost` that nobody vouches for: made on the spot, so that no key lies in the repository (RFC 5280). */
import { generateKeyPairSync, sign } from "node:crypto";

type Bytes = Buffer<ArrayBufferLike>;

/** A part in DER: its tag, its length, what is in it. */
function der(tag: number, ...parts: readonly Bytes[]): Bytes {
  const content = Buffer.concat(parts);
  const size = Buffer.from(content.length.toString(16).padStart(content.length > 255 ? 4 : 2, "0"), "hex");
  const length = content.length < 128 ? size : Buffer.concat([Buffer.from([0x80 | size.length]), size]);
  return Buffer.concat([Buffer.from([tag]), length, content]);
}
const sequence = (...parts: readonly Bytes[]): Bytes => der(0x30, ...parts);
const object = (hex: string): Bytes => der(0x06, Buffer.from(hex, "hex"));
const text = (tag: number, words: string): Bytes => der(tag, Buffer.from(words));
const moment = (at: Date): Bytes => text(0x18, at.toISOString().replace(/[-:T]|\.\d+/g, ""));

const ecdsaWithSha256 = sequence(object("2a8648ce3d040302"));
const name = sequence(der(0x31, sequence(object("550403"), text(0x0c, "localhost"))));
const alternative = sequence(object("551d11"), der(0x04, sequence(text(0x82, "localhost"))));

/** `key` and `cert` as Node's servers take them. */
export function madeUpCertificate(from: Date, until: Date): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const told = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(moment(from), moment(until)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(alternative)),
  );
  const signature = der(0x03, Buffer.from([0]), sign("sha256", told, privateKey));
  const lines =
    sequence(told, ecdsaWithSha256, signature)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
  };
}
