import { createHmac, createPublicKey, verify } from "node:crypto";
import fc from "fast-check";
import { Webhook as Standard } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { newSecret, publicOf, signed } from "../../../../worker/deliveries/send/sign.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a signature", () => {
  it("is the one that the specification's example has", async () => {
    const headers = await signed(
      ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
      "msg_p5jXN8AQM9LWM0D4loKWxJek",
      1_614_265_330_000,
      bytes('{"test": 2432232314}'),
    );
    expect(headers).toEqual({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("is of the bytes that are sent, whatever they are, with each key, the newest first", async () => {
    const keys = [
      newSecret((bytes) => crypto.getRandomValues(bytes)),
      newSecret((bytes) => crypto.getRandomValues(bytes)),
    ];
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        const body = bytes(text);
        const at = Date.now();
        const headers = await signed(keys, "evt_1", at, body);
        const expected = keys.map((key) => {
          const hmac = createHmac("sha256", Buffer.from(key.slice(6), "base64"));
          return `v1,${hmac
            .update(`evt_1.${Math.floor(at / 1000)}.`)
            .update(body)
            .digest("base64")}`;
        });
        expect(headers["webhook-signature"]).toBe(expected.join(" "));
      }),
      { numRuns: 50 },
    );
  });

  it("with an Ed25519 key is what its public half verifies, as RFC 8032 derives it", async () => {
    const of = (hex: string): string => Buffer.from(hex, "hex").toString("base64");
    const signing = `whsk_${of("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")}`;
    const raw = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    expect(await publicOf(signing)).toBe(`whpk_${of(raw)}`);
    const x = Buffer.from(raw, "hex").toString("base64url");
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    const headers = await signed([signing], "evt_1", 1_614_265_330_000, bytes("ñ"));
    const [version, signature = ""] = headers["webhook-signature"]?.split(",") ?? [];
    expect(version).toBe("v1a");
    const of64 = Buffer.from(signature, "base64");
    expect(verify(null, Buffer.from("evt_1.1614265330.ñ"), key, of64)).toBe(true);
    expect(verify(null, Buffer.from("evt_1.1614265330.n"), key, of64)).toBe(false);
  });

  it("is taken by the specification's own library, and by no other key", async () => {
    const key = newSecret((bytes) => crypto.getRandomValues(bytes));
    const headers = await signed([key], "evt_1", Date.now(), bytes("{}"));
    expect(new Standard(key).verify("{}", headers)).toEqual({});
    const other = newSecret((bytes) => crypto.getRandomValues(bytes));
    expect(() => new Standard(other).verify("{}", headers)).toThrow();
  });
});
