/** `voz listen` on a workspace that is told here; on a real one it is in test/journeys/packed.test.ts. */
import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import type { Admin } from "../../../sdk/admin.ts";
import { ApiError } from "../../../sdk/admin.ts";
import { listen } from "../../../sdk/cli/listen.ts";
import { verify } from "../../../sdk/webhook.ts";

const secret = `whsec_${btoa("0123456789abcdef0123456789abcdef")}`;
const delivery = (at: number, type: string, subjectId: string) => ({
  id: `dlv_${at}`,
  eventId: `evt_${at}`,
  type,
  subjectId,
  sequence: at,
  createdAt: `2026-11-22T10:00:0${at}.000Z`,
});

/** A workspace with one endpoint of somebody else's and one that an earlier run left behind. */
function workspace(deliveries: ReturnType<typeof delivery>[], endless = false) {
  const calls: string[] = [];
  const ending = new AbortController();
  let looks = 0;
  const told =
    (name: string, answer: unknown = {}) =>
    async (given: { id?: string; body?: { types?: string[] } } = {}) => {
      calls.push([name, given.id, given.body?.types?.join()].filter(Boolean).join(" "));
      return answer;
    };
  const admin = {
    createEndpoint: told("createEndpoint", { id: "end_new", secret }),
    pauseEndpoint: told("pauseEndpoint"),
    updateEndpoint: told("updateEndpoint"),
    deleteEndpoint: told("deleteEndpoint"),
    async readDeliveryEvent({ id }: { id: string }) {
      const one = deliveries.find((delivery) => delivery.id === id);
      if (!one || one.subjectId === "gone") throw new ApiError("not_found", 404);
      const { eventId, type, createdAt: timestamp, sequence, subjectId } = one;
      const data = { response: { id: subjectId, answers: { why: "ñ" } } };
      return { id: eventId, type, timestamp, workspaceId: "wsp_1", sequence, data };
    },
    async *each(name: string) {
      if (name === "listEndpoints") {
        yield { id: "end_hers", description: "CRM" };
        yield { id: "end_old", description: "voz listen on mine" };
        return;
      }
      looks += 1;
      if (!endless && looks > 3) ending.abort();
      if (looks === 1) throw new ApiError("unreachable", "restarting");
      // The newest first.
      yield* deliveries.slice(0, looks).toReversed();
    },
  } as unknown as Admin;
  return { admin, calls, ending };
}

async function run(deliveries: ReturnType<typeof delivery>[], answers: number[] = []) {
  const { admin, calls, ending } = workspace(deliveries);
  const lines: string[] = [];
  const events: unknown[] = [];
  await listen({
    admin,
    forward: "http://localhost:3000/voz",
    name: "mine",
    every: 0,
    print: (line) => lines.push(line),
    signal: ending.signal,
    fetch: async (_url, init) => {
      events.push(await verify(String(init!.body), new Headers(init!.headers), secret));
      return new Response(null, { status: answers.shift() ?? 204 });
    },
  });
  return { calls, lines, events };
}

describe("voz listen", () => {
  it("makes an endpoint that is never called, and takes it away again, with what an earlier run left", async () => {
    const { calls } = await run([]);
    expect(calls).toEqual([
      "deleteEndpoint end_old",
      "createEndpoint test.ping",
      "pauseEndpoint end_new",
      "updateEndpoint end_new response.completed,response.updated,response.abandoned,response.deleted",
      "deleteEndpoint end_new",
    ]);
  });

  it("hands each event on once, in order, signed as a delivery is; what is gone by then is not told", async () => {
    const { events, lines } = await run([
      delivery(1, "response.completed", "r1"),
      delivery(2, "response.updated", "gone"),
      delivery(3, "customer.updated", "cus_mark"),
    ]);
    expect(events).toEqual([
      {
        id: "evt_1",
        type: "response.completed",
        timestamp: "2026-11-22T10:00:01.000Z",
        workspaceId: "wsp_1",
        sequence: 1,
        data: { response: { id: "r1", answers: { why: "ñ" } } },
      },
      expect.objectContaining({ id: "evt_3", type: "customer.updated" }),
    ]);
    expect(lines[0]).toContain("listening for response.completed");
    expect(lines[1]).toBe(`signed with ${secret}`);
    expect(lines.some((line) => line.includes("unreachable"))).toBe(true);
    expect(lines.at(-1)).toBe("no longer listening");
  });

  it("tries a receiver that fails again", async () => {
    const { events, lines } = await run([delivery(1, "response.completed", "r1")], [500, 204]);
    expect(events).toHaveLength(2);
    expect(lines.filter((line) => /^\d/.test(line)).map((line) => line.slice(0, 3))).toEqual(["500", "204"]);
  });

  it("leaves nothing behind on the signal, however often it looks", async () => {
    const { admin, ending } = workspace([], true);
    let looks = 0;
    let waiting = 0;
    const looking = {
      ...admin,
      async *each(name: string) {
        yield* [];
        if (name !== "listDeliveries") return;
        waiting = Math.max(waiting, getEventListeners(ending.signal, "abort").length);
        if ((looks += 1) === 20) ending.abort();
      },
    };
    await listen({ admin: looking as never, name: "mine", every: 0, print: () => undefined, signal: ending.signal });
    expect(looks).toBe(20);
    expect(waiting).toBe(0);
  });

  it("takes the endpoint away also where it cannot begin", async () => {
    const { admin, calls, ending } = workspace([], true);
    const refusing = { ...admin, pauseEndpoint: async () => Promise.reject(new ApiError("forbidden", 403)) };
    const listening = listen({
      admin: refusing as Admin,
      name: "mine",
      every: 0,
      print: () => undefined,
      signal: ending.signal,
    });
    await expect(listening).rejects.toThrow("forbidden");
    expect(calls.at(-1)).toBe("deleteEndpoint end_new");
  });
});
