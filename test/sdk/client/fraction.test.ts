import { expect, it } from "vitest";
import { fraction } from "../../../sdk/client/fraction.ts";

const filled = (byte: number) => (count: number) => new Uint8Array(count).fill(byte);

it("lies from 0 up to, not including, 1", () => {
  expect(fraction(filled(0))).toBe(0);
  expect(fraction(filled(255))).toBeLessThan(1);
  expect(fraction(filled(255))).toBeGreaterThan(0.999999);
  expect(fraction(filled(128))).toBeCloseTo(0.502, 3);
});
