/** `customer.updated`: what changes of a customer is told once, whoever changes it; what changes nothing is not told. */
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import * as v from "valibot";
import { Webhook as Standard } from "standardwebhooks";
import { Webhook as Svix } from "svix";
import { events, type Delivery, type Erasure, type Event, type EventType, type PersonExport } from "#contract";
import { verify } from "../../../sdk/webhook.ts";
import { dump, placesOf } from "../privacy/dump.ts";
import { identifyCustomer } from "../../../worker/customers/identify.ts";
import { sweepRetention } from "../../../worker/privacy/retention/sweep.ts";
import { Snapshots } from "../../../worker/workspaces/snapshot.ts";
import { proofOf } from "../customers/people.ts";
import { now, response, setClock, uuid7, type Json } from "../world.ts";
import { makeTold, type Call } from "./outside.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

type Updated = Extract<Event, { type: "customer.updated" }>;
const types = ["customer.updated"] as const;
const eventIn = ({ body }: Pick<Call, "body">): Updated => v.parse(events["customer.updated"][1], JSON.parse(body));
/** As the host calls somebody: any characters. */
const odd = "ana+1@marker.test/ñ?<x>.json";
const path = `/v1/customers/${encodeURIComponent(odd)}`;
const ana = { id: odd, email: "ana@marker.test", name: "Ana Marker", traits: { plan: "pro" } };

async function makeKnown(draft: Parameters<Awaited<ReturnType<typeof makeTold>>["endpoint"]>[0] = {}) {
  const told = await makeTold();
  const { world } = told;
  const endpoint = await told.endpoint({ types: [...types], ...draft });
  const identify = (customer: Json, more: Json = {}) =>
    world.collect({ type: "identify", id: uuid7(), customer, at: now().toISOString(), ...more });
  const rows = async (): Promise<number> => {
    const { results } = await env.DB.prepare("SELECT 1 FROM deliveries WHERE workspace_id = ?1")
      .bind(world.workspaceId)
      .all();
    return results.length;
  };
  /** What was told since the last time. */
  let seen = 0;
  const news = (): Updated["data"][] => {
    const fresh = told.calls.slice(seen).map((call) => eventIn(call).data);
    seen = told.calls.length;
    return fresh;
  };
  return { ...told, hearing: endpoint, identify, rows, news };
}

const changesOf = (data: Updated["data"] | undefined) =>
  data && "why" in data ? [data.why, ...data.changed] : undefined;

describe("identify", () => {
  it("tells of whoever becomes known, at once, as they are read and as the schema has it", async () => {
    // The libraries of others go by the clock on the wall.
    setClock(new Date().toISOString());
    const { world, identify, news, calls, hearing } = await makeKnown();
    await identify(ana);
    const [data] = news();
    expect(changesOf(data)).toEqual(["identified", "id", "email", "name", "traits"]);
    const { body: profile } = await world.ask(path);
    for (const part of ["id", "email", "name", "traits", "proven", "createdAt", "updatedAt", "touches", "consent"])
      expect([part, data && "customer" in data && data.customer[part as "id"]]).toEqual([part, profile[part]]);
    const [call] = calls as [Call];
    for (const library of [new Standard(hearing.secret), new Svix(hearing.secret)]) {
      expect(() => library.verify(call.body, call.headers)).not.toThrow();
      expect(() => library.verify(call.body.replace("Ana", "Eva"), call.headers)).toThrow();
    }
    const event = await verify(call.body, call.headers, hearing.secret);
    expect(event.type === "customer.updated" && "customer" in event.data && event.data.customer.email).toBe(ana.email);
    expect(event.id).toMatch(/^evt_[\w-]{1,64}$/);
    expect(event.id + call.headers["webhook-id"]).not.toMatch(/marker/);
  });

  it("that says what is known tells nobody and writes no delivery", async () => {
    const { identify, news, rows } = await makeKnown();
    await identify(ana);
    news();
    const before = await rows();
    await identify(ana);
    await identify({ id: odd });
    await identify({ id: odd, traits: { plan: "pro" } });
    setClock("2026-03-12T12:00:00Z");
    await identify(ana);
    expect(news()).toEqual([]);
    expect(await rows()).toBe(before);
  });

  it("that says something else names what changed, and never what it was", async () => {
    const { world, identify, news } = await makeKnown();
    await identify(ana);
    await identify({ id: odd, email: "ana@other.test" });
    await identify({ id: odd, traits: { plan: "free", seats: 2 } });
    await identify({ id: odd, name: "Ana Other", traits: { seats: null } });
    await identify({ id: odd, proof: await proofOf(world, odd) });
    const told = news();
    expect(told.map(changesOf)).toEqual([
      ["identified", "id", "email", "name", "traits"],
      ["identified", "email"],
      ["identified", "traits"],
      ["identified", "name", "traits"],
      ["identified", "proven"],
    ]);
    expect(JSON.stringify(told.slice(1))).not.toContain("ana@marker.test");
    expect(told.at(-1)).toMatchObject({
      customer: { email: "ana@other.test", name: "Ana Other", traits: { plan: "free" }, proven: true },
    });
    // Who cannot prove it changes nothing any more.
    await identify({ id: odd, email: "mallory@evil.test", name: "Mallory", traits: { plan: "x" } });
    expect(news()).toEqual([]);
  });

  it("tells two changes of one moment as two, each under its own id, in their order", async () => {
    const { world, calls, identify } = await makeKnown();
    const item = (customer: Json) => ({ type: "identify", id: uuid7(), customer, at: now().toISOString() });
    await world.collect(item(ana), item({ id: odd, name: "Ana Two" }), item({ id: "other" }));
    await identify({ id: odd, name: "Ana Three" });
    // A clock that goes back does not bring an event before the ones that were.
    setClock("2026-03-10T11:00:00Z");
    await identify({ id: odd, name: "Ana Four" });
    const told = calls.map(eventIn);
    const hers = told.filter(({ data }) => "customer" in data && data.customer.id === odd);
    expect(hers).toHaveLength(4);
    expect(new Set(hers.map(({ id }) => id)).size).toBe(4);
    const sequences = hers.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
    expect(told).toHaveLength(5);
  });

  it("by a response tells it too, and a response that is gone for good brings nobody back", async () => {
    const { world, survey, identify, news } = await makeKnown();
    const item = response(survey, { customer: ana, consent: { state: "granted" } });
    await world.collect(item);
    expect(news()).toEqual([
      expect.objectContaining({ why: "identified", customer: expect.objectContaining({ email: ana.email }) as Json }),
    ]);
    await identify(ana);
    expect(news()).toEqual([]);
    await world.ask(path, { method: "DELETE" });
    await world.collect(item);
    expect((await world.ask(path)).status).toBe(404);
  });

  it("asks the database nothing more where nobody asked for it", async () => {
    const statementsWith = async (type: EventType): Promise<number> => {
      const told = await makeTold();
      await told.endpoint({ types: [type] });
      const { here, publicKey, d1 } = told.world;
      const snapshot = await new Snapshots().fresh(here.db, publicKey);
      if (!snapshot) throw new Error("no snapshot");
      const marks = { response: null, customer: null, visitor: null, madeAt: now().toISOString() };
      const cause = { cause: "identify", causeId: uuid7(), visitorId: undefined, marks } as const;
      const door = { d1, secret: here.vault.secret };
      return (await identifyCustomer(door, snapshot, ana, cause, now())).statements.length;
    };
    expect(await statementsWith("response.completed")).toBe(1);
    expect(await statementsWith("customer.updated")).toBe(2);
  });
});

describe("by hand", () => {
  it("a correction tells what it changed; one that changes nothing tells nobody", async () => {
    const { world, identify, news, rows } = await makeKnown();
    await identify(ana);
    news();
    const patch = (body: Json) => world.ask(path, { method: "PATCH", body });
    expect((await patch({ email: "ana@right.test", name: null })).status).toBe(200);
    expect(changesOf(news()[0])).toEqual(["corrected", "email", "name", "proven"]);
    await patch({ traits: { plan: null, seats: 1 } });
    expect(news()).toEqual([
      expect.objectContaining({
        changed: ["traits"],
        customer: expect.objectContaining({ traits: { seats: 1 }, name: null }) as Json,
      }),
    ]);
    const before = await rows();
    const { updatedAt } = (await world.ask(path)).body;
    setClock("2026-03-10T13:00:00Z");
    await patch({ email: "ana@right.test", name: null, traits: { seats: 1 } });
    expect(news()).toEqual([]);
    expect(await rows()).toBe(before);
    expect((await world.ask(path)).body["updatedAt"]).toBe(updatedAt);
    expect((await world.ask("/v1/customers/nobody", { method: "PATCH", body: { name: "X" } })).status).toBe(404);
    expect(await rows()).toBe(before);
  });

  it("a browser that is linked or split is told, with how it stands, and once", async () => {
    const { world, identify, news, rows } = await makeKnown();
    await identify(ana);
    await identify({ id: "other" });
    news();
    const link = (customer = path) =>
      world.ask(`${customer}/visitors`, { method: "POST", body: { visitorId: "browser-1" } });
    const split = () => world.ask(`${path}/visitors/browser-1/split`, { method: "POST" });
    expect((await link()).status).toBeLessThan(300);
    await link();
    expect(news()).toEqual([
      expect.objectContaining({
        why: "linked",
        changed: ["visitors"],
        customer: expect.objectContaining({
          visitors: [expect.objectContaining({ id: "browser-1", state: "linked", proven: true })],
        }) as Json,
      }),
    ]);
    // As well proven it is hers: nobody else gets it, and nobody is told so.
    expect((await link("/v1/customers/other")).status).toBe(409);
    const before = await rows();
    expect(news()).toEqual([]);
    await split();
    await split();
    expect(news().map(changesOf)).toEqual([["split", "visitors"]]);
    expect(await rows()).toBe(before + 1);
  });
});

describe("whom it is told", () => {
  it("filters are about responses: customers pass them all", async () => {
    const { identify, news } = await makeKnown({
      filter: { campaign: ["cmp_none"], score: ["detractor"], channel: ["email"], survey: ["sur_none"] },
    });
    await identify(ana);
    expect(news()).toHaveLength(1);
  });

  it("whoever is paused gets it later, as it is then; whoever is disabled or did not ask never does", async () => {
    const told = await makeKnown();
    const { world, identify, hearing, deliveries } = told;
    const other = await told.endpoint({ types: ["response.completed"] });
    await world.ask(`/v1/endpoints/${hearing.id}/pause`, { method: "POST" });
    await identify(ana);
    await identify({ id: odd, name: "Ana Later" });
    expect(told.calls).toEqual([]);
    await world.ask(`/v1/endpoints/${hearing.id}/resume`, { method: "POST" });
    expect(told.calls.map((call) => eventIn(call).data)).toEqual([
      expect.objectContaining({ changed: ["id", "email", "name", "traits"] }),
      expect.objectContaining({ changed: ["name"] }),
    ]);
    for (const call of told.calls) expect(call.body).toContain("Ana Later");
    expect(await deliveries(other.id)).toEqual([]);
    told.state.receive = () => new Response("", { status: 410 });
    await identify({ id: odd, name: "Ana Gone" });
    const before = (await deliveries(hearing.id)).length;
    await identify({ id: odd, name: "Ana Never" });
    expect((await deliveries(hearing.id)).length).toBe(before);
  });

  it("another workspace's endpoints hear nothing of it", async () => {
    const [one, two] = [await makeKnown(), await makeKnown()];
    await one.identify(ana);
    expect(two.news()).toEqual([]);
    expect(await two.rows()).toBe(0);
    const [mine] = await one.deliveries(one.hearing.id);
    expect((await two.world.ask(`/v1/deliveries/${mine?.id}/event`)).status).toBe(404);
    expect((await one.world.ask<Event>(`/v1/deliveries/${mine?.id}/event`)).body).toEqual(
      JSON.parse(one.calls[0]?.body ?? ""),
    );
  });

  it("of one that is too large to send the address goes out, under which the whole is read", async () => {
    const { world, calls, identify } = await makeKnown();
    await identify(ana);
    const browsers = Array.from({ length: 700 }, (_, index) => `browser-${index}-${"x".repeat(40)}`);
    await env.DB.prepare(
      `INSERT INTO customer_visitors (workspace_id, visitor_id, customer_id, cause, cause_id, proven, linked_at)
SELECT ?1, value, ?2, 'identify', 'x', 1, ?3 FROM json_each(?4)`,
    )
      .bind(world.workspaceId, odd, now().toISOString(), JSON.stringify(browsers))
      .run();
    await identify({ id: odd, name: "Ana Large" });
    const { data } = eventIn(calls.at(-1) as Call);
    expect(data).toEqual({ id: odd, truncated: true, url: expect.stringContaining(path) as string });
  });
});

describe("what is kept of it", () => {
  it("names nobody while it waits: neither e-mail nor name nor id stands in the outbox", async () => {
    const told = await makeKnown();
    told.state.receive = () => new Response("no", { status: 500 });
    await told.identify(ana);
    const kept = await dump(told.world.workspaceId);
    for (const marker of ["ana@marker.test", "Ana Marker", odd])
      expect(placesOf(kept, marker).filter((place) => place.startsWith("deliveries"))).toEqual([]);
    expect(kept.get("deliveries")).toHaveLength(1);
  });

  it("goes with them: nothing is sent any more, nothing is kept that was answered, and who heard of them is told", async () => {
    const told = await makeKnown();
    const { world, identify, hearing } = told;
    told.state.receive = ({ body }) => new Response(`seen ${body}`);
    await identify(ana);
    told.state.receive = () => new Response("ana@marker.test is unknown", { status: 500 });
    await identify({ id: odd, name: "Ana Late" });
    told.state.receive = () => new Response("no", { status: 500 });
    const late = await told.endpoint({ types: [...types] });
    await identify({ id: "other", email: "other@kept.test" });
    const file = (await world.ask<PersonExport>(`${path}/export`)).body;
    expect(file.tables["deliveries"]?.map(({ detail }) => detail)).toEqual([
      { customer: odd, why: "identified", changed: ["id", "email", "name", "traits"] },
      { customer: odd, why: "identified", changed: ["name"] },
    ]);
    const before = told.calls.length;
    told.state.receive = () => new Response("ok");
    const { body } = await world.ask<Erasure>(path, { method: "DELETE" });
    // Not who never got anything of her.
    expect(body.endpoints.map(({ endpointId }) => endpointId)).toEqual([hearing.id]);
    expect(body.endpoints.map(({ endpointId }) => endpointId)).not.toContain(late.id);
    expect(told.calls.slice(before).map((call) => (JSON.parse(call.body) as Event).type)).toContain("customer.erased");
    told.advance(24 * 60 * 60_000);
    await told.sweep();
    // The sweep is everybody's; here is this workspace's.
    const sent = () => told.calls.slice(before).filter((call) => call.body.includes(world.workspaceId));
    for (const call of sent()) expect(call.body).not.toMatch(/Ana|ana@marker/);
    const kept = await dump(world.workspaceId);
    for (const marker of [odd, "ana@marker.test", "Ana Marker", "Ana Late"])
      expect([marker, placesOf(kept, marker)]).toEqual([marker, []]);
    const hers = await told.deliveries(hearing.id, "?type=customer.updated&state=skipped");
    expect(hers.map(({ reason }) => reason)).toEqual(["erased"]);
    for (const { id } of await told.deliveries(hearing.id, "?type=customer.updated"))
      if (!id.includes("other")) await world.ask(`/v1/deliveries/${id}/resend`, { method: "POST" });
    for (const call of sent()) expect(call.body).not.toMatch(/Ana|ana@marker/);
    // Known again, the same person is told of under ids that nobody has seen.
    const ids = new Set(told.calls.map((call) => call.headers["webhook-id"]));
    const calls = told.calls.length;
    await identify(ana);
    const again = told.calls.slice(calls).filter((call) => call.body.includes("Ana Marker"));
    expect(again).toHaveLength(2);
    for (const { headers } of again) expect(ids.has(headers["webhook-id"] ?? "")).toBe(false);
  });

  it("goes with whoever goes by their age, and with nobody who is still known", async () => {
    const told = await makeKnown();
    const { world, identify, hearing } = told;
    const retention = { days: 30, how: "delete" };
    await world.ask("/v1/workspace", { method: "PATCH", body: { settings: { retention } } });
    told.state.receive = ({ body }) => new Response(`seen ${body}`);
    await identify(ana);
    await identify({ id: "other", name: "Other Kept" });
    setClock("2026-04-20T12:00:00Z");
    await identify({ id: "other", name: "Other Kept Still" });
    await sweepRetention(env.DB, world.here.vault.secret, () => now().getTime(), 30_000);
    expect((await world.ask(path)).status).toBe(404);
    const kept = await dump(world.workspaceId);
    for (const marker of [odd, "ana@marker.test", "Ana Marker"])
      expect([marker, placesOf(kept, marker)]).toEqual([marker, []]);
    const rows = kept.get("deliveries") ?? [];
    expect(rows.filter(({ detail }) => detail === null)).toHaveLength(1);
    expect(placesOf(kept, "Other Kept Still")).toEqual(["deliveries.attempts"]);
    expect(await told.deliveries(hearing.id)).toHaveLength(3);
  });

  it("cannot be read under another AUTH_SECRET: it is skipped, and the endpoint goes on", async () => {
    const told = await makeKnown();
    told.state.receive = () => new Response("no", { status: 500 });
    await told.identify(ana);
    await env.DB.prepare(
      "UPDATE deliveries SET detail = json_set(detail, '$.customer', 'AAAA.AAAA') WHERE workspace_id = ?1",
    )
      .bind(told.world.workspaceId)
      .run();
    told.state.receive = () => new Response("ok");
    told.advance(10 * 60_000);
    await told.sweep();
    const states = (await told.deliveries(told.hearing.id)).map(({ state }: Delivery) => state);
    expect(states).toEqual(["skipped"]);
  });
});
