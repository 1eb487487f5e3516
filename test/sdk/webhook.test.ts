import { generateKeyPairSync, sign as signWith } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { isVozError } from "../../sdk/index.ts";
import { verify, WebhookError, type HeadersLike } from "../../sdk/webhook.ts";

/** The vector that the libraries of Standard Webhooks share. */
const vector = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: "1614265330",
  payload: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};
const at = Number(vector.timestamp) * 1000;
const headers = (some: Record<string, string> = {}): Record<string, string> => ({
  "webhook-id": vector.id,
  "webhook-timestamp": vector.timestamp,
  "webhook-signature": vector.signature,
  ...some,
});
const check = (
  given: HeadersLike = headers(),
  payload: string | Uint8Array = vector.payload,
  secret: string | readonly string[] = vector.secret,
  now = at,
) => verify(payload, given, secret, { now: () => now });
/** The code of the refusal. */
const refusal = (...given: Parameters<typeof check>): Promise<unknown> =>
  check(...given).then(
    () => "accepted",
    (error: unknown) => (error instanceof WebhookError && isVozError(error) ? error.code : error),
  );
const other = `v1,${btoa("x".repeat(32))}`;

describe("what Voz signed", () => {
  it("is read, by the vector of the other libraries", async () => {
    expect(await check()).toEqual({ test: 2_432_232_314 });
    expect(await check(headers(), vector.payload, vector.secret.slice("whsec_".length))).toEqual({
      test: 2_432_232_314,
    });
  });

  it.each(["{}", '{"why":"ñ€😀 \\u0000"}', `{"long":"${"x".repeat(60_000)}"}`])(
    "is read as another library signs it (%#)",
    async (payload) => {
      const signature = new Webhook(vector.secret).sign(vector.id, new Date(at), payload);
      const given = headers({ "webhook-signature": signature });
      expect(await check(given, payload)).toEqual(JSON.parse(payload));
      expect(await check(given, new TextEncoder().encode(payload))).toEqual(JSON.parse(payload));
    },
  );

  it("is read whoever holds the headers: fetch, Node, a proxy that writes them large", async () => {
    for (const given of [
      new Headers(headers()),
      { ...headers(), cookie: ["a", "b"], none: undefined },
      Object.fromEntries(Object.entries(headers()).map(([name, value]) => [name.toUpperCase(), value])),
    ])
      expect(await refusal(given)).toBe("accepted");
  });

  it("is read while a secret is replaced: either side may know both", async () => {
    expect(await refusal(headers({ "webhook-signature": `${other} v1a,ed25519 ${vector.signature}` }))).toBe(
      "accepted",
    );
    expect(await refusal(headers(), vector.payload, ["whsec_b3RoZXI=", vector.secret])).toBe("accepted");
  });
});

describe("what is signed with Ed25519", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const told = `whpk_${Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url").toString("base64")}`;
  const signature = (payload = vector.payload): string =>
    `v1a,${signWith(null, Buffer.from(`${vector.id}.${vector.timestamp}.${payload}`), privateKey).toString("base64")}`;
  const given = (value = signature()) => headers({ "webhook-signature": value });

  it("is read by the public key alone, beside other signatures, while a key is replaced", async () => {
    expect(await check(given(), vector.payload, told)).toEqual({ test: 2_432_232_314 });
    const both = given(`${vector.signature} ${signature()}`);
    for (const key of [told, vector.secret, [vector.secret, told]])
      expect(await refusal(both, vector.payload, key)).toBe("accepted");
  });

  it("is refused when it is another's, changed, or in the other's place", async () => {
    expect(await refusal(given(), '{"test": 2432232315}', told)).toBe("bad_signature");
    expect(await refusal(given(), vector.payload, vector.secret)).toBe("bad_signature");
    expect(await refusal(headers(), vector.payload, told)).toBe("bad_signature");
    expect(await refusal(given(signature().replace("v1a", "v1")), vector.payload, told)).toBe("bad_signature");
    expect(await refusal(given(), vector.payload, `whpk_${btoa("x".repeat(32))}`)).toBe("bad_signature");
    for (const key of ["whpk_", "whpk_***", "whpk_b3RoZXI="])
      expect(await refusal(given(), vector.payload, key)).toBe("bad_secret");
  });
});

describe("what is not certain is refused", () => {
  it.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("without %s", async (name) => {
    const { [name]: _gone, ...rest } = headers();
    expect(await refusal(rest)).toBe("missing_header");
    expect(await refusal(new Headers(rest))).toBe("missing_header");
    expect(await refusal({ ...rest, [name]: "" })).toBe("missing_header");
    expect(await refusal({ ...rest, [name]: [headers()[name]!] })).toBe("missing_header");
  });

  it.each([
    "1614265330.5",
    " 1614265330",
    "1614265330 ",
    "+1614265330",
    "01614265330",
    "1.61426533e9",
    "0x60379db2",
    "now",
    "-1",
  ])("with the time %j", async (timestamp) => {
    expect(await refusal(headers({ "webhook-timestamp": timestamp }))).toBe("bad_timestamp");
  });

  it("after five minutes, and five minutes ahead", async () => {
    expect(await refusal(headers(), vector.payload, vector.secret, at + 300_000)).toBe("accepted");
    expect(await refusal(headers(), vector.payload, vector.secret, at - 300_000)).toBe("accepted");
    expect(await refusal(headers(), vector.payload, vector.secret, at + 301_000)).toBe("too_old");
    expect(await refusal(headers(), vector.payload, vector.secret, at - 301_000)).toBe("too_new");
    expect(await refusal(headers(), vector.payload, vector.secret, Date.now())).toBe("too_old");
  });

  it.each([
    ["another id", headers({ "webhook-id": "msg_other" }), undefined],
    ["another time", headers({ "webhook-timestamp": "1614265331" }), undefined],
    ["another body", headers(), '{"test": 2432232315}'],
    ["a body that was parsed and written again", headers(), '{"test":2432232314}'],
    ["no body", headers(), ""],
    ["somebody else's signature", headers({ "webhook-signature": other }), undefined],
    ["another version", headers({ "webhook-signature": vector.signature.replace("v1", "v2") }), undefined],
    ["no version", headers({ "webhook-signature": vector.signature.slice(3) }), undefined],
    ["half a signature", headers({ "webhook-signature": vector.signature.slice(0, 20) }), undefined],
    ["an empty one", headers({ "webhook-signature": "v1," }), undefined],
    ["no base64", headers({ "webhook-signature": `v1,${"*".repeat(43)}=` }), undefined],
  ])("with %s", async (_what, given, payload) => {
    expect(await refusal(given, payload)).toBe("bad_signature");
  });

  it("with the secret of another endpoint, or none", async () => {
    expect(await refusal(headers(), vector.payload, "whsec_b3RoZXI=")).toBe("bad_signature");
    expect(await refusal(headers(), vector.payload, [])).toBe("bad_signature");
    for (const secret of ["", "whsec_", "whsec_***"])
      expect(await refusal(headers(), vector.payload, secret)).toBe("bad_secret");
  });

  it("signed, but not JSON", async () => {
    const signature = new Webhook(vector.secret).sign(vector.id, new Date(at), "hello");
    expect(await refusal(headers({ "webhook-signature": signature }), "hello")).toBe("bad_payload");
  });

  it("never quoting the secret", async () => {
    const error: unknown = await check(headers(), vector.payload, "whsec_priv*te").catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error) + String(error)).not.toContain("priv");
  });
});
