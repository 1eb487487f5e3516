import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import * as v from "valibot";
import { Webhook as Standard } from "standardwebhooks";
import { Webhook as Svix } from "svix";
import { events, mostEndpoints, type Delivery, type Endpoint, type Event, type NewEndpoint } from "#contract";
import { verify } from "../../../sdk/webhook.ts";
import { seal, unseal } from "../../../worker/deliveries/endpoints/secrets.ts";
import { cryptoRandom } from "../../../worker/http/token.ts";
import { makeWorld, setClock } from "../world.ts";
import { makeTold, type Call } from "./outside.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));
const hour = 3_600_000;

describe("an endpoint", () => {
  it("is made, read, listed, changed and deleted; its secret is told once", async () => {
    const told = await makeTold();
    const made = await told.endpoint({
      url: "https://CRM.example.com./in?x=1",
      headers: { authorization: "Bearer very-secret" },
      filter: { channel: ["email"] },
      description: "CRM",
    });
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(made).toMatchObject({
      url: "https://crm.example.com/in?x=1",
      types: ["response.completed"],
      preset: "standard",
      filter: { channel: ["email"] },
      headers: ["authorization"],
      state: "active",
      verified: true,
      description: "CRM",
    });
    const { secret, ...shown } = made;
    expect(await told.read(made.id)).toEqual(shown);
    const list = await told.world.ask("/v1/endpoints");
    expect(list.body).toEqual({ items: [shown], next: null });
    expect(JSON.stringify(list.body)).not.toContain("very-secret");
    const patch = { types: ["test.ping"], headers: {}, url: "https://other.example.com:8443/" };
    expect((await told.world.ask(`/v1/endpoints/${made.id}`, { method: "PATCH", body: patch })).body).toMatchObject({
      types: ["test.ping"],
      headers: [],
      url: "https://other.example.com:8443/",
      filter: { channel: ["email"] },
      description: "CRM",
    });
    expect((await told.world.ask(`/v1/endpoints/${made.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await told.world.ask(`/v1/endpoints/${made.id}`)).status).toBe(404);
    expect(secret).not.toBe("");
  });

  it("lies in the database with nothing readable of its secrets", async () => {
    const told = await makeTold();
    const { id, secret } = await told.endpoint({ headers: { "x-key": "very-secret" } });
    const row = await env.DB.prepare("SELECT * FROM endpoints WHERE id = ?1").bind(id).first<{ sealed: string }>();
    expect(JSON.stringify(row)).not.toContain(secret.slice(6));
    expect(JSON.stringify(row)).not.toContain("very-secret");
    const key = env.AUTH_SECRET ?? "";
    expect(await unseal(key, id, row?.sealed ?? "")).toEqual({ secret, headers: { "x-key": "very-secret" } });
    await expect(unseal(key, "end_other", row?.sealed ?? "")).rejects.toThrow();
    await expect(unseal(`${key}!`, id, row?.sealed ?? "")).rejects.toThrow();
    const again = await seal(key, id, { secret, headers: {} }, cryptoRandom);
    expect(again).not.toBe(await seal(key, id, { secret, headers: {} }, cryptoRandom));
  });

  it("whose secret cannot be opened any more says so, and works again once it was rotated", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    await env.DB.prepare("UPDATE endpoints SET sealed = 'AAAA.AAAA' WHERE id = ?1").bind(id).run();
    await told.respond();
    expect(told.calls).toEqual([]);
    const [delivery] = await told.deliveries(id);
    expect(delivery?.attempts[0]?.error).toContain("AUTH_SECRET has changed");
    expect((await told.world.ask(`/v1/endpoints/${id}/rotate`, { method: "POST" })).status).toBe(200);
    await told.world.ask(`/v1/deliveries/${delivery?.id}/resend`, { method: "POST" });
    expect(told.calls).toHaveLength(1);
  });

  it("rotated when its secrets cannot be opened any more says what is left of them: no headers, no second signature", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint({ headers: { "x-key": "very-secret" } });
    await env.DB.prepare("UPDATE endpoints SET sealed = 'AAAA.AAAA' WHERE id = ?1").bind(id).run();
    const { body } = await told.world.ask<NewEndpoint>(`/v1/endpoints/${id}/rotate`, { method: "POST" });
    expect(body).toMatchObject({ headers: [], rotatingUntil: null });
    await told.respond();
    expect(told.calls[0]?.headers).not.toHaveProperty("x-key");
    expect(told.calls[0]?.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
    // From here on all is as ever.
    const again = await told.world.ask<NewEndpoint>(`/v1/endpoints/${id}/rotate`, { method: "POST" });
    expect(again.body.rotatingUntil).not.toBeNull();
    await told.respond();
    expect(told.calls[1]?.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
  });

  it.each([
    [{ url: "https://crm.example.com/", types: [] }, "types"],
    [{ url: "https://crm.example.com/", types: ["nothing.happened"] }, "types"],
    [{ url: "https://crm.example.com/", types: ["test.ping"], filter: { chanel: "email" } }, "filter"],
    [{ url: "https://crm.example.com/", types: ["test.ping"], headers: { Host: "x" } }, "headers.Host"],
    [{ url: "https://crm.example.com/", types: ["test.ping"], headers: { "x-a": "b\r\nx-c: d" } }, "headers.x-a"],
    [{ url: "https://crm.example.com/", types: ["test.ping"], rate: 0 }, "rate"],
  ])("is refused as %j", async (body, path) => {
    const told = await makeTold();
    const refused = await told.world.ask("/v1/endpoints", { body });
    expect(refused).toMatchObject({ status: 422, body: { code: "invalid_body" } });
    expect(JSON.stringify(refused.body["issues"])).toContain(path);
  });

  it("is one of twenty at most", async () => {
    const told = await makeTold();
    for (let at = 0; at < mostEndpoints; at += 1) await told.endpoint();
    const one = { url: "https://one-more.example.com/", types: ["test.ping"] };
    expect(await told.world.ask("/v1/endpoints", { body: one })).toMatchObject({
      status: 409,
      body: { code: "too_many_endpoints" },
    });
    expect((await told.world.ask<{ items: [] }>("/v1/endpoints?limit=100")).body.items).toHaveLength(mostEndpoints);
  });

  it("needs the scope to write, and to read it that to read", async () => {
    const told = await makeTold({ scopes: ["write"] });
    const { status } = await told.world.ask("/v1/endpoints");
    expect(status).toBe(403);
    const reader = await makeWorld({ scopes: ["read"] });
    const body = { url: "https://crm.example.com/", types: ["test.ping"] };
    expect((await reader.ask("/v1/endpoints", { body })).status).toBe(403);
  });

  it("of another workspace is as unknown as one that never was, under every address", async () => {
    const [mine, theirs] = [await makeTold(), await makeTold()];
    const { id } = await theirs.endpoint();
    await theirs.respond();
    const [delivery] = await theirs.deliveries(id);
    const nobody = "end_nobody0123456789abcd".slice(0, 24);
    const since = "?since=2026-03-01T00:00:00Z";
    const walk: [method: string, path: (id: string) => string, body?: object][] = [
      ["GET", (end) => `/v1/endpoints/${end}`],
      ["PATCH", (end) => `/v1/endpoints/${end}`, { description: "x" }],
      ["DELETE", (end) => `/v1/endpoints/${end}`],
      ...["pause", "resume", "rotate", "test"].map((verb): [string, (id: string) => string] => [
        "POST",
        (end) => `/v1/endpoints/${end}/${verb}`,
      ]),
      ["POST", (end) => `/v1/endpoints/${end}/recover${since}`],
      ["POST", (end) => `/v1/endpoints/${end}/replay${since}`],
      ["GET", (end) => `/v1/endpoints/${end}/deliveries`],
      ["POST", (end) => `/v1/deliveries/${delivery?.id.replace(id.slice(4), end.slice(4))}/resend`],
    ];
    for (const [method, path, body] of walk) {
      const [foreign, unknown] = await Promise.all(
        [id, nobody].map((end) => mine.world.ask(path(end), { method, ...(body ? { body } : {}) })),
      );
      expect(foreign?.status, path(id)).toBe(404);
      expect({ ...foreign?.body, requestId: "" }).toEqual({ ...unknown?.body, requestId: "" });
    }
    expect((await theirs.read(id)).state).toBe("active");
    expect(theirs.calls).toHaveLength(1);
  });
});

type Library = { verify(body: string, headers: Record<string, string>): unknown };
/** What a receiver goes on with; throws where the library refuses it. */
const received = ({ headers, body }: Call, library: Library): Event => {
  library.verify(body, headers);
  return JSON.parse(body) as Event;
};

/** Both libraries look at the clock of the machine, so that ours has to be there too. */
const toNow = (): void => setClock(new Date().toISOString());

describe("what is sent", () => {
  it("is verified by the libraries of others, before, while and after the secret changes; a changed one is not", async () => {
    toNow();
    const told = await makeTold();
    const { id, secret } = await told.endpoint();
    await told.respond();
    const [call] = told.calls as [Call];
    for (const library of [new Standard(secret), new Svix(secret)]) {
      expect(received(call, library)).toMatchObject({ type: "response.completed" });
      expect(() => received({ ...call, body: call.body.replace('"nps":9', '"nps":1') }, library)).toThrow();
      const other = { ...call.headers, "webhook-id": "evt_other" };
      expect(() => received({ ...call, headers: other }, library)).toThrow();
      const late = { ...call.headers, "webhook-timestamp": String(Number(call.headers["webhook-timestamp"]) + 1) };
      expect(() => received({ ...call, headers: late }, library)).toThrow();
    }
    const { body: rotated } = await told.world.ask<NewEndpoint>(`/v1/endpoints/${id}/rotate`, { method: "POST" });
    expect(rotated.secret).not.toBe(secret);
    expect(Date.parse(rotated.rotatingUntil ?? "") - Date.now()).toBeGreaterThan(23 * hour);
    await told.respond();
    const both = told.calls[1]!;
    expect(both.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
    for (const key of [secret, rotated.secret])
      for (const library of [new Standard(key), new Svix(key)]) expect(received(both, library)).toBeTruthy();
    // A day later the first one signs no more.
    told.advance(25 * hour);
    await told.respond();
    const after = told.calls[2]!;
    expect(after.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
    expect(await told.read(id)).toMatchObject({ rotatingUntil: null });
  });

  it("is signed with Ed25519 as well where that is asked for, verified by the public key alone", async () => {
    toNow();
    const told = await makeTold();
    const made = await told.endpoint({ ed25519: true });
    expect(made.publicKey).toMatch(/^whpk_[A-Za-z0-9+/]{43}=$/);
    expect((await told.read(made.id)).publicKey).toBe(made.publicKey);
    await told.respond();
    const [call] = told.calls as [Call];
    const key = made.publicKey ?? "";
    expect(await verify(call.body, call.headers, key)).toMatchObject({ type: "response.completed" });
    expect(received(call, new Standard(made.secret))).toMatchObject({ type: "response.completed" });
    for (const changed of [
      { ...call, body: call.body.replace('"nps":9', '"nps":1') },
      { ...call, headers: { ...call.headers, "webhook-id": "evt_other" } },
    ])
      await expect(verify(changed.body, changed.headers, key)).rejects.toMatchObject({ code: "bad_signature" });
    // Rotated, both keys sign for a day.
    const rotated = (await told.world.ask<NewEndpoint>(`/v1/endpoints/${made.id}/rotate`, { method: "POST" })).body;
    expect(rotated.publicKey).not.toBe(key);
    await told.respond();
    const both = told.calls[1]!;
    expect(both.headers["webhook-signature"]?.split(" ").map((one) => one.split(",")[0])).toEqual([
      "v1",
      "v1a",
      "v1",
      "v1a",
    ]);
    for (const one of [key, rotated.publicKey ?? "", made.secret, rotated.secret])
      expect(await verify(both.body, both.headers, one)).toBeTruthy();
    // Given up, and wanted again: another key.
    const patch = async (ed25519: boolean) =>
      (await told.world.ask<Endpoint>(`/v1/endpoints/${made.id}`, { method: "PATCH", body: { ed25519 } })).body
        .publicKey;
    expect(await patch(false)).toBeNull();
    told.advance(25 * hour);
    await told.respond();
    expect(told.calls[2]?.headers["webhook-signature"]).toMatch(/^v1,\S+$/);
    const again = await patch(true);
    expect([null, key, rotated.publicKey]).not.toContain(again);
    expect(await patch(true)).toBe(again);
  });

  it("as a test is told how it went, and is tried once", async () => {
    toNow();
    const told = await makeTold();
    const { id, secret } = await told.endpoint();
    const test = async () => (await told.world.ask<Delivery>(`/v1/endpoints/${id}/test`, { method: "POST" })).body;
    expect(await test()).toMatchObject({ type: "test.ping", state: "delivered", attempts: [{ trigger: "manual" }] });
    const event = new Standard(secret).verify(told.calls[0]!.body, told.calls[0]!.headers) as Event;
    expect(v.parse(events["test.ping"][1], event).data).toEqual({ endpoint: { id } });
    told.state.receive = () => new Response("no", { status: 503 });
    expect(await test()).toMatchObject({
      state: "dead",
      reason: "tried_once",
      attempts: [{ status: 503, answer: "no" }],
    });
  });

  it("waits while it is paused", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    const set = async (verb: string) =>
      (await told.world.ask<Endpoint>(`/v1/endpoints/${id}/${verb}`, { method: "POST" })).body.state;
    expect(await set("pause")).toBe("paused");
    await told.respond();
    await told.sweep();
    expect(told.calls).toEqual([]);
    expect(await set("resume")).toBe("active");
    expect(told.calls).toHaveLength(1);
  });

  it("is listed newest first, by pages and by state", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    for (let at = 0; at < 5; at += 1) {
      told.advance(1000);
      if (at === 3)
        told.state.receive = () =>
          new Response(null, { status: 500, headers: { "webhook-delivery": "abort-message" } });
      await told.respond();
    }
    const all = await told.deliveries(id);
    expect(all.map(({ state }) => state)).toEqual(["dead", "dead", "delivered", "delivered", "delivered"]);
    expect(all.map(({ createdAt }) => createdAt)).toEqual(
      all
        .map(({ createdAt }) => createdAt)
        .sort()
        .reverse(),
    );
    expect(await told.deliveries(id, "?state=dead")).toHaveLength(2);
    const first = await told.world.ask<{ items: Delivery[]; next: string }>(`/v1/endpoints/${id}/deliveries?limit=2`);
    const rest = await told.deliveries(id, `?limit=500&cursor=${first.body.next}`);
    expect([...first.body.items, ...rest]).toEqual(all);
  });
});

describe("where deliveries go", () => {
  // Each is refused at once, and nobody is called for it.
  it.each([
    "http://crm.example.com/",
    "ftp://crm.example.com/",
    "javascript:alert(1)",
    "crm.example.com",
    "https://crm.example.com:444/",
    "https://user:word@crm.example.com/",
    "https://crm.example.com/#x",
    "https://93.184.215.14/",
    "https://127.0.0.1/",
    "https://0x7f.1/",
    "https://2130706433/",
    "https://①②⑦.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:7f00:1]/",
    "https://localhost/",
    "https://localhost./",
    "https://crm/",
    "https://crm.local/",
    "https://crm.internal./",
    "https://a.localhost/",
    "https://voz.test/v1/collect",
    "https://VOZ.test.:8443/",
  ])("is not %s", async (url) => {
    const told = await makeTold();
    expect(await told.world.ask("/v1/endpoints", { body: { url, types: ["test.ping"] } })).toMatchObject({
      status: 422,
      body: { code: "unsafe_url", issues: [{ path: "url" }] },
    });
    const { id } = await told.endpoint();
    const patched = await told.world.ask(`/v1/endpoints/${id}`, { method: "PATCH", body: { url } });
    expect(patched).toMatchObject({ status: 422, body: { code: "unsafe_url" } });
    // Had it come into the database all the same, it is refused when it is sent.
    await env.DB.prepare("UPDATE endpoints SET url = ?2 WHERE id = ?1").bind(id, url).run();
    await told.respond();
    expect((await told.deliveries(id))[0]?.attempts[0]).toMatchObject({ status: null });
    expect(told.calls).toEqual([]);
  });

  it.each([
    ["nowhere", []],
    ["inside", ["10.0.0.7"]],
    ["inside as well", ["93.184.215.14", "169.254.169.254"]],
    ["inside by IPv6", ["fd00::1"]],
    ["home through NAT64", ["64:ff9b::7f00:1"]],
  ] as const)("is no name that leads %s: not when it is saved, nor when it leads there later", async (_, addresses) => {
    const told = await makeTold();
    told.state.resolve = () => [...addresses];
    const body = { url: "https://crm.example.com/", types: ["response.completed"] };
    expect(await told.world.ask("/v1/endpoints", { body })).toMatchObject({
      status: 422,
      body: { code: "unsafe_url" },
    });
    told.state.resolve = () => ["93.184.215.14"];
    const { id } = await told.endpoint();
    told.state.resolve = () => [...addresses];
    await told.respond();
    expect(told.calls).toEqual([]);
    expect((await told.deliveries(id))[0]?.attempts[0]?.error).toBe("not sent: The host has no public address.");
    // Mended, the next try arrives.
    told.state.resolve = () => ["93.184.215.14"];
    told.advance(400_000);
    await told.sweep();
    expect(told.calls).toHaveLength(1);
  });

  it("is not known where nobody can be asked: saved as unverified, and nothing is sent", async () => {
    const told = await makeTold();
    told.state.resolve = () => Promise.reject(new Error("offline"));
    const { id, verified } = await told.endpoint();
    expect(verified).toBe(false);
    await told.respond();
    expect(told.calls).toEqual([]);
    expect((await told.deliveries(id))[0]).toMatchObject({ state: "pending" });
  });
});
