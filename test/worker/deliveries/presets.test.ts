/** Presets through the real sender: their steps, what is skipped, refused, tried again; secrets that nobody gets back. */
import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeEach, describe, expect, it } from "vitest";
import { events, type Delivery, type Endpoint, type EndpointDraft, type Hook } from "#contract";
import { setClock } from "../world.ts";
import { makeTold, never, type Call } from "./outside.ts";

const token = "pat-eu1-00000000-0000-0000-0000-000000000000";
const slackUrl = "https://hooks.slack.com/services/T000/B000/XXXXXXXXXXXX";
const ana = { id: "cus-42", email: "ana@example.com", name: "Ana" };
const agreed = { customer: ana, consent: { state: "granted" }, answers: { nps: 3, why: "Tarde" } };

let told: Awaited<ReturnType<typeof makeTold>>;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  told = await makeTold();
});

const hubspot = (more: Partial<EndpointDraft> = {}) =>
  told.endpoint({ url: "", preset: "hubspot", secrets: { token }, fields: { voz_last_score: "nps" }, ...more });
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const pathOf = ({ url }: Call) => new URL(url).pathname;

/** A HubSpot that keeps what it gets. */
function makeHubspot() {
  const notes: string[] = [];
  const receive = (call: Call): Response => {
    const path = pathOf(call);
    if (path.endsWith("/batch/upsert")) return json({ results: [{ id: "101" }] });
    if (path.endsWith("/search")) {
      const mark = /voz[a-z0-9]+/i.exec(call.body.split("CONTAINS_TOKEN")[1] ?? "")?.[0] ?? "-";
      return json({ results: notes.filter((note) => note.includes(mark)).map((_, id) => ({ id: String(id) })) });
    }
    if (call.body === "") return json({ results: [] });
    notes.push(call.body);
    return json({ id: "1" }, 201);
  };
  return { notes, receive };
}
const only = async (id: string): Promise<Delivery> => {
  const [one] = await told.deliveries(id);
  if (!one) throw new Error("nothing is owed");
  return one;
};

describe("an endpoint with a preset", () => {
  it("keeps its secrets to itself", async () => {
    const slack = await told.endpoint({ url: "", preset: "slack", secrets: { url: slackUrl } });
    expect(slack).toMatchObject({ url: "https://hooks.slack.com/", preset: "slack", secrets: ["url"] });
    const { id } = await hubspot();
    expect(await told.read(id)).toMatchObject({ url: "https://api.hubapi.com/", secrets: ["token"], settings: {} });
    const { results } = await env.DB.prepare("SELECT * FROM endpoints WHERE workspace_id = ?1")
      .bind(told.world.workspaceId)
      .all();
    for (const hidden of [token, slackUrl, "XXXXXXXX"]) {
      expect(JSON.stringify(results)).not.toContain(hidden);
      expect(JSON.stringify((await told.world.ask("/v1/endpoints")).body)).not.toContain(hidden);
    }
  });

  it("says what it lacks, what it does not know, and where it will not go", async () => {
    const refusals: [Partial<EndpointDraft>, string][] = [
      [{ preset: "hubspot" }, "secrets.token"],
      [{ preset: "hubspot", secrets: { token: "no spaces please" } }, "secrets.token"],
      [{ preset: "hubspot", secrets: { token }, settings: { odd: "1" } }, "settings.odd"],
      [{ preset: "hubspot", secrets: { token }, types: ["campaign.flagged"] }, "types.0"],
      [{ preset: "hubspot", secrets: { token }, url: "https://api.hubapi.example/" }, "url"],
      [{ preset: "slack", secrets: { url: slackUrl }, fields: { a: "nps" } }, "fields"],
      [{ preset: "slack", secrets: { url: "https://127.0.0.1/services/T/B/X" } }, "secrets.url"],
      [{ url: "https://x.example.com/", settings: { a: "1" } }, "settings.a"],
    ];
    for (const [draft, path] of refusals) {
      const body = { types: ["response.completed"], ...draft };
      const { status, body: said } = await told.world.ask<{ issues: { path: string }[] }>("/v1/endpoints", { body });
      expect([path, status, said.issues[0]?.path]).toEqual([path, 422, path]);
    }
    const odd = await told.world.ask("/v1/endpoints", {
      body: {
        url: "https://x.example.com/",
        preset: "json",
        types: ["response.completed"],
        fields: { a: "shoe_size" },
      },
    });
    expect(odd.status).toBe(422);
    told.state.resolve = () => ["10.0.0.7"];
    const inner = await told.world.ask("/v1/endpoints", {
      body: { preset: "hubspot", secrets: { token }, types: ["response.completed"] },
    });
    expect(inner.status).toBe(422);
  });

  it("is changed piece by piece, and rotated, without losing what nobody sends again", async () => {
    const { id } = await hubspot({ settings: { note: "no" } });
    const patch = (body: unknown) => told.world.ask<Endpoint>(`/v1/endpoints/${id}`, { method: "PATCH", body });
    expect((await patch({ settings: { note: "yes" }, secrets: { token: null } })).body).toMatchObject({
      settings: { note: "yes" },
      secrets: ["token"],
    });
    expect((await patch({ secrets: {} })).status).toBe(422);
    expect((await patch({ secrets: { other: null } })).status).toBe(422);
    expect((await patch({ types: ["endpoint.disabled"] })).status).toBe(422);
    await told.world.ask(`/v1/endpoints/${id}/rotate`, { method: "POST" });
    const { receive } = makeHubspot();
    told.state.receive = receive;
    await told.respond(agreed);
    await told.sweep();
    expect(told.calls[0]?.headers).toMatchObject({ authorization: `Bearer ${token}` });
    expect((await only(id)).state).toBe("delivered");
  });
});

describe("a delivery by steps", () => {
  it("goes contact, look, note, unsigned, and is one try in the log", async () => {
    const crm = makeHubspot();
    told.state.receive = crm.receive;
    const { id } = await hubspot();
    await told.respond(agreed);
    await told.sweep();
    expect(told.calls.map(pathOf)).toEqual([
      "/crm/v3/objects/contacts/batch/upsert",
      "/crm/v3/objects/notes/search",
      "/crm/v3/objects/notes",
    ]);
    for (const { headers, redirect } of told.calls) {
      expect(redirect).toBe("manual");
      expect(Object.keys(headers)).not.toContain("webhook-signature");
    }
    expect(told.calls[0]?.body).toContain('"voz_last_score":"3"');
    const one = await only(id);
    expect([one.state, one.attempts.length, one.attempts[0]?.status]).toEqual(["delivered", 1, 200]);
  });

  it("makes no second note when it has to begin anew", async () => {
    const crm = makeHubspot();
    told.state.receive = async (call) => {
      const answer = crm.receive(call);
      // The note is made, and nobody hears of it.
      return crm.notes.length === 1 && pathOf(call).endsWith("/notes") && told.calls.length < 4 ? never() : answer;
    };
    const { id } = await hubspot();
    const sending = told.respond(agreed);
    await expect.poll(() => told.calls.length).toBe(3);
    told.advance(15_000);
    await sending;
    told.advance(10 * 60_000);
    await told.sweep();
    const one = await only(id);
    expect([one.state, one.attempts.length, one.attempts[0]?.error]).toEqual([
      "delivered",
      2,
      "note: no answer within 15 s",
    ]);
    expect(crm.notes.length).toBe(1);
  });

  it("takes no longer than one try, however many steps there are", async () => {
    const { id } = await hubspot();
    told.state.receive = (call) => {
      told.advance(8_000);
      return makeHubspot().receive(call);
    };
    await told.respond(agreed);
    const [first] = (await only(id)).attempts;
    expect(first?.error).toContain("no answer within 15 s");
    expect(first?.milliseconds).toBeLessThanOrEqual(24_000);
  });

  it("is dead where trying again would be answered the same, and goes on where it would not", async () => {
    const { id } = await hubspot();
    told.state.receive = () => json({ message: `Property voz_last_score does not exist (${token})` }, 400);
    await told.respond(agreed);
    await told.sweep();
    const one = await only(id);
    expect([one.state, one.reason, one.attempts.length]).toEqual(["dead", "refused", 1]);
    expect(one.attempts[0]?.error).toBe("contact: 400: Property voz_last_score does not exist (…)");
    expect(JSON.stringify(one)).not.toContain(token);
    told.state.receive = () => json({ message: "expired" }, 401);
    await told.respond(agreed);
    await told.sweep(1);
    expect((await told.deliveries(id, "?state=pending")).length).toBe(1);
  });

  it("is skipped with the reason where a person is not to be named, or has no e-mail", async () => {
    const { id } = await hubspot();
    await told.respond({ ...agreed, consent: { state: "denied" } });
    await told.respond({ ...agreed, customer: { id: "cus-43" } });
    await told.respond({ ...agreed, consent: undefined });
    await told.sweep();
    expect(told.calls).toEqual([]);
    const all = await told.deliveries(id);
    expect(all.map(({ state, reason }) => `${state} ${reason}`).sort()).toEqual([
      "skipped no_consent",
      "skipped no_consent",
      "skipped no_email",
    ]);
  });

  it("goes nowhere inside: each step's host is looked up anew", async () => {
    const { id } = await hubspot();
    told.state.receive = (call) => {
      told.state.resolve = () => ["169.254.169.254"];
      return makeHubspot().receive(call);
    };
    await told.respond(agreed);
    await told.sweep(1);
    expect(told.calls.length).toBe(1);
    expect((await only(id)).attempts[0]?.error).toBe("look for the note: not sent: The host has no public address.");
  });
});

describe("other presets", () => {
  it("slack: one message; what Slack says of a gone channel disables the endpoint", async () => {
    const { id } = await told.endpoint({ url: "", preset: "slack", secrets: { url: slackUrl } });
    await told.respond(agreed);
    expect(told.calls.map(({ url }) => url)).toEqual([slackUrl]);
    expect(told.calls[0]?.body).toContain("Tarde");
    told.state.receive = () => new Response("channel_is_archived", { status: 410 });
    await told.respond(agreed);
    expect(await told.read(id)).toMatchObject({ state: "disabled", reason: "gone" });
  });

  it("json: the owner's names, signed, with the owner's headers", async () => {
    const { id } = await told.endpoint({
      preset: "json",
      fields: { puntos: "nps", correo: "email" },
      headers: { "X-Key": "1" },
    });
    await told.respond(agreed);
    expect(JSON.parse(told.calls[0]?.body ?? "")).toEqual({ puntos: 3, correo: "ana@example.com" });
    expect(told.calls[0]?.headers).toMatchObject({ "X-Key": "1", "webhook-id": (await only(id)).eventId });
  });

  it("pipedrive: the person that is there gets the note, and nobody is made twice", async () => {
    const people: string[] = [];
    const notes: string[] = [];
    told.state.receive = (call) => {
      const path = pathOf(call);
      if (path.endsWith("/search"))
        return json({ success: true, data: { items: people.map(() => ({ item: { id: 7 } })) } });
      if (path.endsWith("/persons")) people.push(call.body);
      else if (call.body !== "") notes.push(call.body);
      return json({ success: true, data: path.endsWith("/persons") ? { id: 7 } : notes });
    };
    const { id } = await told.endpoint({
      url: "",
      preset: "pipedrive",
      settings: { company: "acme" },
      secrets: { token: "0123456789abcdef0123456789abcdef01234567" },
    });
    await told.respond(agreed);
    await told.respond(agreed);
    await told.world.ask(`/v1/deliveries/${(await only(id)).id}/resend`, { method: "POST" });
    expect([people.length, notes.length]).toEqual([1, 2]);
    expect(notes[0]).toContain('"person_id":7');
    expect((await told.deliveries(id)).map(({ state }) => state)).toEqual(["delivered", "delivered"]);
  });

  it("salesforce: one token for many, another when it is no good any more", async () => {
    let tokens = 0;
    told.state.receive = (call) => {
      if (pathOf(call).endsWith("/token")) return json({ access_token: `token-${++tokens}` });
      return call.headers["authorization"] === "Bearer token-1" && tokens === 1 && told.calls.length > 4
        ? json([{ message: "Session expired" }], 401)
        : new Response(null, { status: 204 });
    };
    const { id } = await told.endpoint({
      url: "",
      preset: "salesforce",
      settings: { domain: "acme" },
      secrets: { clientId: "3MVG9example.example_example", clientSecret: "ABCDEF0123456789ABCDEF" },
    });
    for (let at = 0; at < 4; at += 1) await told.respond(agreed);
    told.advance(10 * 60_000);
    await told.sweep();
    expect(tokens).toBe(2);
    expect((await told.deliveries(id)).every(({ state }) => state === "delivered")).toBe(true);
    expect(JSON.stringify(await told.deliveries(id))).not.toContain("token-");
  });

  it("sheets: asks Google's one host for the script's answer, and no other", async () => {
    const url = "https://script.google.com/macros/s/AKfycbx0123456789/exec";
    const { id } = await told.endpoint({ url: "", preset: "sheets", secrets: { url } });
    expect((await told.read(id)).url).toBe("https://script.google.com/");
    const lies = "https://script.googleusercontent.com/macros/echo?user_content_key=abc";
    told.state.receive = (call) =>
      call.url === url ? new Response(null, { status: 302, headers: { location: lies } }) : json({ ok: true });
    await told.respond({ ...agreed, answers: { nps: 3, why: "=HYPERLINK(1)" } });
    expect(told.calls.map((call) => call.url)).toEqual([url, lies]);
    expect(told.calls[0]?.body).toContain(`"comment":"'=HYPERLINK(1)"`);
    expect((await only(id)).state).toBe("delivered");
    told.state.receive = () => new Response(null, { status: 302, headers: { location: "https://evil.example/" } });
    await told.respond(agreed);
    expect(told.calls.length).toBe(3);
    const [newest] = await told.deliveries(id, "?state=dead");
    expect(newest?.reason).toBe("refused");
  });

  it("are tested without leaving a trace in the CRM", async () => {
    const { id } = await hubspot();
    told.state.receive = () => json({ results: [] });
    const { body } = await told.world.ask<Delivery>(`/v1/endpoints/${id}/test`, { method: "POST" });
    expect([body.state, told.calls.map(pathOf)]).toEqual(["delivered", ["/crm/v3/objects/contacts"]]);
    told.state.receive = () => json({ message: "no such key" }, 401);
    const failed = await told.world.ask<Delivery>(`/v1/endpoints/${id}/test`, { method: "POST" });
    expect(failed.body).toMatchObject({ state: "dead", attempts: [{ error: "read a contact: 401: no such key" }] });
  });
});

describe("automations", () => {
  const targetUrl = "https://hooks.zapier.com/hooks/standard/1/2/";
  const subscribe = (body: unknown = { targetUrl }) => told.world.ask<Hook>("/v1/hooks", { body });

  it("subscribe, are told of each event once, and leave", async () => {
    const { status, body } = await subscribe();
    expect([status, body]).toEqual([201, { id: body.id, targetUrl, type: "response.completed" }]);
    expect((await subscribe()).body.id).toBe(body.id);
    expect((await subscribe({ targetUrl, type: "response.deleted" })).body.id).not.toBe(body.id);
    await told.respond(agreed);
    expect(told.calls.length).toBe(1);
    const event = JSON.parse(told.calls[0]?.body ?? "") as { type: string; data: { response: { customer: unknown } } };
    expect(event).toMatchObject({ type: "response.completed", data: { response: { customer: { id: "cus-42" } } } });
    expect(Object.keys(told.calls[0]?.headers ?? {})).toContain("webhook-signature");
    await told.respond({ ...agreed, consent: { state: "denied" } });
    expect(told.calls.at(-1)?.body).not.toContain("ana@example.com");
    expect((await told.world.ask(`/v1/hooks/${body.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await told.world.ask(`/v1/hooks/${body.id}`, { method: "DELETE" })).status).toBe(404);
    const own = await told.endpoint();
    expect((await told.world.ask(`/v1/hooks/${own.id}`, { method: "DELETE" })).status).toBe(404);
    const other = await makeTold();
    const [left] = (await told.world.ask<{ items: Endpoint[] }>("/v1/endpoints")).body.items;
    expect((await other.world.ask(`/v1/hooks/${left?.id}`, { method: "DELETE" })).status).toBe(404);
  });

  it("are one however its address is spelled", async () => {
    const first = (await subscribe({ targetUrl: "https://hooks.example.com" })).body;
    expect(first.targetUrl).toBe("https://hooks.example.com/");
    for (const spelled of [
      "https://HOOKS.example.com/",
      "https://hooks.example.com:443",
      "https://hooks.example.com./",
    ])
      expect((await subscribe({ targetUrl: spelled })).body).toEqual(first);
    expect((await subscribe({ targetUrl: "https://hooks.example.com/q" })).body.id).not.toBe(first.id);
    expect(await told.world.ask("/v1/endpoints")).toMatchObject({ body: { items: { length: 2 } } });
  });

  it("are told what is wrong, and those that are gone are switched off", async () => {
    expect((await subscribe({ targetUrl: "http://127.0.0.1/" })).body).toMatchObject({ code: "unsafe_url" });
    expect((await subscribe({ targetUrl: "not an address" })).body).toMatchObject({ code: "unsafe_url" });
    expect((await subscribe({ targetUrl, type: "test.ping" })).status).toBe(422);
    const { body } = await subscribe();
    told.state.receive = () => new Response("", { status: 410 });
    await told.respond(agreed);
    expect((await told.read(body.id)).state).toBe("disabled");
    expect((await subscribe()).body.id).toBe(body.id);
    expect((await told.read(body.id)).state).toBe("active");
  });

  it("get a sample of every type, as its schema has it, that names nobody", async () => {
    const sampleOf = async (type: string) =>
      (await told.world.ask<{ items: unknown[] }>(`/v1/hooks/sample?type=${type}`)).body.items[0];
    for (const [type, [, schema]] of Object.entries(events).filter(([name]) => name !== "test.ping"))
      expect([type, v.safeParse(schema, await sampleOf(type)).issues]).toEqual([type, undefined]);
    await told.respond(agreed);
    const sample = await sampleOf("response.completed");
    expect(v.safeParse(events["response.completed"][1], sample).success).toBe(true);
    expect(sample).toMatchObject({ data: { response: { answers: { nps: 3, why: expect.any(String) as string } } } });
    for (const hidden of ["ana@example.com", "Ana", "cus-42", "Tarde"])
      expect(JSON.stringify(sample)).not.toContain(hidden);
    expect((await told.world.ask("/v1/hooks/sample?type=odd")).status).toBe(422);
  });
});
