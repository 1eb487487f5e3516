import fc from "fast-check";
import { expect, test } from "vitest";
import { keepTouch, parseKept } from "../../../sdk/arrival/keep.ts";
import { kindOf, readArrival, trimReferrer } from "../../../sdk/arrival/read.ts";
import type { Touch } from "../../../sdk/contract/touch.types.ts";

const at = "2026-03-01T10:00:00.000Z";
const anything = fc.string({ unit: "binary", maxLength: 300 });
const name = fc.oneof(
  fc.constantFrom(
    "utm_source",
    "UTM_Medium",
    "utm_campaign",
    "gclid",
    "fbclid",
    "_kx",
    "ref",
    "mc_cid",
    "amp;utm_term",
    "mtm_campaign",
    "email",
    "q",
    "mc_eid",
  ),
  anything,
);
const query = fc
  .array(fc.tuple(name, anything, fc.boolean()), { maxLength: 40 })
  .map((pairs) =>
    pairs
      .map(([key, value, encoded]) =>
        encoded
          ? `${encodeURIComponent(key.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`
          : `${key}=${value}`,
      )
      .join("&"),
  );
const address = fc.oneof(
  anything,
  query.map((text) => `https://s.es/a?${text}`),
  query.map((text) => `https://s.es/a#/b?${text}`),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);
const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

test("no text throws, and nothing off the allow list or over the limits is ever told", () => {
  fc.assert(
    fc.property(address, address, fc.boolean(), (url, referrer, clickIdValues) => {
      const touch = readArrival({ url, referrer, at, clickIdValues });
      const names = Object.keys(touch.params);
      expect(names.every((one) => kindOf(one) !== undefined)).toBe(true);
      expect(names.length).toBeLessThanOrEqual(24);
      expect(bytes(touch.params)).toBeLessThanOrEqual(2048);
      expect(touch.referrer.length).toBeLessThanOrEqual(512);
      expect(touch.referrer).not.toMatch(/[?#]/);
      expect(touch.landing ?? "").not.toMatch(/[?#]/);
      expect((touch.landing ?? "").length).toBeLessThanOrEqual(512);
      if (!clickIdValues) expect(names.every((one) => kindOf(one)! < 2 || touch.params[one] === "1")).toBe(true);
      expect(touch.params._kx ?? "1").toBe("1");
    }),
    { numRuns: 500 },
  );
});

test("no e-mail address leaves the device", () => {
  const email = fc.emailAddress().filter((one) => /^\w[\w.-]*@[a-z0-9.-]+$/i.test(one));
  fc.assert(
    fc.property(
      email,
      fc.constantFrom("utm_source", "utm_campaign", "ref", "mc_cid", "gclid", "_kx", "q", "email"),
      (one, param) => {
        for (const written of [one, encodeURIComponent(one), encodeURIComponent(encodeURIComponent(one))]) {
          const touch = readArrival({
            url: `https://s.es/u/${written}?${param}=${written}#${param}=${written}`,
            referrer: `https://x.es/${written}`,
            at,
          });
          expect(JSON.stringify(touch)).not.toContain(one.split("@")[1]);
        }
      },
    ),
  );
});

test("the order of different parameters does not matter", () => {
  const pairs = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom("utm_source", "utm_medium", "gclid", "ref", "mtm_cid", "q"),
      fc.string({ minLength: 1, maxLength: 20 }),
    ),
    { selector: ([key]) => key },
  );
  fc.assert(
    fc.property(pairs, (list) => {
      const params = (ordered: [string, string][]) =>
        readArrival({ url: `https://s.es/?${new URLSearchParams(ordered)}`, referrer: "", at }).params;
      expect(params(list.toReversed())).toEqual(params(list));
    }),
  );
});

test("trimming a trimmed referrer changes nothing", () => {
  fc.assert(
    fc.property(address, (referrer) => {
      const once = trimReferrer(referrer);
      if (once.length < 512) expect(trimReferrer(once)).toBe(once);
    }),
  );
});

test("whatever arrives, the kept list keeps its limits, its first and its newest", () => {
  const load = fc.record({ url: address, referrer: address, gap: fc.integer({ min: 0, max: 200_000_000 }) });
  fc.assert(
    fc.property(fc.array(load, { maxLength: 30 }), (loads) => {
      let touches: Touch[] = [];
      let session: number | undefined;
      let now = Date.parse(at);
      let lastSeenAt: string | undefined;
      for (const { url, referrer, gap } of loads) {
        now += gap;
        const arrival = readArrival({ url, referrer, at: new Date(now).toISOString() });
        const before = touches[0];
        ({ touches, session } = keepTouch(touches, arrival, {
          ...(lastSeenAt && { lastSeenAt }),
          ...(session && { session }),
        }));
        lastSeenAt = arrival.at;
        expect(touches.length).toBeLessThanOrEqual(11);
        expect(bytes(touches)).toBeLessThanOrEqual(2048);
        if (before && now - Date.parse(before.at) <= 90 * 86_400_000) expect(touches[0]?.at).toBe(before.at);
        expect(parseKept(JSON.stringify(touches))).toEqual(touches);
      }
    }),
    { numRuns: 200 },
  );
});

test("no stored text throws", () => {
  fc.assert(fc.property(fc.oneof(anything, fc.json()), (text) => Array.isArray(parseKept(text))));
});
