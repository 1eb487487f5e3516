import { describe, expect, it } from "vitest";
import * as v from "valibot";
import { uuid7 } from "../../../sdk/client/uuid.ts";
import { Uuid7 } from "../../../sdk/shapes.ts";

const filled = (byte: number) => (count: number) => new Uint8Array(count).fill(byte);
const real = (count: number) => crypto.getRandomValues(new Uint8Array(count));

describe("uuid7", () => {
  it("writes the example of RFC 9562, appendix A.6", () => {
    // unix_ts_ms 0x017F22E279B0, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F
    const bytes = [0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
    expect(uuid7(0x017f22e279b0, () => Uint8Array.from(bytes))).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  });

  it.each([0x00, 0xff])("sets version and variant whatever the random bytes are (%i)", (byte) => {
    const id = uuid7(Date.UTC(2026, 10, 22), filled(byte));
    expect(v.is(Uuid7, id)).toBe(true);
    expect(id[14]).toBe("7");
    expect("89ab").toContain(id[19]);
  });

  it("sorts by time", () => {
    const ids = [1, 2, 255, 256, 65_536, 2 ** 40].map((at) => uuid7(at, real));
    expect([...ids].sort()).toEqual(ids);
  });

  it("does not repeat", () => {
    expect(new Set(Array.from({ length: 2_000 }, () => uuid7(1, real))).size).toBe(2_000);
  });
});
