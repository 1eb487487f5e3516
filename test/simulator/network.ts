/** Receivers and the way to them, each in its manner for a while; and what they see, which the rules are held against. */
import type { World } from "../../worker/http/context.ts";
import type { Chance } from "./chance.ts";
import type { Life } from "./life.ts";
import {
  inItsTime,
  keyOf,
  signedWell,
  toldRightly,
  Violation,
  withinRate,
  type Call,
  type KnownEndpoint,
  type KnownResponse,
  type Row,
} from "./rules.ts";
import type { EndpointPlan, Manner } from "./story.ts";
import type { Time } from "./time.ts";

interface Surround {
  time: Time;
  chance: Chance;
  d1: D1Database;
  workspaceId: string;
  endpoints: readonly KnownEndpoint[];
  responses: readonly KnownResponse[];
  /** Whether machines may be slow. */
  slow: boolean;
  note(...what: unknown[]): void;
}

const never = (): Promise<never> => new Promise(() => undefined);
const inside = "10.0.0.7";
const outside = "93.184.215.14";

export function makeNetwork({ time, chance, d1, workspaceId, endpoints, responses, slow, note }: Surround) {
  const start = time.now();
  const plans = new Map<string, EndpointPlan>();
  const calls = new Map<string, Call[]>();
  const accepted = new Set<string>();
  const gone = new Set<string>();
  const failures: unknown[] = [];
  const looked = new Map<string, string>();
  const begun = new Map<string, number[]>();

  const mannerOf = (host: string): Manner => {
    let passed = time.now() - start;
    for (const { manner, lasts } of plans.get(host)?.phases ?? []) {
      if (passed < lasts) return manner;
      passed -= lasts;
    }
    return "ok";
  };
  const held = (look: () => void): void => {
    try {
      look();
    } catch (error) {
      failures.push(error);
    }
  };

  const readRow = (endpointId: string, eventId: string): Promise<Row | null> =>
    d1
      .prepare("SELECT state, due FROM deliveries WHERE workspace_id = ?1 AND endpoint_id = ?2 AND event_id = ?3")
      .bind(workspaceId, endpointId, eventId)
      .first<Row>();

  const answerOf = (manner: Manner): Response => {
    switch (manner) {
      case "error":
        return new Response("no", { status: chance.pick([400, 404, 500, 503]) });
      case "throttle": {
        const after = chance.pick(["0", "3", "120", "31536000", "-5", "Tue, 10 Mar 2026 12:10:00 GMT", "soon"]);
        return new Response("wait", { status: chance.pick([429, 502, 504]), headers: { "retry-after": after } });
      }
      case "redirect":
        return new Response(null, { status: 302, headers: { location: "http://127.0.0.1/" } });
      case "gone":
        return new Response(null, { status: 410 });
      case "abort":
        return new Response(null, { status: 500, headers: { "webhook-delivery": "abort-message" } });
      case "endless":
        return new Response(
          new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(4096).fill(97)) }),
        );
      case "trickle":
        return new Response(
          new ReadableStream({
            start: (controller) => controller.enqueue(new Uint8Array([98])),
            pull: never,
          }),
        );
      default:
        return new Response("ok");
    }
  };

  async function call(life: Life, url: string, init: RequestInit): Promise<Response> {
    const { host } = new URL(url);
    const headers = init.headers as Record<string, string>;
    const sent = { body: new TextDecoder().decode(init.body as Uint8Array), headers, now: time.now() };
    const eventId = headers["webhook-id"] ?? "";
    const endpoint = endpoints.find((one) => one.url === url);
    note("call", host, eventId);
    held(() => {
      if (looked.get(host) !== outside) throw new Violation("no try goes to an address that is not public");
      if (init.redirect !== "manual") throw new Violation("no redirect is followed");
      if (!endpoint) return;
      signedWell(endpoint, sent);
      toldRightly(endpoint, responses, sent);
    });
    const manner = mannerOf(host);
    const now: Manner = manner === "flaky" ? chance.pick(["ok", "error", "lost", "refuse", "slow"]) : manner;
    const key = keyOf(url, eventId);
    const known = calls.get(key) ?? [];
    calls.set(key, [...known, { began: time.now(), life }]);
    if (endpoint) {
      const row = await life.wait(() => readRow(endpoint.id, eventId), "network", 0);
      held(() => inItsTime(endpoint, known, sent.now, row));
    }
    const takes = now === "slow" ? chance.between(2000, 16_000) : chance.between(1, 300);
    const arrive = async (): Promise<Response> => {
      if (now === "refuse") throw new Error("connect ECONNREFUSED");
      if (now === "gone") gone.add(url);
      const answer = answerOf(now);
      if (answer.ok) accepted.add(key);
      if (now === "lost") throw new Error("Network connection lost.");
      return answer;
    };
    if (now !== "hang") return life.wait(arrive, "network", takes);
    // It took the request, and says nothing.
    await life.wait(async () => void (await arrive()), "network", takes);
    return never();
  }

  async function resolve(life: Life, host: string): Promise<readonly string[]> {
    const rate = endpoints.find((one) => new URL(one.url).host === host);
    if (rate) {
      const times = [...(begun.get(host) ?? []), time.now()].slice(-200);
      begun.set(host, times);
      held(() => withinRate(rate, times, slow));
    }
    return life.wait(
      () => {
        const manner = mannerOf(host);
        if (manner === "unknown") throw new Error("the resolver answered 500");
        looked.set(host, manner === "inside" ? inside : outside);
        return manner === "inside" ? [outside, inside] : [outside];
      },
      "network",
      chance.between(1, 30),
    );
  }

  const of = (life: Life): World => ({
    now: life.now,
    random: chance.fill,
    call: ((url: string, init: RequestInit) => call(life, url, init)) as unknown as typeof fetch,
    resolve: (host) => resolve(life, host),
    sleep: (milliseconds, signal) =>
      new Promise((done) => {
        time.after(milliseconds, () => void (life.dead || done()));
        signal?.addEventListener("abort", () => done());
      }),
  });
  return {
    of,
    expect: (url: string, plan: EndpointPlan): void => void plans.set(new URL(url).host, plan),
    calls,
    accepted,
    gone,
    failures,
  };
}
