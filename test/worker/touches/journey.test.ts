import { describe, expect, test } from "vitest";
import { resolveJourney } from "../../../worker/touches/index.ts";
import { defaultTouchSettings } from "../../../worker/touches/settings.ts";

const minute = (count: number): string =>
  new Date(Date.parse("2026-03-01T10:00:00.000Z") + count * 60_000).toISOString();
const step = (at: number, query: string, referrer = "", spa?: boolean) => ({
  at: minute(at),
  url: `https://s.es/${query}`,
  referrer,
  ...(spa !== undefined && { spa }),
});
const walk = (steps: ReturnType<typeof step>[], settings = {}) => {
  const { touches, first, last, lastNonDirect } = resolveJourney(steps, { ...defaultTouchSettings, ...settings });
  return {
    touches: touches.map(({ session, source }) => `${session} ${source}`),
    models: [first, last, lastNonDirect].map((touch) => touch?.source ?? null),
  };
};
const google = "https://www.google.com/";
const stripe = "https://checkout.stripe.com/pay";

describe("journeys", () => {
  test.each<[string, ReturnType<typeof step>[], string[], (string | null)[]]>([
    ["direct", [step(0, "")], ["1 (direct)"], ["(direct)", "(direct)", "(direct)"]],
    [
      "a campaign and pages of the site",
      [step(0, "?utm_source=ig"), step(1, "a", "https://s.es/"), step(2, "b", "https://s.es/a")],
      ["1 instagram"],
      ["instagram", "instagram", "instagram"],
    ],
    [
      "a campaign, payment, and the way back",
      [step(0, "?utm_source=ig"), step(9, "gracias", stripe)],
      ["1 instagram"],
      ["instagram", "instagram", "instagram"],
    ],
    [
      "an unlisted bank in between",
      [step(0, "", google), step(9, "gracias", "https://banco.example/")],
      ["1 google", "1 banco.example"],
      ["google", "google", "google"],
    ],
    [
      "a campaign, then direct the next day",
      [step(0, "?utm_source=ig"), step(1440, "")],
      ["1 instagram", "2 (direct)"],
      ["instagram", "(direct)", "instagram"],
    ],
    [
      "direct within the session is none",
      [step(0, "?utm_source=ig"), step(29, "")],
      ["1 instagram"],
      ["instagram", "instagram", "instagram"],
    ],
    [
      "30 minutes of silence end a session",
      [step(0, "?utm_source=ig"), step(30, "")],
      ["1 instagram", "2 (direct)"],
      ["instagram", "(direct)", "instagram"],
    ],
    [
      "pages in between keep it alive",
      [step(0, "?utm_source=ig"), step(20, "a", "https://s.es/"), step(40, "")],
      ["1 instagram"],
      ["instagram", "instagram", "instagram"],
    ],
    [
      "a new campaign opens no session",
      [step(0, "", google), step(5, "?utm_source=ig")],
      ["1 google", "1 instagram"],
      ["google", "instagram", "instagram"],
    ],
    [
      "the same campaign twice is one touch",
      [step(0, "?utm_source=ig"), step(5, "?utm_source=ig")],
      ["1 instagram"],
      ["instagram", "instagram", "instagram"],
    ],
    [
      "the same campaign in another session is two",
      [step(0, "?utm_source=ig"), step(60, "?utm_source=ig")],
      ["1 instagram", "2 instagram"],
      ["instagram", "instagram", "instagram"],
    ],
    [
      "clicks on one ad differ only in their ids",
      [step(0, "?gclid=a1"), step(5, "?gclid=b2")],
      ["1 google"],
      ["google", "google", "google"],
    ],
    [
      "a route change is no landing",
      [step(0, "?utm_source=ig", "", false), step(40, "ruta", google, true)],
      ["1 instagram"],
      ["instagram", "instagram", "instagram"],
    ],
    [
      "but it is one with a campaign",
      [step(0, "", google), step(5, "ruta?utm_source=ig", "", true)],
      ["1 google", "1 instagram"],
      ["google", "instagram", "instagram"],
    ],
    [
      "or with a click id",
      [step(0, ""), step(5, "ruta?gclid=1", "", true)],
      ["1 (direct)", "1 google"],
      ["google", "google", "google"],
    ],
    [
      "and not with ref",
      [step(0, ""), step(5, "ruta?ref=menu", "", true)],
      ["1 (direct)"],
      ["(direct)", "(direct)", "(direct)"],
    ],
    [
      "route changes keep a session alive",
      [step(0, ""), step(20, "a", "", true), step(40, "b", "", true), step(60, "")],
      ["1 (direct)"],
      ["(direct)", "(direct)", "(direct)"],
    ],
    ["only an own subdomain", [step(0, "", "https://blog.s.es/")], [], [null, null, null]],
    [
      "back from payment after an hour",
      [step(0, "?utm_source=ig"), step(60, "gracias", stripe)],
      ["1 instagram"],
      ["instagram", "instagram", "instagram"],
    ],
  ])("%s", (_, steps, touches, models) => {
    expect(walk(steps)).toEqual({ touches, models });
  });

  test("own hosts and exclusions of the workspace hold", () => {
    const steps = [step(0, "", google), step(5, "", "https://marca.com/"), step(9, "", "https://banco.example/x")];
    expect(walk(steps, { ownHosts: ["marca.com"], excludedReferrers: [".banco.example"] }).touches).toEqual([
      "1 google",
    ]);
  });
  test("a month later the campaign is forgotten, as first touch for three", () => {
    expect(walk([step(0, "?utm_source=ig"), step(31 * 1440, "")]).models).toEqual([
      "instagram",
      "(direct)",
      "(direct)",
    ]);
    expect(walk([step(0, "?utm_source=ig"), step(91 * 1440, "")]).models).toEqual(["(direct)", "(direct)", "(direct)"]);
  });
  test("first and last ten of many", () => {
    const { touches } = walk(Array.from({ length: 20 }, (_, at) => step(at * 60, `?utm_source=s${at}x`)));
    expect(touches).toHaveLength(11);
    expect([touches[0], touches[1], touches[10]]).toEqual(["1 s0x", "11 s10x", "20 s19x"]);
  });
  test("a missing referrer, a host as it is spoken, and a clock that runs backwards do no harm", () => {
    const { touches } = resolveJourney([
      { at: minute(5), url: "s.es/?utm_source=ig" },
      { at: minute(0), url: "not an address", referrer: "www.google.com" },
    ]);
    expect(touches.map(({ source }) => source).sort()).toEqual(["google", "instagram"]);
  });
  test("no steps", () => {
    expect(resolveJourney([])).toEqual({ touches: [], first: null, last: null, lastNonDirect: null });
  });
});
