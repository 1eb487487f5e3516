import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinTouches, type Kept } from "../../../sdk/arrival/join.ts";
import { readArrival } from "../../../sdk/arrival/read.ts";
import type { Touch } from "../../../sdk/contract/touch.types.ts";

const start = Date.parse("2026-03-01T10:00:00.000Z");
const minute = (count: number): string => new Date(start + count * 60_000).toISOString();
const on =
  (host: string) =>
  (session: number, at: number, query = "utm_source=a"): Touch => ({
    ...readArrival({ url: `https://${host}/a?${query}`, referrer: "", at: minute(at) }),
    session,
  });
const here = on("here.test");
const there = on("there.test");
/** Host, minute and visit of each. */
const told = ({ touches, session }: Kept) => [
  ...touches.map(({ host, at, session }) => `${host?.split(".")[0]} ${(Date.parse(at) - start) / 60_000} #${session}`),
  `now #${session}`,
];
const own = (session: number, ...touches: Touch[]): Kept => ({ touches, session });

describe("visits", () => {
  test("what was carried comes before this load, as a visit of its own where it is older", () => {
    const joined = joinTouches(own(1, here(1, 100)), [there(1, 0), there(2, 50)], minute(100));
    expect(told(joined)).toEqual(["there 0 #1", "there 50 #2", "here 100 #3", "now #3"]);
  });
  test("by a link from over there, its newest visit is the one that goes on", () => {
    const joined = joinTouches(own(1, here(1, 100)), [there(1, 0), there(2, 50)], minute(100), true);
    expect(told(joined)).toEqual(["there 0 #1", "there 50 #2", "here 100 #2", "now #2"]);
  });
  test("29 minutes after is the same visit, 30 are another", () => {
    expect(told(joinTouches(own(1, here(1, 29)), [there(4, 0)], minute(29)))).toEqual([
      "there 0 #1",
      "here 29 #1",
      "now #1",
    ]);
    expect(told(joinTouches(own(1, here(1, 30)), [there(4, 0)], minute(30)))).toEqual([
      "there 0 #1",
      "here 30 #2",
      "now #2",
    ]);
  });
  test("what falls into a visit belongs to it, however far from its touches", () => {
    const long = own(3, here(2, -600), here(3, 0), here(3, 90));
    expect(told(joinTouches(long, [there(1, 45)], minute(95)))).toEqual([
      "here -600 #2",
      "here 0 #3",
      "there 45 #3",
      "here 90 #3",
      "now #3",
    ]);
  });
  test("one over there that touches two here makes them one", () => {
    const two = own(2, here(1, 0), here(2, 60));
    expect(told(joinTouches(two, [there(1, 20), there(1, 50)], minute(60)))).toEqual([
      "here 0 #2",
      "there 20 #2",
      "there 50 #2",
      "here 60 #2",
      "now #2",
    ]);
  });
  test("the own count goes on: those that come between move the later ones up", () => {
    const many = own(9, here(5, 0), here(9, 6000));
    expect(told(joinTouches(many, [there(1, -3000), there(2, 3000)], minute(6000)))).toEqual([
      "there -3000 #1",
      "here 0 #6",
      "there 3000 #7",
      "here 6000 #11",
      "now #11",
    ]);
  });
  test("a visit without a touch of its own (a way inside the site) is counted on too", () => {
    expect(told(joinTouches(own(2), [there(1, 0)], minute(60)))).toEqual(["there 0 #1", "now #3"]);
    expect(told(joinTouches(own(2), [there(1, 0)], minute(60), true))).toEqual(["there 0 #2", "now #2"]);
  });
  test("clients that name no visit are joined as one", () => {
    const { session: _session, ...bare } = there(1, 0);
    expect(told(joinTouches(own(1, here(1, 60)), [bare], minute(60)))).toEqual(["there 0 #1", "here 60 #2", "now #2"]);
  });
});

describe("what joins", () => {
  test("the same again changes nothing", () => {
    const before = own(1, here(1, 100));
    const carried = [there(1, 0), there(2, 50)];
    const once = joinTouches(before, carried, minute(100), true);
    expect(joinTouches(once, carried, minute(101), true)).toBe(once);
    expect(joinTouches(once, [], minute(101))).toBe(once);
  });
  test("own touches that come back from over there are known, also where they were trimmed", () => {
    const mine = here(1, 0, "utm_source=a&utm_campaign=b");
    const { landing: _landing, ...slim } = { ...mine, session: 3, params: { utm_source: "a" } };
    const before = own(1, mine);
    expect(joinTouches(before, [slim], minute(1), true)).toBe(before);
  });
  test("nothing from the time to come", () => {
    const before = own(1, here(1, 0));
    expect(joinTouches(before, [there(1, 5)], minute(4))).toBe(before);
  });
  test("the limits hold: eleven, the first and the newest among them, and nothing over 90 days", () => {
    const mine = [50, 60, 70, 80, 90].map((at, place) => here(place + 1, at * 60, `utm_source=h${at}`));
    const theirs = [-129_601, 0, 1, 2, 3, 4, 5, 6, 7].map((at, place) =>
      there(place + 1, at * 60, `utm_source=t${at}`),
    );
    const joined = joinTouches(own(5, ...mine), theirs, minute(90 * 60));
    expect(joined.touches).toHaveLength(11);
    expect(told(joined)[0]).toMatch(/^there 0 /);
    expect(told(joined).at(-2)).toMatch(/^here 5400 /);
    expect(told(joined).filter((text) => text.startsWith("here"))).toHaveLength(5);
  });
  test("where there is no room for any of it, all stays as it was", () => {
    const mine = own(11, ...Array.from({ length: 11 }, (_, place) => here(place + 1, place * 60)));
    const between = there(1, 30, "ref=menu");
    expect(joinTouches(mine, [between], minute(660))).toBe(mine);
  });
});

test("whatever joins: ordinals never fall, the same visit keeps one, at most eleven are kept, twice is once", () => {
  const side = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.boolean()), { maxLength: 11 })
    .map((steps) => steps.sort(([one], [other]) => one - other));
  const kept = (make: typeof here, steps: [number, boolean][]): Touch[] => {
    let session = 1;
    let last = 0;
    return steps.map(([at, goesOn], place) => {
      if (place > 0 && !goesOn && at - last >= 30) session += 1;
      last = at;
      return make(session, at, `utm_source=s${place}`);
    });
  };
  fc.assert(
    fc.property(side, side, fc.boolean(), (mine, theirs, live) => {
      const touches = kept(here, mine);
      const carried = kept(there, theirs);
      const before = own((touches.at(-1)?.session ?? 0) + 1, ...touches);
      const joined = joinTouches(before, carried, minute(6000), live);
      expect(joined.touches.length).toBeLessThanOrEqual(11);
      const ordinals = [...joined.touches.map(({ session }) => session!), joined.session];
      expect(ordinals).toEqual([...ordinals].sort((one, other) => one - other));
      // What was one visit on a side is one visit still.
      for (const { host, at, session } of joined.touches) {
        const [list, sames] = host === "here.test" ? [touches, "here.test"] : [carried, "there.test"];
        const was = list.find((touch) => touch.at === at)!.session;
        for (const other of joined.touches)
          if (other.host === sames && list.find((touch) => touch.at === other.at)!.session === was)
            expect(other.session).toBe(session);
      }
      const again = joinTouches(joined, carried, minute(6000), live);
      expect(again.touches).toEqual(joined.touches);
    }),
    { numRuns: 500 },
  );
});
