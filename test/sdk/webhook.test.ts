import { describe, expect, it } from "vitest";
import { Webhook } from "standardwebhooks";
import { verify, WebhookError, type HeadersLike } from "../../sdk/webhook.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";
const other = "whsec_AAKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";
const at = Date.parse("2026-03-10T12:00:00Z");
const body = JSON.stringify({ id: "evt_1", type: "test.ping", data: { endpoint: { id: "end_1" } } });

/** Signed by somebody else's library. */
const sign = (text = body, key = secret, time = at): Record<string, string> => ({
  "webhook-id": "evt_1",
  "webhook-timestamp": String(Math.floor(time / 1000)),
  "webhook-signature": new Webhook(key).sign("evt_1", new Date(time), text),
});
const faultOf = async (text: string | Uint8Array, headers: HeadersLike, key = secret): Promise<string> => {
  const found = await verify(text, headers, key, { now: () => at }).catch((error: unknown) => error);
  return found instanceof WebhookError ? found.code : "none";
};

describe("a delivery", () => {
  it("is believed as text, as bytes, with headers of any kind", async () => {
    const headers = sign();
    const found = await verify(body, headers, secret, { now: () => at });
    expect(found).toMatchObject({ id: "evt_1", type: "test.ping" });
    expect(await faultOf(new TextEncoder().encode(body), new Headers(headers))).toBe("none");
    const node = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]));
    expect(await faultOf(body, node)).toBe("none");
  });

  it("is believed with one of several signatures, while a secret is being changed", async () => {
    const both = `v1a,AAAA ${sign(body, other)["webhook-signature"]} ${sign()["webhook-signature"]}`;
    expect(await faultOf(body, { ...sign(), "webhook-signature": both })).toBe("none");
    expect(await faultOf(body, { ...sign(), "webhook-signature": both }, other)).toBe("none");
  });

  it.each([
    ["another body", `${body} `, {}, secret, "no_signature"],
    ["another id", body, { "webhook-id": "evt_2" }, secret, "no_signature"],
    ["another secret", body, {}, other, "no_signature"],
    ["no version", body, { "webhook-signature": "AAAA" }, secret, "no_signature"],
    ["no base64", body, { "webhook-signature": "v1,%" }, secret, "no_signature"],
    ["a time with more in it", body, { "webhook-timestamp": "1773144000.5" }, secret, "bad_time"],
    ["no time", body, { "webhook-timestamp": "soon" }, secret, "bad_time"],
    ["a secret that is none", body, {}, "whsec_%", "bad_secret"],
    ["a public key", body, {}, "voz_pk_x", "bad_secret"],
    ["no header", body, { "webhook-id": "" }, secret, "missing_header"],
  ])("is not believed with %s", async (_, text, more, key, fault) => {
    expect(await faultOf(text, { ...sign(), ...more }, key)).toBe(fault);
  });

  it("is not believed five minutes later, nor before its time, though its signature holds", async () => {
    for (const away of [-301_000, 301_000]) expect(await faultOf(body, sign(body, secret, at + away))).toBe("bad_time");
    for (const away of [-299_000, 299_000]) expect(await faultOf(body, sign(body, secret, at + away))).toBe("none");
  });

  it("is not believed where its body is no event, or another than its header names", async () => {
    for (const text of ["[", '{"id":"evt_2"}', "null"]) expect(await faultOf(text, sign(text))).toBe("bad_payload");
  });
});
