/** Turnstile, where a workspace wants it: a token that was made up speaks against a response, and nothing is ever refused. */
import { afterEach, describe, expect, it } from "vitest";
import { makeVisitor } from "../dashboard/visitor.ts";
import { never, makeTold, type Receiver } from "../deliveries/outside.ts";
import { dump, placesOf } from "../privacy/dump.ts";
import { makeWorld, now, response, setClock, uuid7, type Json } from "../world.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

const keys = { siteKey: "0x4AAAAAAAsite", secret: "0x4AAAAAAA-marker-secret" };
const said =
  (success: boolean, ...codes: string[]): Receiver =>
  () =>
    Response.json({ success, "error-codes": codes });
const madeUp = said(false, "invalid-input-response");
const agent = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

async function makeChecked(receive: Receiver = madeUp) {
  const told = await makeTold();
  const { world } = told;
  told.state.receive = receive;
  const put = await world.ask("/v1/workspace/turnstile", { method: "PUT", body: keys });
  expect([put.status, put.body]).toEqual([200, { siteKey: keys.siteKey }]);
  /** One response in a batch with this token; what the workspace then holds against it. */
  const send = async (turnstile?: unknown, more: Json = {}, headers: Record<string, string> = {}) => {
    const item = response(told.survey, { id: uuid7(), ...more });
    const answer = await world.ask<{ results: Json[] }>("/v1/collect", {
      key: null,
      headers,
      body: { key: world.publicKey, items: [item], ...(turnstile === undefined ? {} : { turnstile }) },
    });
    expect(answer).toMatchObject({ status: 200, body: { results: [{ id: item["id"], status: "stored" }] } });
    // Who makes answers up does not learn how to be believed.
    expect(answer.body.results[0]).not.toHaveProperty("flags");
    return (await world.ask(`/v1/responses/${String(item["id"])}`)).body["flags"];
  };
  const hasty = { startedAt: new Date(now().getTime() - 10).toISOString() };
  return { ...told, send, hasty };
}

describe("a token that came with a batch", () => {
  it("and was made up, is a sign: not enough by itself, and with haste it is", async () => {
    const { send, hasty, calls } = await makeChecked();
    expect(await send("made-up")).toEqual([]);
    expect(await send("made-up", hasty)).toEqual(["suspicious", "sign_speed", "sign_challenge"]);
    expect(await send("made-up", {}, { "user-agent": agent })).toEqual(["suspicious", "sign_agent", "sign_challenge"]);
    expect(calls.map(({ url }) => url)).toEqual(
      Array.from({ length: 3 }, () => "https://challenges.cloudflare.com/turnstile/v0/siteverify"),
    );
    // The token and the secret, and nothing of the visitor.
    expect(JSON.parse(calls[0]?.body ?? "")).toEqual({ secret: keys.secret, response: "made-up" });
  });

  it("says nothing where it is good, too old, told twice, or where Cloudflare cannot say", async () => {
    const told = await makeChecked();
    const silent: [string, Receiver][] = [
      ["good", said(true)],
      ["too old or told twice", said(false, "timeout-or-duplicate")],
      ["a wrong secret", said(false, "invalid-input-secret")],
      ["Cloudflare's own trouble", said(false, "internal-error")],
      ["no JSON", () => new Response("<h1>503</h1>", { status: 503 })],
      ["no answer", () => Promise.reject(new Error("network"))],
    ];
    for (const [what, receive] of silent) {
      told.state.receive = receive;
      expect([what, await told.send("token", told.hasty)]).toEqual([what, []]);
    }
  });

  it("waits for Cloudflare two seconds at most", async () => {
    const told = await makeChecked();
    told.state.receive = () => {
      told.advance(2_000);
      return never();
    };
    expect(await told.send("token", told.hasty)).toEqual([]);
    expect(told.calls).toHaveLength(1);
  });

  it("is asked about once a batch; where none came, or it is switched off, nobody is asked", async () => {
    const told = await makeChecked();
    const { world, calls, survey } = told;
    // A configuration that this instance does not know yet: the batch is planned twice.
    await world.ask("/v1/touchpoints", { method: "PUT", body: [{ id: "a", name: "A" }] });
    const items = [1, 2, 3].map(() => response(survey, { id: uuid7() }));
    await world.ask("/v1/collect", { key: null, body: { key: world.publicKey, items, turnstile: "x" } });
    expect(calls).toHaveLength(1);
    expect(await told.send(undefined, told.hasty)).toEqual([]);
    expect((await world.ask("/v1/workspace/turnstile", { method: "DELETE" })).status).toBe(204);
    // What the instance remembered may ask once more; its answer does not count.
    expect(await told.send("made-up", told.hasty)).toEqual([]);
    const asked = calls.length;
    expect(await told.send("made-up", told.hasty)).toEqual([]);
    expect(calls).toHaveLength(asked);
    expect((await world.ask("/v1/workspace/turnstile")).body).toEqual({ siteKey: null });
  });

  it.each([2_049, 20_000])("of %i characters is none of Cloudflare's, which nobody need be asked", async (length) => {
    const { send, hasty, calls } = await makeChecked(said(true));
    const token = "x".repeat(length);
    expect(await send(token)).toEqual([]);
    expect(await send(token, hasty)).toEqual(["suspicious", "sign_speed", "sign_challenge"]);
    expect(calls).toEqual([]);
  });

  it.each([[null], [""], [7], [true], [["token"]], [{ token: "x" }]])(
    "that is no text, as %j, is none",
    async (token) => {
      const { send, hasty, calls } = await makeChecked();
      expect(await send(token, hasty)).toEqual([]);
      expect(calls).toEqual([]);
    },
  );
});

describe("the keys", () => {
  it("are published and kept: the site key for pages; the secret sealed, and told to nobody", async () => {
    const { world } = await makeChecked();
    const config = async () => (await world.ask(`/v1/config?key=${world.publicKey}`, { key: null })).body["turnstile"];
    expect(await config()).toEqual({ siteKey: keys.siteKey });
    expect((await world.ask("/v1/workspace/turnstile")).body).toEqual({ siteKey: keys.siteKey });
    expect(placesOf(await dump(world.workspaceId), "marker-secret")).toEqual([]);
    const told = [await world.ask("/v1/workspace"), await world.ask("/v1/audit")];
    for (const { body } of told) expect(JSON.stringify(body)).not.toMatch(/marker-secret|"secret":/);
    expect(told[0]?.body["settings"]).not.toHaveProperty("turnstile");
    // Another setting leaves it as it is, and cannot bring one in.
    await world.ask("/v1/workspace", {
      method: "PATCH",
      body: { name: "Other", settings: { quietDays: 3, turnstile: { siteKey: "x" } } },
    });
    expect(await config()).toEqual({ siteKey: keys.siteKey });
    expect((await world.ask("/v1/workspace")).body).toMatchObject({ name: "Other", settings: { quietDays: 3 } });
  });

  it("are refused where they are none, and to whoever may not change settings", async () => {
    const world = await makeWorld({ scopes: ["read", "personal", "write"] });
    expect((await world.ask("/v1/workspace/turnstile", { method: "PUT", body: keys })).status).toBe(403);
    const owner = await makeWorld();
    for (const body of [{ siteKey: keys.siteKey }, { ...keys, secret: "a b" }, { ...keys, siteKey: "<script>" }])
      expect((await owner.ask("/v1/workspace/turnstile", { method: "PUT", body })).status).toBe(422);
  });
});

describe("the page of the keys", () => {
  const path = "/app/install/turnstile";

  it("takes both keys, shows the secret never again, and turns the check off", async () => {
    const world = await makeWorld();
    const owner = await makeVisitor(world);
    expect((await owner.get(path)).text).toContain("No está activado.");
    const done = await owner.post(path, keys);
    expect(done.headers.get("location")).toBe(`${path}?done=on`);
    const page = await owner.get(`${path}?done=on`);
    expect(page.text).toContain(`Activado con la clave del sitio ${keys.siteKey}.`);
    expect(page.html).toContain(`data-sitekey=&quot;${keys.siteKey}&quot;`);
    expect(page.html).not.toContain("marker-secret");
    expect((await world.ask("/v1/workspace/turnstile")).body).toEqual({ siteKey: keys.siteKey });
    expect((await owner.post(`${path}/off`, {})).headers.get("location")).toBe(`${path}?done=off`);
    expect((await world.ask("/v1/workspace/turnstile")).body).toEqual({ siteKey: null });
    const { body } = await world.ask<{ items: { action: string }[] }>("/v1/audit");
    expect(body.items.slice(0, 2).map(({ action }) => action)).toEqual(["deleteTurnstile", "putTurnstile"]);
    expect(JSON.stringify(body)).not.toContain("marker-secret");
  });

  it.each([
    [{ siteKey: "", secret: "" }, "Copia la clave del sitio", "Copia la clave secreta"],
    [{ ...keys, siteKey: '"><script>' }, "Copia la clave del sitio", ""],
    [{ ...keys, secret: "0x4 AAA" }, "Copia la clave secreta", ""],
    [{ ...keys, secret: keys.siteKey }, "Son la misma clave", ""],
  ])(
    "tells beside the field what is wrong with %j, keeps what was set, and gives no secret back",
    async (sent, ...told) => {
      const world = await makeWorld();
      const owner = await makeVisitor(world);
      await owner.post(path, { siteKey: "0x4-former", secret: "0x4-former-secret" });
      const page = await owner.post(path, sent);
      expect(page.status).toBe(422);
      for (const text of told) expect(page.text).toContain(text);
      if (sent.secret !== "" && sent.secret !== sent.siteKey) expect(page.html).not.toContain(sent.secret);
      expect(page.html).not.toContain("<script>");
      expect((await world.ask("/v1/workspace/turnstile")).body).toEqual({ siteKey: "0x4-former" });
    },
  );

  it("is an owner's", async () => {
    const world = await makeWorld();
    const editor = await makeVisitor(world, "en", "editor");
    for (const page of [await editor.get(path), await editor.post(path, keys), await editor.post(`${path}/off`, {})])
      expect(page.status).toBe(403);
  });
});
