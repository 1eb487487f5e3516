/** An outbox on a device, for its tests: what is put in, what is kept, what fails. */
import { afterEach, beforeEach, vi } from "vitest";
import { createOutbox, type OutboxParts } from "../../../../sdk/client/outbox.ts";
import { shelfOn } from "../../../../sdk/client/shelf.ts";
import type { CollectItem, ResponseItem } from "../../../../sdk/contract/wire.types.ts";
import { fakeApi, fakeStorage, type FakeApi, type FakeStorage } from "../fakes.ts";

export const answer = (id: string, some: Partial<ResponseItem> = {}): ResponseItem => ({
  type: "response",
  id,
  surveyId: "sur_1",
  surveyVersion: 1,
  answers: { nps: 9 },
  state: "complete",
  revision: 1,
  at: "2026-11-22T10:00:00.000Z",
  ...some,
});
export const step = (id: string): CollectItem => ({
  type: "exposure",
  id,
  surveyId: "sur_1",
  surveyVersion: 1,
  step: "shown",
  at: "2026-11-22T10:00:00.000Z",
});

/** A refusal in the API's own words. */
export const problem = (status: number): Response => Response.json({ code: `code_${status}`, status }, { status });

export let api: FakeApi;
export let storage: FakeStorage;
export let failures: { code: string; detail: unknown }[];
export const open = (some: Partial<OutboxParts> = {}) =>
  createOutbox({
    host: "https://voz.test",
    key: "voz_pk_1",
    request: api.fetch,
    now: Date.now,
    // The whole of the back-off: full jitter draws from 0 up to it.
    random: (count) => new Uint8Array(count).fill(255),
    shelf: shelfOn(() => storage),
    box: "o.voz_pk_1",
    fail: (code, detail) => failures.push({ code, detail }),
    keeps: (item) => item.type === "response",
    complete: async (item) => item,
    alone: (act) => act(),
    ...some,
  });
export const kept = (): CollectItem[] => JSON.parse(storage.entries.get("voz.o.voz_pk_1") ?? "[]") as CollectItem[];

/** A device and an API of its own for each test. */
export function freshDevice(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse("2026-11-22T10:00:00Z") });
    api = fakeApi();
    storage = fakeStorage();
    failures = [];
  });
  afterEach(() => void vi.useRealTimers());
}
