/** The internet as a test would have it: receivers that answer as they are told, names that lead anywhere, a clock that waits for nobody. */
import { env } from "cloudflare:workers";
import type { Delivery, Endpoint, EndpointDraft, NewEndpoint } from "#contract";
import { createApp } from "../../../worker/app.ts";
import type { Sender } from "../../../worker/deliveries/send/outside.ts";
import { sendDue } from "../../../worker/deliveries/sweep.ts";
import { cryptoRandom } from "../../../worker/http/token.ts";
import { makeWorld, now, response, setClock, threeQuestions, type Json } from "../world.ts";

export interface Call {
  url: string;
  headers: Record<string, string>;
  body: string;
  at: number;
  redirect: string | undefined;
}
export type Receiver = (call: Call) => Response | Promise<Response>;

export function makeOutside() {
  const timers = new Map<() => void, number>();
  const advance = (milliseconds: number): void => {
    setClock(new Date(now().getTime() + milliseconds).toISOString());
    for (const [fire, at] of timers) if (at <= now().getTime()) fire();
  };
  const calls: Call[] = [];
  const state = {
    receive: (() => new Response("ok")) as Receiver,
    resolve: (() => ["93.184.215.14"]) as (host: string) => string[] | Promise<string[]>,
  };
  const outside = {
    now: () => now().getTime(),
    random: cryptoRandom,
    call: (async (input: string, init: RequestInit) => {
      const call = {
        url: input,
        headers: init.headers as Record<string, string>,
        body: new TextDecoder().decode(init.body as Uint8Array),
        at: now().getTime(),
        redirect: init.redirect,
      };
      calls.push(call);
      return state.receive(call);
    }) as unknown as typeof fetch,
    resolve: async (host: string) => state.resolve(host),
    // Waiting for what is due takes no time; a limit on a try only runs out when somebody lets time pass.
    sleep: (milliseconds: number, signal?: AbortSignal): Promise<void> => {
      if (!signal) {
        advance(milliseconds);
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const fire = () => {
          timers.delete(fire);
          resolve();
        };
        timers.set(fire, now().getTime() + milliseconds);
        signal.addEventListener("abort", fire);
      });
    },
  };
  const sender: Sender = { d1: env.DB, authSecret: env.AUTH_SECRET ?? "", loopback: false, outside };
  return { calls, state, outside, sender, advance };
}

export const never = (): Promise<never> => new Promise(() => undefined);

/** A workspace with a survey, in such a world. */
export async function makeTold(options: Parameters<typeof makeWorld>[0] = {}) {
  const internet = makeOutside();
  const world = await makeWorld({ ...options, instance: createApp(internet.outside) });
  const survey = await world.publish({ questions: threeQuestions });
  let made = 0;
  const endpoint = async (draft: Partial<EndpointDraft> = {}): Promise<NewEndpoint> => {
    made += 1;
    const { status, body } = await world.ask<NewEndpoint>("/v1/endpoints", {
      body: { url: `https://crm${made}.example.com/in`, types: ["response.completed"], ...draft },
    });
    if (status !== 201) throw new Error(`the endpoint was refused: ${JSON.stringify(body)}`);
    return body;
  };
  const read = async (id: string): Promise<Endpoint> => (await world.ask<Endpoint>(`/v1/endpoints/${id}`)).body;
  const deliveries = async (id: string, query = ""): Promise<Delivery[]> =>
    (await world.ask<{ items: Delivery[] }>(`/v1/endpoints/${id}/deliveries${query}`)).body.items;
  const respond = async (more: Json = {}): Promise<string> => {
    const item = response(survey, more);
    const [result] = await world.collect(item);
    if (result?.status !== "stored") throw new Error(`not stored: ${JSON.stringify(result)}`);
    return String(item["id"]);
  };
  /** What the minute does, with so much time. */
  const sweep = (seconds = 50): Promise<void> =>
    sendDue(internet.sender, { until: now().getTime() + seconds * 1000, most: 10_000 });
  return { ...internet, world, survey, endpoint, read, deliveries, respond, sweep };
}
