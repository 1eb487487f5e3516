/** What an owner does while a try is on its way: it says nothing of what they made since, and stays on record. */
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { now, setClock } from "../world.ts";
import { makeTold } from "./outside.ts";

vi.setConfig({ testTimeout: 30_000 });
afterEach(() => setClock("2026-03-10T12:00:00Z"));

const day = 24 * 60 * 60_000;

/** A receiver that answers after five seconds, in which something happens once. */
async function makeSlow(status: number, meanwhile: (id: string) => Promise<unknown>) {
  const told = await makeTold();
  const endpoint = await told.endpoint();
  let done = false;
  told.state.receive = async ({ url }) => {
    if (url !== endpoint.url) return new Response("welcome");
    if (!done) {
      done = true;
      told.advance(5000);
      await meanwhile(endpoint.id);
    }
    return new Response("old", { status });
  };
  return { told, endpoint };
}

describe("an endpoint that is changed while a try is on its way", () => {
  it("to another address is not gone because the old one is", async () => {
    const { told, endpoint } = await makeSlow(410, (id) =>
      told.world.ask(`/v1/endpoints/${id}`, { method: "PATCH", body: { url: "https://new.example.com/in" } }),
    );
    const watch = await told.endpoint({ types: ["endpoint.disabled"] });
    await told.respond();
    expect(await told.read(endpoint.id)).toMatchObject({ state: "active", reason: null, failingSince: null });
    expect(await told.deliveries(watch.id)).toEqual([]);
    await told.respond();
    expect(told.calls.at(-1)?.url).toBe("https://new.example.com/in");
    expect((await told.deliveries(endpoint.id)).map(({ state }) => state).sort()).toEqual(["dead", "delivered"]);
  });

  it("to another address that only a secret names is not gone either", async () => {
    const { told, endpoint } = await makeSlow(410, (id) =>
      env.DB.prepare("UPDATE endpoints SET updated_at = ?2 WHERE id = ?1").bind(id, now().toISOString()).run(),
    );
    await told.respond();
    expect(await told.read(endpoint.id)).toMatchObject({ state: "active", failingSince: null });
    // Who says so again is believed.
    await told.respond();
    expect(await told.read(endpoint.id)).toMatchObject({ state: "disabled", reason: "gone" });
  });

  it("by being resumed begins anew, though it had failed for five days", async () => {
    const { told, endpoint } = await makeSlow(500, async (id) => {
      expect(await told.read(id)).toMatchObject({ state: "active" });
      await told.world.ask(`/v1/endpoints/${id}/resume`, { method: "POST" });
    });
    // Since then it has failed; the last time a day ago.
    const since = now().getTime() - 5 * day;
    const breaker = { from: now().getTime() - day, tries: 1, failed: 1, until: 0, pause: 0 };
    await env.DB.prepare("UPDATE endpoints SET failing_since = ?2, breaker = ?3 WHERE id = ?1")
      .bind(endpoint.id, new Date(since).toISOString(), JSON.stringify(breaker))
      .run();
    await told.respond();
    expect(await told.read(endpoint.id)).toMatchObject({ state: "active", reason: null });
    const failing = (await told.read(endpoint.id)).failingSince;
    expect(failing === null || Date.parse(failing) > since + 4 * day).toBe(true);
  });
});

describe("a delivery that is sent again while a try of it is on its way", () => {
  const again = async (first: number, second: number) => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    const statuses = [first, second];
    let calls = 0;
    told.state.receive = async () => {
      calls += 1;
      const mine = calls;
      told.advance(1000);
      if (mine === 1) {
        const [running] = await told.deliveries(id);
        await told.world.ask(`/v1/deliveries/${running!.id}/resend`, { method: "POST" });
      }
      return new Response(`said ${mine}`, { status: statuses[mine - 1] ?? 200 });
    };
    await told.respond();
    const [delivery] = await told.deliveries(id);
    return { told, delivery: delivery!, calls: told.calls.length };
  };
  const log = ({ attempts }: Awaited<ReturnType<typeof again>>["delivery"]) =>
    attempts.map(({ trigger, status }) => [trigger, status]);

  it("has both on record where both arrive", async () => {
    const { delivery, calls } = await again(200, 200);
    expect(calls).toBe(2);
    expect(delivery.state).toBe("delivered");
    expect(log(delivery)).toEqual([
      ["schedule", 200],
      ["manual", 200],
    ]);
  });

  it("is delivered by the second, and the first's failure is on record before it, without what was answered", async () => {
    const { delivery } = await again(500, 200);
    expect(delivery.state).toBe("delivered");
    expect(log(delivery)).toEqual([
      ["schedule", 500],
      ["manual", 200],
    ]);
    expect(delivery.attempts[0]).toMatchObject({ error: "answered 500", answer: "" });
    expect(delivery.attempts[1]?.answer).toBe("said 2");
  });

  it("is delivered by the first though the second failed before, and neither is lost", async () => {
    const { delivery } = await again(200, 500);
    expect(delivery.state).toBe("delivered");
    expect(log(delivery)).toContainEqual(["manual", 500]);
    expect(log(delivery).at(-1)?.[1]).toBe(200);
  });

  it("keeps its latest thirty tries", async () => {
    const told = await makeTold();
    const { id } = await told.endpoint();
    told.state.receive = () => new Response("no", { status: 404, headers: { "webhook-delivery": "abort-message" } });
    await told.respond();
    const [first] = await told.deliveries(id);
    for (let at = 0; at < 31; at += 1) {
      told.advance(1000);
      await told.world.ask(`/v1/deliveries/${first!.id}/resend`, { method: "POST" });
      await env.DB.prepare("UPDATE endpoints SET breaker = NULL").run();
    }
    const [last] = await told.deliveries(id);
    expect(told.calls).toHaveLength(32);
    expect(last?.attempts).toHaveLength(30);
    expect(last?.attempts.at(-1)?.at).toBe(now().toISOString());
  });
});
