import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delayAfter, longest } from "../../../../worker/deliveries/send/schedule.ts";

const plain = (tries: number) => delayAfter(tries, 0.5);

describe("the schedule", () => {
  it("tries ten times: at once, after seconds, minutes, hours, over three days", () => {
    const delays = Array.from({ length: 10 }, (_, tries) => (plain(tries) ?? 0) / 1000);
    expect(delays).toEqual([0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
    expect(plain(10)).toBeNull();
    expect(delays.reduce((a, b) => a + b) / 3600).toBeCloseTo(75.58, 1);
  });

  it("comes up to a fifth earlier or later, never after more than a day, and grows with each try", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
        const delay = delayAfter(tries, chance)!;
        expect(delay).toBeGreaterThanOrEqual(Math.floor(plain(tries)! * 0.8));
        expect(delay).toBeLessThanOrEqual(Math.min(longest, Math.ceil(plain(tries)! * 1.2)));
        expect(delay).toBeGreaterThanOrEqual(delayAfter(tries - 1, chance)!);
      }),
    );
    expect(delayAfter(9, 1)).toBe(longest);
  });
});
