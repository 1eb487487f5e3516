import { describe, expect, it } from "vitest";
import { mostTries, Tries } from "../../../worker/accounts/tries.ts";

const minute = 60_000;

describe("tries", () => {
  it("are counted for e-mail and address together", () => {
    const tries = new Tries();
    for (let time = 0; time < mostTries.pair; time += 1) expect(tries.take("a@voz.test", "192.0.2.1", 0)).toBeNull();
    expect(tries.take("a@voz.test", "192.0.2.1", 5 * minute)).toBe(600);
    expect(tries.take("b@voz.test", "192.0.2.1", 5 * minute)).toBeNull();
    expect(tries.take("a@voz.test", "192.0.2.2", 5 * minute)).toBeNull();
    expect(tries.take("a@voz.test", "192.0.2.1", 15 * minute)).toBeNull();
  });

  it("are counted for an address that goes through many e-mails", () => {
    const tries = new Tries();
    for (let time = 0; time < mostTries.address; time += 1)
      expect(tries.take(`${time}@voz.test`, "192.0.2.1", 0)).toBeNull();
    expect(tries.take("one-more@voz.test", "192.0.2.1", 0)).toBe(900);
  });

  it("that were good are given back", () => {
    const tries = new Tries();
    for (let time = 0; time < 3 * mostTries.address; time += 1) {
      expect(tries.take("a@voz.test", "192.0.2.1", 0)).toBeNull();
      tries.giveBack("a@voz.test", "192.0.2.1");
    }
  });
});
