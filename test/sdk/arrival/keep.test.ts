import { describe, expect, test } from "vitest";
import { keepTouch, parseKept } from "../../../sdk/arrival/keep.ts";
import { readArrival } from "../../../sdk/arrival/read.ts";
import type { Touch } from "../../../sdk/contract/touch.types.ts";

const start = Date.parse("2026-03-01T10:00:00.000Z");
const minute = (count: number): string => new Date(start + count * 60_000).toISOString();
const day = (count: number): string => minute(count * 1440);
const arrival = (at: string, query = "", referrer = ""): Touch =>
  readArrival({ url: `https://s.es/a?${query}`, referrer, at });
const kept = (session: number, at: string, query: string, referrer = ""): Touch => ({
  ...arrival(at, query, referrer),
  session,
});

describe("sessions", () => {
  test.each([
    ["the first load opens the first", {}, 0, 1],
    ["29 minutes go on", { lastSeenAt: minute(0), session: 4 }, 29, 4],
    ["30 minutes end it", { lastSeenAt: minute(0), session: 4 }, 30, 5],
    ["a clock that runs backwards goes on", { lastSeenAt: minute(10), session: 4 }, 0, 4],
    ["an unreadable time ends it", { lastSeenAt: "x", session: 4 }, 1, 5],
    ["a forgotten ordinal is no reason to go on", { lastSeenAt: minute(0) }, 1, 1],
  ])("%s", (_, visit, at, session) => {
    expect(keepTouch([], arrival(minute(at), "utm_source=a"), visit).session).toBe(session);
  });
  test("a forgotten ordinal follows the kept ones", () => {
    expect(keepTouch([kept(6, day(-1), "utm_source=a")], arrival(minute(0)), {}).session).toBe(7);
  });
});

describe("what is a touch", () => {
  const within = { lastSeenAt: minute(0), session: 1 };
  const before = [kept(1, minute(0), "utm_source=a", "https://www.google.com/x")];
  test.each<[string, Touch, object, boolean]>([
    ["direct that opens a session", arrival(minute(60)), within, true],
    ["direct within one", arrival(minute(5)), within, false],
    ["a page of the own host", arrival(minute(5), "", "https://s.es/b"), within, false],
    ["a page of the own host that opens a session", arrival(minute(60), "", "https://s.es/b"), within, false],
    ["a page of the own host with ref", arrival(minute(5), "ref=menu", "https://s.es/b"), within, false],
    ["a page of the own host with a campaign", arrival(minute(5), "utm_source=b", "https://s.es/b"), within, true],
    ["another site", arrival(minute(5), "", "https://www.elpais.com/"), within, true],
    ["the same again", arrival(minute(5), "utm_source=a", "https://www.google.com/y"), within, false],
    ["the same in another session", arrival(minute(60), "utm_source=a", "https://www.google.com/"), within, true],
    ["the same from another site", arrival(minute(5), "utm_source=a", "https://www.bing.com/"), within, true],
    ["ref alone", arrival(minute(5), "ref=podcast"), within, true],
    ["a click id", arrival(minute(5), "gclid=x"), within, true],
  ])("%s: %#", (_, load, visit, counts) => {
    expect(keepTouch(before, load, visit).touches).toHaveLength(counts ? 2 : 1);
  });
  test("two clicks on one ad are one touch", () => {
    const click = (at: string, id: string) =>
      readArrival({ url: `https://s.es/?gclid=${id}&utm_source=a`, referrer: "", at, clickIdValues: true });
    const first = keepTouch([], click(minute(0), "x1"), {});
    expect(keepTouch(first.touches, click(minute(1), "x2"), { lastSeenAt: minute(0), session: 1 }).touches).toEqual(
      first.touches,
    );
  });
  test("the order of parameters makes no other touch", () => {
    const { touches } = keepTouch([], arrival(minute(0), "utm_source=a&utm_medium=b"), {});
    expect(keepTouch(touches, arrival(minute(1), "utm_medium=b&utm_source=a"), within).touches).toHaveLength(1);
  });
  test("what was given is not changed", () => {
    const list = Object.freeze([...before]) as Touch[];
    keepTouch(list, Object.freeze(arrival(minute(60))) as Touch, within);
    expect(list).toEqual(before);
  });
});

describe("limits", () => {
  test("the first and the last ten", () => {
    let touches: Touch[] = [];
    for (let at = 0; at < 30; at++)
      ({ touches } = keepTouch(touches, arrival(minute(at), `utm_id=${at}`), { lastSeenAt: minute(at), session: 1 }));
    expect(touches.map(({ params }) => Number(params.utm_id))).toEqual([0, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
  });
  test("ways between the company's own hosts push no campaign out; without them the oldest in the middle goes", () => {
    let touches: Touch[] = [];
    const add = (at: number, query: string, referrer: string): void =>
      void ({ touches } = keepTouch(touches, arrival(minute(at), query, referrer), {
        lastSeenAt: minute(at),
        session: Math.floor(at / 2) + 1,
      }));
    add(0, "", "https://www.google.com/");
    for (let at = 1; at < 4; at++) add(at, `utm_campaign=c${at}`, "");
    for (let at = 4; at < 60; at++) add(at, "", `https://${at % 2 ? "blog" : "help"}.s.es/`);
    expect(touches).toHaveLength(11);
    expect(touches.slice(1, 4).map(({ params }) => params.utm_campaign)).toEqual(["c1", "c2", "c3"]);
    expect(touches[0]!.referrer).toBe("https://www.google.com/");
    expect(touches.at(-1)!.at).toBe(minute(59));
  });
  test("2 KB: the oldest in the middle go first", () => {
    let touches: Touch[] = [];
    for (let at = 0; at < 8; at++)
      ({ touches } = keepTouch(touches, arrival(minute(at), `utm_id=${at}&utm_campaign=${"x".repeat(200)}`), {
        lastSeenAt: minute(at),
        session: 1,
      }));
    const ids = touches.map(({ params }) => params.utm_id);
    expect(ids[0]).toBe("0");
    expect(ids.length).toBeGreaterThan(4);
    expect(ids.slice(1)).toEqual(["1", "2", "3", "4", "5", "6", "7"].slice(1 - ids.length));
    expect(JSON.stringify(touches).length).toBeLessThanOrEqual(2048);
  });
  test("first and newest stay, whatever they weigh", () => {
    const heavy = (at: string, id: string) =>
      arrival(
        at,
        `utm_id=${id}&utm_source=s&${["campaign", "term", "content", "medium"].map((name) => `utm_${name}=${"%E6%BC%A2".repeat(80)}`).join("&")}`,
        `https://example.com/${"r".repeat(600)}`,
      );
    let { touches } = keepTouch([], heavy(minute(0), "1"), {});
    for (let at = 1; at < 4; at++)
      ({ touches } = keepTouch(touches, heavy(minute(at), String(at + 1)), { lastSeenAt: minute(at), session: 1 }));
    expect(touches.map(({ params }) => [params.utm_id, params.utm_source])).toEqual([
      ["1", "s"],
      ["4", "s"],
    ]);
    expect(new TextEncoder().encode(JSON.stringify(touches)).length).toBeLessThanOrEqual(2048);
  });
  test("over 90 days are forgotten, even where nothing is added", () => {
    const old = [kept(1, day(-91), "utm_source=a"), kept(2, day(-90), "utm_source=b")];
    expect(
      keepTouch(old, arrival(day(0), "", "https://s.es/"), { lastSeenAt: minute(-1), session: 9 }).touches,
    ).toEqual([old[1]]);
  });
});

describe("what a device had kept", () => {
  const list = [kept(1, minute(0), "utm_source=a&gclid=b", "https://www.google.com/"), kept(2, day(1), "")];
  test("is read back as it was", () => {
    expect(parseKept(JSON.stringify(list))).toEqual(list);
    expect(parseKept("[]")).toEqual([]);
  });
  test.each([
    null,
    undefined,
    "",
    "x",
    "{",
    "null",
    "7",
    "{}",
    '"text"',
    "[null]",
    "[1]",
    '["a"]',
    "[{}]",
    '[{"at":"2026-03-01T10:00:00.000Z"}]',
    '[{"at":"yesterday","params":{},"referrer":""}]',
    '[{"at":"2026-03-01T10:00:00.000Z","params":{"email":"ana@example.com"},"referrer":""}]',
    '[{"at":"2026-03-01T10:00:00.000Z","params":{"utm_source":7},"referrer":""}]',
    '[{"at":"2026-03-01T10:00:00.000Z","params":{},"referrer":7}]',
    '{"length":1,"0":{}}',
    '[{"at":"2026-03-01T10:00:00.000Z","params":{"__proto__":"x"},"referrer":""}]',
  ])("%s is nothing", (text) => {
    expect(parseKept(text)).toEqual([]);
  });
});
