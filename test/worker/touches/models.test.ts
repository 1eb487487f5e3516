import { describe, expect, test } from "vitest";
import { readArrival } from "../../../sdk/arrival/read.ts";
import { attribute, attributeTouches, resolveTouch, type TouchSettings } from "../../../worker/touches/index.ts";
import { defaultTouchSettings } from "../../../worker/touches/settings.ts";
import type { ResolvedTouch, Touch } from "../../../sdk/contract/touch.types.ts";

const day = 86_400_000;
const end = Date.parse("2026-06-01T12:00:00.000Z");
const before = (days: number, minutes = 0): string => new Date(end - days * day + minutes * 60_000).toISOString();

const raw = (at: string, session: number | undefined, query: string, referrer = ""): Touch => ({
  ...readArrival({ url: `https://s.es/x?${query}`, referrer, at }),
  ...(session !== undefined && { session }),
});
const touch = (at: string, session: number | undefined, query: string, referrer = ""): ResolvedTouch => {
  const { touch: _, ...facts } = resolveTouch(raw(at, session, query, referrer));
  return facts;
};
const now = before(0);
const google = "https://www.google.com/";
const site = "https://www.elpais.com/";
const sources = (touches: (ResolvedTouch | null)[]) => touches.map((one) => one?.source ?? null);
const models = (touches: ResolvedTouch[], lookbackDays = 30, at = now) => {
  const { first, last, lastNonDirect } = attribute(touches, { lookbackDays, at });
  return sources([first, last, lastNonDirect]);
};

describe("§8: first, last, last non-direct", () => {
  test.each<[string, ResolvedTouch[], (string | null)[]]>([
    ["nothing is known", [], [null, null, null]],
    ["only direct", [touch(before(2), 1, ""), touch(before(1), 2, "")], ["(direct)", "(direct)", "(direct)"]],
    ["one campaign", [touch(before(1), 1, "utm_source=ig")], ["instagram", "instagram", "instagram"]],
    [
      "a campaign, then direct",
      [touch(before(9), 1, "utm_source=ig"), touch(before(1), 2, "")],
      ["instagram", "(direct)", "instagram"],
    ],
    [
      "direct, then a campaign",
      [touch(before(9), 1, ""), touch(before(1), 2, "utm_source=ig")],
      ["(direct)", "instagram", "instagram"],
    ],
    [
      "direct, then in the same session a campaign",
      [touch(before(1), 1, ""), touch(before(1, 5), 1, "utm_source=ig")],
      ["instagram", "instagram", "instagram"],
    ],
    [
      "two campaigns",
      [touch(before(9), 1, "utm_source=ig"), touch(before(1), 2, "utm_source=fb")],
      ["instagram", "facebook", "facebook"],
    ],
    [
      "a campaign outside the look-back",
      [touch(before(31), 1, "utm_source=ig"), touch(before(1), 2, "")],
      ["instagram", "(direct)", "(direct)"],
    ],
    [
      "only a campaign outside the look-back",
      [touch(before(31), 1, "utm_source=ig")],
      ["instagram", "instagram", "(direct)"],
    ],
    [
      "a campaign on the edge of it",
      [touch(before(30), 1, "utm_source=ig"), touch(before(1), 2, "")],
      ["instagram", "(direct)", "instagram"],
    ],
    [
      "a first touch of over 90 days",
      [touch(before(91), 1, "utm_source=ig"), touch(before(89), 2, "utm_source=fb"), touch(before(0), 3, "")],
      ["facebook", "(direct)", "(direct)"],
    ],
  ])("%s", (_, touches, expected) => {
    expect(models(touches)).toEqual(expected);
  });
  test("the look-back is 1 to 90 days", () => {
    const touches = [touch(before(80), 1, "utm_source=ig"), touch(before(0), 2, "")];
    expect(models(touches, 90)[2]).toBe("instagram");
    expect(models(touches, 400)[2]).toBe("instagram");
    expect(models([touch(before(0, -60), 1, "utm_source=ig")], 0)[2]).toBe("instagram");
  });
  test("without a time of conversion the newest touch has it", () => {
    expect(attribute([touch(before(31), 1, "utm_source=ig"), touch(before(2), 2, "")]).lastNonDirect?.source).toBe(
      "instagram",
    );
  });
  test("the order in which touches are sent does not matter", () => {
    const touches = [
      touch(before(9), 1, "utm_source=ig"),
      touch(before(5), 2, "utm_source=fb"),
      touch(before(1), 3, ""),
    ];
    expect(attribute(touches.toReversed())).toEqual(attribute(touches));
  });
});

describe("§8: the touch of a session has the highest rank, the latest of equals", () => {
  const at = (minute: number) => before(1, minute);
  test.each<[string, ResolvedTouch[], string]>([
    ["a campaign over search", [touch(at(0), 1, "utm_source=boletin"), touch(at(9), 1, "", google)], "boletin"],
    ["a click id over social", [touch(at(0), 1, "gclid=1"), touch(at(9), 1, "", "https://t.co/x")], "google"],
    ["an affiliate over search", [touch(at(0), 1, "awc=1"), touch(at(9), 1, "", google)], "awin"],
    ["search over a plain website", [touch(at(0), 1, "", google), touch(at(9), 1, "", site)], "google"],
    ["a shared id over a plain website", [touch(at(0), 1, "fbclid=1"), touch(at(9), 1, "", site)], "facebook"],
    ["ref over a plain website", [touch(at(0), 1, "ref=podcast"), touch(at(9), 1, "", site)], "podcast"],
    [
      "webmail over a plain website",
      [touch(at(0), 1, "", "https://mail.google.com/"), touch(at(9), 1, "", site)],
      "gmail",
    ],
    [
      "an assistant over a plain website",
      [touch(at(0), 1, "", "https://chatgpt.com/"), touch(at(9), 1, "", site)],
      "chatgpt",
    ],
    ["a plain website over direct", [touch(at(0), 1, ""), touch(at(9), 1, "", site)], "elpais.com"],
    ["the later campaign", [touch(at(0), 1, "utm_source=a1"), touch(at(9), 1, "utm_source=b2")], "b2"],
    ["the later search", [touch(at(0), 1, "", google), touch(at(9), 1, "", "https://www.bing.com/")], "bing"],
    ["search over a shared id, when later", [touch(at(0), 1, "fbclid=1"), touch(at(9), 1, "", google)], "google"],
  ])("%s", (_, touches, source) => {
    expect(attribute(touches, { at: now }).last?.source).toBe(source);
  });
  test("so an unlisted payment page takes no conversion", () => {
    expect(
      models([touch(at(0), 1, "utm_source=ig"), touch(at(20), 1, "", "https://pasarela-desconocida.es/")]),
    ).toEqual(["instagram", "instagram", "instagram"]);
  });
});

describe("§8: sessions", () => {
  test("identical touches within one are one", () => {
    const touches = [
      touch(before(1), 1, "utm_source=ig"),
      touch(before(1, 2), 1, "utm_source=IG"),
      touch(before(1, 4), 1, "utm_source=ig&utm_content=b"),
      touch(before(0), 2, "utm_source=ig"),
    ];
    expect(attribute(touches).touches.map(({ session, content }) => [session, content])).toEqual([
      [1, null],
      [1, "b"],
      [2, null],
    ]);
  });
  test("direct is a touch only where it opens one", () => {
    const touches = [touch(before(1), 1, "utm_source=ig"), touch(before(1, 4), 1, ""), touch(before(0), 2, "")];
    expect(sources(attribute(touches).touches)).toEqual(["instagram", "(direct)"]);
  });
  test("without ordinals 30 minutes of silence separate them", () => {
    const touches = [
      touch(before(1), undefined, "utm_source=ig"),
      touch(before(1, 29), undefined, "", site),
      touch(before(1, 60), undefined, "", google),
    ];
    expect(sources(attribute(touches).sessions)).toEqual(["instagram", "google"]);
  });
});

describe("§8: shared credit", () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, at) => touch(before(count - at), at + 1, `utm_source=s${at}x`));
  test.each([
    [0, []],
    [1, [1]],
    [2, [0.5, 0.5]],
    [3, [0.4, 0.2, 0.4]],
    [6, [0.4, 0.05, 0.05, 0.05, 0.05, 0.4]],
  ])("position-based over %i sessions", (count, shares) => {
    expect(attribute(days(count), { at: now }).positionBased.map(({ share }) => share)).toEqual(shares);
  });
  test.each([1, 2, 3, 7])("linear over %i sessions", (count) => {
    const { linear } = attribute(days(count), { at: now });
    expect(linear.map(({ share }) => share)).toEqual(Array(count).fill(1 / count));
    expect(linear.map(({ touch: one }) => one.source)).toEqual(days(count).map(({ source }) => source));
  });
  test("only sessions inside the look-back share", () => {
    expect(
      attribute(
        [touch(before(50), 1, "utm_source=ig"), ...days(2).map((one) => ({ ...one, session: one.session! + 1 }))],
        { at: now },
      ).linear,
    ).toHaveLength(2);
  });
});

describe("touches as a client sends them", () => {
  const settings: TouchSettings = { ...defaultTouchSettings, lookbackDays: 7 };
  test("own and excluded arrivals are no touches", () => {
    const sent = [
      raw(before(2), 1, "", google),
      raw(before(1), 2, "", "https://blog.s.es/"),
      raw(before(0, -9), 3, "", "https://sis.redsys.es/"),
    ];
    const { first, last, lastNonDirect, touches } = attributeTouches(sent, settings, now);
    expect(sources([first, last, lastNonDirect])).toEqual(["google", "google", "google"]);
    expect(touches).toHaveLength(1);
  });
  test("a conversion's time bounds the look-back, and no touch lies ahead of it", () => {
    const { last, lastNonDirect } = attributeTouches(
      [raw(before(8), 1, "utm_source=ig"), raw("2099-01-01T00:00:00.000Z", 2, "")],
      settings,
      now,
    );
    expect(lastNonDirect?.source).toBe("(direct)");
    expect(last).toMatchObject({ at: now, flags: ["clock_skew"] });
  });
  test("of more than eleven the first and the last ten count", () => {
    const sent = Array.from({ length: 14 }, (_, at) => raw(before(14 - at), at + 1, `utm_source=s${at}x`));
    expect(sources(attributeTouches(sent, undefined, now).touches)).toEqual([
      "s0x",
      ...Array.from({ length: 10 }, (_, at) => `s${at + 4}x`),
    ]);
  });
  test("nothing sent, nothing known", () => {
    expect(attributeTouches([], undefined, now)).toEqual({
      touches: [],
      sessions: [],
      first: null,
      last: null,
      lastNonDirect: null,
      positionBased: [],
      linear: [],
    });
  });
});
