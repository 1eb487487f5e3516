/** One device, one API and the clients on it, made anew for each test, with a clock that the test holds. */
import { afterEach, beforeEach, vi } from "vitest";
import type { Voz, VozOptions } from "../../../sdk/client/voz.types.ts";
import type { ExposureItem, PublishedSurvey, ResponseItem } from "../../../sdk/contract/wire.types.ts";
import { createVoz, type Showing } from "../../../sdk/index.ts";
import { fakeApi, fakeStorage, steadyRandom, survey, type FakeApi, type FakeStorage } from "./fakes.ts";

interface World {
  api: FakeApi;
  storage: FakeStorage;
  /** Codes of what the clients told as failed. */
  failures: string[];
  /** What the view was given, one entry a survey that was brought up. */
  shown: { survey: PublishedSurvey; showing: Showing; removed: boolean }[];
  made: Voz[];
}
/** A survey that comes up on the event `go`. */
export const due = { when: { any: [{ event: "go" }] } };
const made = (): World => ({
  api: fakeApi(survey(due)),
  storage: fakeStorage(),
  failures: [],
  shown: [],
  made: [],
});
export const world = made();

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-22T10:00:00Z") });
  Object.assign(world, made());
});
afterEach(() => {
  for (const client of world.made) client.destroy();
  vi.useRealTimers();
});

/** A page load, by a campaign's link. */
export function voz(some: Partial<VozOptions> = {}): Voz {
  const { api, failures } = world;
  const client = createVoz({
    host: "https://voz.test/",
    key: "voz_pk_1",
    url: "https://shop.example/offer?utm_source=news&utm_campaign=autumn&gclid=secret&token=private",
    referrer: "https://search.example/results?q=words",
    storage: world.storage,
    fetch: api.fetch,
    random: steadyRandom(),
    privacySignal: false,
    locale: "es",
    show(asked, showing) {
      const entry = { survey: asked, showing, removed: false };
      world.shown.push(entry);
      return { show: showing.shown, remove: () => void (entry.removed = true) };
    },
    ...some,
  });
  client.on("failed", ({ error }) => failures.push(error.code));
  world.made.push(client);
  return client;
}

/** All timers that are due within a little more than the wait of a funnel step. */
export const rest = (time = 6_500): Promise<unknown> => vi.advanceTimersByTimeAsync(time);

/** The steps of the funnel that reached the API. */
export const steps = (): string[] =>
  (world.api.items().filter(({ type }) => type === "exposure") as ExposureItem[]).map(({ step, reason }) =>
    reason ? `${step}: ${reason}` : step,
  );

/** The responses that reached it. */
export const responses = (): ResponseItem[] =>
  world.api.items().filter(({ type }) => type === "response") as ResponseItem[];
