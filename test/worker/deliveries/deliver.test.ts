import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as v from "valibot";
import { events, ResponseCompletedEvent, type Event, type EventType } from "#contract";
import { createApp } from "../../../worker/app.ts";
import { everyMinute } from "../../../worker/clock.ts";
import { claim } from "../../../worker/deliveries/send/claim.ts";
import { sendDue } from "../../../worker/deliveries/sweep.ts";
import { now, response, setClock, uuid7, type Json } from "../world.ts";
import { makeTold, never } from "./outside.ts";

vi.setConfig({ testTimeout: 30_000 });
afterEach(() => setClock("2026-03-10T12:00:00Z"));

const minute = 60_000;
const day = 24 * 60 * minute;
const eventIn = ({ body }: { body: string }): Event => JSON.parse(body) as Event;

describe("a response", () => {
  it("is told at once, whole, to who subscribed", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint({ headers: { "x-team": "cx" } });
    const answered = await told.respond({ answers: { nps: 9, why: "rápido" } });
    const [call, ...more] = told.calls;
    expect(more).toEqual([]);
    expect(call).toMatchObject({ url: "https://crm1.example.com/in", redirect: "manual" });
    expect(call?.headers).toMatchObject({ "x-team": "cx", "content-type": "application/json" });
    const event = v.parse(ResponseCompletedEvent, eventIn(call!));
    expect(event).toMatchObject({ workspaceId: told.world.workspaceId, sequence: 1, timestamp: now().toISOString() });
    expect(call?.headers["webhook-id"]).toBe(event.id);
    expect(event.id).toMatch(/^evt_[\w-]{1,64}$/);
    const { body } = await told.world.ask(`/v1/responses/${answered}`);
    expect(event.data).toEqual({ response: body });
    expect(await told.deliveries(id)).toMatchObject([
      {
        endpointId: id,
        eventId: event.id,
        type: "response.completed",
        subjectId: answered,
        state: "delivered",
        dueAt: null,
        attempts: [{ trigger: "schedule", status: 200, error: null, answer: "ok" }],
      },
    ]);
  });

  it("costs five written rows for a delivery, in D1's own count", async () => {
    const told = await makeTold();
    await told.endpoint();
    await told.respond(); // the snapshot is known from here on
    let written = 0;
    const counting = countingD1(env.DB, (rows) => (written += rows));
    const bindings = { ...env, DB: counting };
    const waiting: Promise<unknown>[] = [];
    const app = createApp(told.outside);
    const context = {
      waitUntil: (work: Promise<unknown>) => void waiting.push(work),
      passThroughOnException() {},
      props: {},
    };
    const send = async () => {
      const request = new Request("https://voz.test/v1/collect", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ key: told.world.publicKey, items: [response(told.survey)] }),
      });
      await app.fetch(request, bindings, context as unknown as ExecutionContext);
      await Promise.all(waiting);
    };
    // The first of an instance opens the day's quota, a row for some hundred of them.
    await send();
    written = 0;
    await send();
    expect(told.calls).toHaveLength(3);
    expect(written - 2).toBe(5);
  });

  it("is told once, however often it is sent, and again when it was changed", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint({ types: ["response.completed", "response.updated"] });
    const item = response(told.survey);
    await told.world.collect(item, item);
    await told.world.collect(item);
    await told.world.collect({ ...item, revision: 1, answers: { nps: 1 } }); // a conflict
    await told.world.collect({ ...item, revision: 2, answers: { nps: 3 } });
    expect(told.calls.map((call) => [eventIn(call).type, eventIn(call).sequence])).toEqual([
      ["response.completed", 1],
      ["response.updated", 2],
    ]);
    expect(eventIn(told.calls[1]!).data).toMatchObject({ response: { revision: 2, answers: { nps: 3 } } });
    expect(await told.deliveries(id)).toHaveLength(2);
  });

  it("is told as changed also where reports have added it up already", async () => {
    const told = await makeTold();
    await told.endpoint({ types: ["response.updated"] });
    const item = response(told.survey);
    await told.world.collect(item);
    await env.DB.prepare("UPDATE workspaces SET watermark = 1000 WHERE id = ?1").bind(told.world.workspaceId).run();
    await told.world.collect({ ...item, revision: 2, answers: { nps: 3 } });
    expect(told.calls.map((call) => eventIn(call).type)).toEqual(["response.updated"]);
  });

  it("is not told unfinished, and as abandoned once it was left, finished once it was finished after all", async () => {
    const told = await makeTold();
    const types: EventType[] = ["response.completed", "response.updated", "response.abandoned"];
    await told.endpoint({ types });
    const item = response(told.survey, { state: "partial" });
    await told.world.collect(item);
    expect(told.calls).toEqual([]);
    told.advance(31 * minute);
    await everyMinute(env, told.outside.now, Math.random, told.outside);
    await everyMinute(env, told.outside.now, Math.random, told.outside);
    expect(told.calls.map((call) => eventIn(call).type)).toEqual(["response.abandoned"]);
    await told.world.collect({ ...item, state: "complete", revision: 2, at: now().toISOString() });
    expect(told.calls.map((call) => eventIn(call).type)).toEqual(["response.abandoned", "response.completed"]);
    for (const call of told.calls) v.parse(events[eventIn(call).type][1], eventIn(call));
  });

  it("is told to those alone whose filter lets it through", async () => {
    const told = await makeTold();
    const other = await told.world.publish({ questions: [{ id: "nps", kind: "nps", ask: "?" }] });
    const got = async (filter: object, answers: Json = { nps: 9 }): Promise<boolean> => {
      const { id } = await told.endpoint({ filter });
      await told.respond({ answers });
      await told.world.collect(response(other, { answers: { nps: 7 } }));
      const found = (await told.deliveries(id)).length;
      await told.world.ask(`/v1/endpoints/${id}`, { method: "DELETE" });
      return found === 1;
    };
    expect(await got({ survey: told.survey.id })).toBe(true);
    expect(await got({ survey: [other.id] })).toBe(true);
    expect(await got({ score: "promoter" })).toBe(true);
    expect(await got({ score: ["detractor", "promoter"] }, { nps: 2 })).toBe(true);
    expect(await got({ score: "passive", survey: told.survey.id })).toBe(false);
    expect(await got({ campaign: "none", survey: told.survey.id })).toBe(true);
    expect(await got({ campaign: "cmp_other" })).toBe(false);
    expect(await got({ channel: "email" })).toBe(false);
    expect(await got({ state: "complete", survey: told.survey.id })).toBe(true);
  });

  it("is told no more once it is deleted: what was due is not sent, what was answered is not kept, that it is gone is told", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint({ types: ["response.completed", "response.deleted"] });
    told.state.receive = () => new Response("thank you, Marta", { status: 500 });
    const answered = await told.respond();
    expect(JSON.stringify(await told.deliveries(id))).toContain("Marta");
    told.calls.length = 0;
    told.state.receive = () => new Response("ok");
    await told.world.ask(`/v1/responses/${answered}`, { method: "DELETE" });
    expect(told.calls).toHaveLength(1);
    told.advance(minute);
    await told.sweep();
    expect(told.calls.map(eventIn)).toMatchObject([
      { type: "response.deleted", sequence: 2, data: { response: { id: answered } } },
    ]);
    const kept = await told.deliveries(id);
    expect(kept.map(({ type, state, reason }) => [type, state, reason]).sort()).toEqual([
      ["response.completed", "skipped", "erased"],
      ["response.deleted", "delivered", null],
    ]);
    expect(JSON.stringify(kept)).not.toContain("Marta");
    // Asked for by hand it is not sent either.
    const erased = kept.find(({ reason }) => reason === "erased")!;
    expect(await told.world.ask(`/v1/deliveries/${erased.id}/resend`, { method: "POST" })).toMatchObject({
      status: 409,
    });
  });

  it("goes out thin where it is too large, or with its texts cut where the owner chose the fields", async () => {
    const told = await makeTold();
    await told.endpoint();
    const everybody = { settings: { people: "not_denied" } };
    await told.endpoint({ preset: "hook", ...everybody });
    const fields = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`f${at}`, "comment" as const]));
    await told.endpoint({ preset: "json", ...everybody, fields });
    const questions = Array.from({ length: 6 }, (_, at) => ({ id: `t${at}`, kind: "text" as const, ask: "?" }));
    const long = await told.world.publish({ questions });
    const answers = Object.fromEntries(questions.map(({ id }) => [id, "ñ".repeat(4900)]));
    // What came is below the limit; with what is known of the person it is above it.
    const traits = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`t${at}`, "x".repeat(120)]));
    const who = { type: "identify", id: uuid7(), customer: { id: "c1", traits }, at: now().toISOString() };
    await told.world.collect(who);
    const item = response(long, { answers, customer: { id: "c1" } });
    await told.world.collect(item);
    const [own, hook, json] = ["crm1", "crm2", "crm3"].map((name) => told.calls.find(({ url }) => url.includes(name)));
    expect(eventIn(own!).data).toEqual({
      id: item["id"],
      truncated: true,
      url: `https://voz.test/v1/responses/${String(item["id"])}`,
    });
    expect(hook?.body).toBe(own?.body);
    expect(Object.values(JSON.parse(json?.body ?? "{}") as object)).toEqual(Array(40).fill(`${"ñ".repeat(499)}…`));
  });
});

describe("a failing receiver", () => {
  it("is tried ten times over three days, and then the delivery is dead until somebody sends it again", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    told.state.receive = () => new Response("down", { status: 500 });
    await told.respond();
    // The first two at once and after 5 s, without waiting for the minute.
    expect(told.calls).toHaveLength(2);
    expect((told.calls[1]?.at ?? 0) - (told.calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(4000);
    for (let tries = 2; tries < 10; tries += 1) {
      const [pending] = await told.deliveries(id);
      setClock(pending?.dueAt ?? "");
      await told.sweep();
      expect(told.calls).toHaveLength(tries + 1);
    }
    const [dead] = await told.deliveries(id);
    expect(dead).toMatchObject({ state: "dead", reason: "exhausted", dueAt: null });
    expect(dead?.attempts).toHaveLength(10);
    expect(new Set(told.calls.map((call) => call.headers["webhook-id"])).size).toBe(1);
    const hours = ((told.calls[9]?.at ?? 0) - (told.calls[0]?.at ?? 0)) / 3_600_000;
    expect(hours).toBeGreaterThan(75.6 * 0.8);
    expect(hours).toBeLessThan(75.6 * 1.2);

    told.state.receive = () => new Response("ok");
    const since = "2026-03-01T00:00:00Z";
    expect((await told.world.ask(`/v1/endpoints/${id}/recover?since=${since}`, { method: "POST" })).body).toEqual({
      count: 1,
      more: false,
    });
    expect(await told.deliveries(id)).toMatchObject([{ state: "delivered", attempts: { length: 11 } }]);
    expect(told.calls[10]?.headers["webhook-id"]).toBe(told.calls[0]?.headers["webhook-id"]);
    expect((await told.read(id)).failingSince).toBeNull();
  });

  it.each([
    ["redirects", () => new Response(null, { status: 302, headers: { location: "http://127.0.0.1/" } }), "302"],
    ["breaks off", () => Promise.reject(new Error("Network connection lost.")), "not reached"],
  ] as const)("that %s is not followed, and tried again", async (_, receive, error) => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    told.state.receive = receive;
    await told.respond();
    expect(told.calls.every(({ url }) => url === "https://crm1.example.com/in")).toBe(true);
    const [delivery] = await told.deliveries(id);
    expect(delivery?.state).toBe("pending");
    expect(delivery?.attempts[0]?.error).toContain(error);
  });

  it("that says nothing is left after 15 s, and tried again no sooner than in a minute", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    const began = now().getTime();
    told.state.receive = () => {
      told.advance(15_000);
      return never();
    };
    await told.respond();
    const [delivery] = await told.deliveries(id);
    const late = { status: null, error: "no answer within 15 s", milliseconds: 15_000 };
    expect(delivery?.attempts).toMatchObject([late, late]);
    expect((told.calls[1]?.at ?? 0) - began).toBeGreaterThanOrEqual(75_000);
  });

  it("that begins to answer and never ends is left after 15 s in all", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    told.state.receive = () => {
      told.advance(14_000);
      return new Response(
        new ReadableStream({
          pull: async (controller) => {
            // Read so far, it hangs; one more second is left of the try.
            controller.enqueue(new TextEncoder().encode("half"));
            await new Promise<void>((resolve) => setTimeout(resolve));
            told.advance(1000);
            return never();
          },
        }),
      );
    };
    const began = now().getTime();
    await told.respond();
    expect(now().getTime() - began).toBe(15_000);
    expect(await told.deliveries(id)).toMatchObject([
      { state: "delivered", attempts: [{ status: 200, answer: "half" }] },
    ]);
  });

  it("that answers a byte a second has what came within three of them kept, and its connection given back", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    let cancelled = false;
    told.state.receive = () =>
      new Response(
        new ReadableStream({
          pull: async (controller) => {
            controller.enqueue(new Uint8Array([97]));
            await new Promise<void>((resolve) => setTimeout(resolve));
            told.advance(1000);
          },
          cancel: () => void (cancelled = true),
        }),
      );
    const began = now().getTime();
    await told.respond();
    expect(now().getTime() - began).toBeLessThanOrEqual(5000);
    const [delivery] = await told.deliveries(id);
    expect(delivery).toMatchObject({ state: "delivered", attempts: [{ status: 200 }] });
    expect(delivery?.attempts[0]?.answer).toMatch(/^a{1,5}$/);
    await vi.waitFor(() => expect(cancelled).toBe(true));
  });

  it("that answers garbage has it kept as text that can be stored and read", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    const garbage = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7) % 256);
    told.state.receive = () => new Response(garbage, { headers: { "content-type": "application/json" } });
    await told.respond();
    const [delivery] = await told.deliveries(id);
    expect(delivery).toMatchObject({ state: "delivered", attempts: [{ status: 200, error: null }] });
    const kept = delivery?.attempts[0]?.answer ?? "";
    expect(kept.length).toBeLessThanOrEqual(2000);
    expect(kept).not.toContain("\u0000");
    expect(kept.isWellFormed()).toBe(true);
  });

  it("that answers without end has its beginning kept", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    let cancelled = false;
    told.state.receive = () =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(4096).fill(97)),
          cancel: () => void (cancelled = true),
        }),
      );
    await told.respond();
    const [delivery] = await told.deliveries(id);
    expect(delivery).toMatchObject({ state: "delivered" });
    expect(delivery?.attempts[0]?.answer).toHaveLength(2000);
    await vi.waitFor(() => expect(cancelled).toBe(true));
  });

  it("that is gone for good is disabled, and the other endpoints hear of it", async () => {
    const told = await makeTold();
    const gone = await told.endpoint();
    const watch = await told.endpoint({ types: ["endpoint.disabled"] });
    told.state.receive = ({ url }) => new Response(null, { status: url === gone.url ? 410 : 204 });
    await told.respond();
    expect(await told.read(gone.id)).toMatchObject({ state: "disabled", reason: "gone" });
    await told.respond();
    expect(await told.deliveries(gone.id)).toMatchObject([{ state: "dead", reason: "gone" }]);
    await told.sweep();
    const event = eventIn(told.calls.at(-1)!);
    expect(v.parse(events["endpoint.disabled"][1], event).data).toEqual({
      endpoint: { id: gone.id, url: gone.url, reason: "gone" },
    });
    expect(await told.deliveries(watch.id)).toMatchObject([{ state: "delivered" }]);
    // Resumed, it is told again, and what it missed is replayed.
    told.state.receive = () => new Response("ok");
    await told.world.ask(`/v1/endpoints/${gone.id}/resume`, { method: "POST" });
    const since = "2026-03-01T00:00:00Z";
    const again = await told.world.ask(`/v1/endpoints/${gone.id}/replay?since=${since}`, { method: "POST" });
    expect(again.body).toEqual({ count: 1, next: null });
    expect((await told.deliveries(gone.id)).map(({ state }) => state).sort()).toEqual(["dead", "delivered"]);
  });

  it("that fails for five days is disabled", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    told.state.receive = () => new Response(null, { status: 500 });
    await told.respond();
    // A new one each day, since ten tries of one are over by then.
    for (let at = 0; at < 4; at += 1) {
      told.advance(day);
      await told.respond();
      await told.sweep();
    }
    told.advance(0.9 * day);
    await told.sweep();
    const failing = await told.read(id);
    expect(failing).toMatchObject({ state: "active", warning: { percent: 90 } });
    expect(Date.parse(failing.warning?.disablesAt ?? "") - Date.parse(failing.failingSince ?? "")).toBe(5 * day);
    told.advance(0.5 * day);
    await told.sweep();
    expect(await told.read(id)).toMatchObject({ state: "disabled", reason: "failing", warning: null });
  });

  it("that fails once a week is no endpoint that fails for five days", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    for (let week = 0; week < 3; week += 1) {
      told.state.receive = () => new Response(null, { status: 500, headers: { "webhook-delivery": "abort-message" } });
      await told.respond();
      told.advance(7 * day);
    }
    expect(told.calls).toHaveLength(3);
    expect(await told.read(id)).toMatchObject({ state: "active" });
  });

  it("opens the breaker: what is due waits and is not burned, until a probe succeeds", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    await told.world.ask(`/v1/endpoints/${id}/pause`, { method: "POST" });
    for (let at = 0; at < 30; at += 1) await told.respond();
    expect(told.calls).toEqual([]);
    told.state.receive = () => new Response(null, { status: 500 });
    await told.world.ask(`/v1/endpoints/${id}/resume`, { method: "POST" });
    const tries = told.calls.length;
    expect(tries).toBeGreaterThanOrEqual(10);
    expect(tries).toBeLessThan(30);
    expect((await told.read(id)).resumesAt).not.toBeNull();
    told.state.receive = () => new Response("ok");
    told.calls.length = 0;
    told.advance(10 * minute);
    await told.sweep();
    told.advance(10 * minute);
    await told.sweep();
    expect((await told.deliveries(id)).filter(({ state }) => state !== "delivered")).toEqual([]);
    expect(await told.read(id)).toMatchObject({ failingSince: null, resumesAt: null });
  });
});

describe("whoever dies", () => {
  it("before a try loses the claim when its time is over, and the delivery is made by another", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    await told.world.ask(`/v1/endpoints/${id}/pause`, { method: "POST" });
    await told.respond();
    await env.DB.prepare("UPDATE endpoints SET state = 'active' WHERE id = ?1").bind(id).run();
    const key = { workspaceId: told.world.workspaceId, id };
    expect(await claim(env.DB, key, now().getTime(), 10)).toHaveLength(1);
    expect(await claim(env.DB, key, now().getTime(), 10)).toEqual([]);
    await told.sweep(1);
    expect(told.calls).toEqual([]);
    told.advance(41_000);
    await told.sweep();
    expect(told.calls).toHaveLength(1);
  });

  it("after it was sent and before that is written has it made once more, and never lost", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    const dying = new Proxy(env.DB, {
      get: (d1, name) =>
        name === "batch"
          ? () => Promise.reject(new Error("killed"))
          : (Reflect.get(d1, name, d1) as (...input: unknown[]) => unknown).bind(d1),
    });
    await told.world.ask(`/v1/endpoints/${id}/pause`, { method: "POST" });
    await told.respond();
    await env.DB.prepare("UPDATE endpoints SET state = 'active' WHERE id = ?1").bind(id).run();
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await sendDue({ ...told.sender, d1: dying }, { until: now().getTime() + 50_000, most: 10 });
    log.mockRestore();
    expect(told.calls).toHaveLength(1);
    expect(await told.deliveries(id)).toMatchObject([{ state: "pending", attempts: [] }]);
    told.advance(41_000);
    await told.sweep();
    expect(told.calls).toHaveLength(2);
    expect(await told.deliveries(id)).toMatchObject([{ state: "delivered" }]);
  });

  it("is not missed by two who sweep at once: each delivery is made by one of them", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    await told.world.ask(`/v1/endpoints/${id}/pause`, { method: "POST" });
    for (let at = 0; at < 40; at += 1) await told.respond({ id: uuid7(now().getTime() + at) });
    await env.DB.prepare("UPDATE endpoints SET state = 'active' WHERE id = ?1").bind(id).run();
    await Promise.all([told.sweep(), told.sweep(), told.sweep()]);
    expect(told.calls).toHaveLength(40);
    expect(new Set(told.calls.map((call) => call.headers["webhook-id"])).size).toBe(40);
  });

  it("takes no endpoint along that is deleted meanwhile", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    told.state.receive = async () => {
      await told.world.ask(`/v1/endpoints/${id}`, { method: "DELETE" });
      return new Response("ok");
    };
    await told.respond();
    expect(told.calls).toHaveLength(1);
    const { results } = await env.DB.prepare("SELECT 1 FROM deliveries WHERE endpoint_id = ?1").bind(id).all();
    expect(results).toEqual([]);
  });
});

describe("an endpoint that hangs", () => {
  it("holds up no other", async () => {
    const told = await makeTold();
    const hanging = await told.endpoint();
    for (let at = 0; at < 4; at += 1) await told.endpoint();
    const order: string[] = [];
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    told.state.receive = async ({ url }) => {
      if (url === hanging.url) await gate;
      else order.push(url);
      if (order.length === 4 * 20) letGo();
      return new Response("ok");
    };
    const { results } = await env.DB.prepare("SELECT id FROM endpoints WHERE workspace_id = ?1")
      .bind(told.world.workspaceId)
      .all<{ id: string }>();
    for (const { id } of results) await told.world.ask(`/v1/endpoints/${id}/pause`, { method: "POST" });
    for (let at = 0; at < 20; at += 1) await told.respond();
    await env.DB.prepare("UPDATE endpoints SET state = 'active' WHERE workspace_id = ?1")
      .bind(told.world.workspaceId)
      .run();
    // Would it wait for the one that hangs, it would wait forever.
    await told.sweep();
    expect(order).toHaveLength(80);
    expect(told.calls).toHaveLength(100);
  });
});

describe("a rate", () => {
  it("spreads what is due, and drops nothing", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint({ rate: 2 });
    await told.world.ask(`/v1/endpoints/${id}/pause`, { method: "POST" });
    for (let at = 0; at < 10; at += 1) await told.respond();
    await env.DB.prepare("UPDATE endpoints SET state = 'active' WHERE id = ?1").bind(id).run();
    await told.sweep();
    expect(told.calls).toHaveLength(10);
    expect((told.calls[9]?.at ?? 0) - (told.calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(4000);
  });
});

/** Counts the rows that any statement writes. */
function countingD1(d1: D1Database, count: (rows: number) => void): D1Database {
  const counted = <Result extends D1Result>(result: Result): Result => {
    count(result.meta.rows_written);
    return result;
  };
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get: (inner, name) => {
        if (name === "bind") return (...values: unknown[]) => wrap(inner.bind(...values));
        if (name === "inner") return inner;
        if (name === "all" || name === "run") return async () => counted(await inner[name]());
        if (name === "first")
          return async (column?: string) => {
            const { results } = counted(await inner.all<Record<string, unknown>>());
            return column === undefined ? (results[0] ?? null) : (results[0]?.[column] ?? null);
          };
        // drizzle's way to read; what it writes goes through batches here.
        if (name === "raw") return inner.raw.bind(inner);
        return Reflect.get(inner, name, inner) as unknown;
      },
    });
  return new Proxy(d1, {
    get: (inner, name) => {
      if (name === "prepare") return (sql: string) => wrap(inner.prepare(sql));
      if (name === "batch")
        return async (statements: (D1PreparedStatement & { inner: D1PreparedStatement })[]) =>
          (await inner.batch(statements.map((one) => one.inner))).map(counted);
      return (Reflect.get(inner, name, inner) as (...input: unknown[]) => unknown).bind(inner);
    },
  });
}
