/** The world outside of the Worker, and the clock: arguments, so that a test may be all of it. */
import type { World } from "../../http/context.ts";
import type { FillRandom } from "../../http/token.ts";
import { makeResolver } from "../reach/resolver.ts";

/** What a sender needs beside an endpoint. */
export interface Sender {
  d1: D1Database;
  /** Opens the endpoints' secrets. */
  authSecret: string;
  loopback: boolean;
  outside: World;
}

const call: typeof fetch = (input, init) => fetch(input, init);
const sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done);
    if (signal?.aborted) done();
  });

/** The internet, for an app with this clock and this chance. */
export const realWorld = (now: () => number, random: FillRandom): World => ({
  now,
  random,
  call,
  resolve: makeResolver(call, now),
  sleep,
});

/** From 0 up to 1. */
export const chanceOf = ({ random }: World): number => {
  const [high = 0, low = 0] = random(new Uint8Array(2));
  return (high * 256 + low) / 65_536;
};
