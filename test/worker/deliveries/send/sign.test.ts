import { createHmac } from "node:crypto";
import fc from "fast-check";
import { Webhook as Standard } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { newSecret, signed } from "../../../../worker/deliveries/send/sign.ts";

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

  it("is taken by the specification's own library, and by no other key", async () => {
    const key = newSecret((bytes) => crypto.getRandomValues(bytes));
    const headers = await signed([key], "evt_1", Date.now(), bytes("{}"));
    expect(new Standard(key).verify("{}", headers)).toEqual({});
    const other = newSecret((bytes) => crypto.getRandomValues(bytes));
    expect(() => new Standard(other).verify("{}", headers)).toThrow();
  });
});
