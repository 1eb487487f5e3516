import fc from "fast-check";
import { expect, test } from "vitest";
import { channels, channelRules, touchBases } from "../../../sdk/contract/touch.types.ts";
import {
  attribute,
  attributeTouches,
  resolveJourney,
  resolveTouch,
  type TouchSettings,
} from "../../../worker/touches/index.ts";
import { defaultTouchSettings } from "../../../worker/touches/settings.ts";

const at = "2026-03-01T10:00:00.000Z";
const text = fc.string({ unit: "binary", maxLength: 80 });
const host = fc.oneof(
  fc.domain(),
  fc.constantFrom(
    "www.google.com",
    "l.facebook.com",
    "sis.redsys.es",
    "webmail.orange.fr",
    "s.es",
    "x.com",
    "[::1]",
    "127.0.0.1",
    "xn--a.es",
    "..",
    "",
  ),
);
const params = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      "utm_source",
      "utm_medium",
      "utm_campaign",
      "utm_id",
      "gclid",
      "fbclid",
      "mc_cid",
      "awc",
      "ref",
      "yclid",
      "email",
    ),
    text,
  ),
  fc.oneof(
    text,
    fc.constantFrom("google", "email", "cpc", "fb-ads", "https://t.co/x", "{x}", "joe@example.com", "1"),
    fc.anything(),
  ),
);
const raw = fc.record(
  {
    at: fc.oneof(fc.constant(at), text, fc.anything()),
    session: fc.anything(),
    params: fc.oneof(params, fc.anything()),
    referrer: fc.oneof(
      host.map((one) => `https://${one}/x`),
      text,
      fc.anything(),
    ),
    host: fc.oneof(host, fc.anything()),
    landing: fc.oneof(text, fc.anything()),
  },
  { requiredKeys: [] },
);
const settings: fc.Arbitrary<TouchSettings> = fc.record({
  ownHosts: fc.array(fc.oneof(host, text), { maxLength: 3 }),
  excludedReferrers: fc.array(fc.oneof(host, text), { maxLength: 3 }),
  lookbackDays: fc.integer(),
  customChannelRules: fc.constant([]),
  ignoreInternalCampaigns: fc.boolean(),
  yclidIsYahooJapan: fc.boolean(),
});

test("whatever is sent resolves to one shape, twice the same", () => {
  fc.assert(
    fc.property(raw, settings, (touch, chosen) => {
      const verdict = resolveTouch(touch as never, chosen, at);
      expect(resolveTouch(touch as never, chosen, at)).toEqual(verdict);
      expect(Number.isNaN(Date.parse(verdict.at))).toBe(false);
      expect(channels).toContain(verdict.channel);
      expect(channelRules).toContain(verdict.channelRule);
      expect(touchBases).toContain(verdict.basis);
      expect(verdict.source.length * verdict.medium.length).toBeGreaterThan(0);
      for (const value of [
        verdict.campaign,
        verdict.campaignKey,
        verdict.linkCampaignId,
        verdict.term,
        verdict.content,
        verdict.landing,
      ]) {
        expect((value ?? "").length).toBeLessThanOrEqual(512);
        expect((value ?? "").isWellFormed()).toBe(true);
        expect(value ?? "").not.toMatch(/\p{Cc}/u);
      }
      expect(verdict.flags).toEqual([...new Set(verdict.flags)].sort());
      expect(() => JSON.stringify(verdict)).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});

test("the order of parameters and the case of their names do not matter", () => {
  const link = fc.dictionary(
    fc.constantFrom("utm_source", "utm_medium", "utm_campaign", "gclid", "mc_cid", "ref", "fbclid"),
    fc.oneof(text, fc.constantFrom("google", "cpc", "email")),
  );
  fc.assert(
    fc.property(link, (written) => {
      const entries = Object.entries(written);
      const resolved = (list: [string, string][]) =>
        resolveTouch({ at, params: Object.fromEntries(list), referrer: "" });
      expect(resolved(entries.toReversed())).toEqual(resolved(entries));
      expect(resolved(entries.map(([name, value]) => [name.toUpperCase(), value]))).toEqual(resolved(entries));
    }),
  );
});

test("no value of a click id and no e-mail address is in a verdict", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("gclid", "fbclid", "msclkid", "_kx", "awc", "ttclid", "utm_campaign", "utm_term", "ref"),
      fc.integer({ min: 0, max: 9_999_999 }),
      (name, number) => {
        const secret = `secret${number}`;
        const verdict = resolveTouch({
          at,
          params: { [name]: name.startsWith("utm") || name === "ref" ? `${secret}@example.com` : secret },
          referrer: "",
        });
        expect(JSON.stringify(verdict)).not.toContain(secret);
      },
    ),
  );
});

test("credit is shared out in full, whatever touches there are", () => {
  fc.assert(
    fc.property(fc.array(raw, { maxLength: 15 }), settings, (touches, chosen) => {
      const models = attributeTouches(touches as never, chosen, at);
      expect(models.touches.length).toBeLessThanOrEqual(11);
      for (const credit of [models.linear, models.positionBased])
        if (credit.length) expect(credit.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
      expect([models.first, models.last, models.lastNonDirect].filter((touch) => touch === null).length % 3).toBe(0);
      expect(attribute(models.touches, { at, lookbackDays: chosen.lookbackDays }).last).toEqual(models.last);
    }),
    { numRuns: 300 },
  );
});

test("no journey throws", () => {
  const step = fc.record({
    at: fc.constantFrom(at, "2026-03-02T10:00:00.000Z", "2025-01-01T00:00:00.000Z"),
    url: fc.oneof(fc.webUrl({ withQueryParameters: true }), text),
    referrer: fc.oneof(fc.webUrl(), text),
    spa: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => void resolveJourney(steps, defaultTouchSettings)),
    { numRuns: 200 },
  );
});
