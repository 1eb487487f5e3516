import { describe, expect, it } from "vitest";
import { factsOnly, withAnswer, type Known } from "../../../sdk/client/consent.ts";
import { takeBack } from "../../../sdk/client/withheld.ts";
import type { ExposureItem, IdentifyItem, ResponseItem, Touch } from "../../../sdk/contract/wire.types.ts";

const touch: Touch = {
  at: "2026-11-22T10:00:00.000Z",
  params: { utm_source: "news", utm_campaign: "autumn", gclid: "1" },
  referrer: "https://search.example/results/path",
  host: "shop.example",
  landing: "/offer",
};
const earlier: Touch = {
  at: "2026-11-01T10:00:00.000Z",
  session: 1,
  params: {},
  referrer: "https://blog.example/post",
};
const known: Known = {
  visitorId: "visitor",
  customer: { id: "cust_1" },
  touch,
  touches: [earlier, touch],
  page: { url: "https://shop.example/offer" },
  context: { orderValue: 49 },
};
const bare = { ...touch, referrer: "https://search.example/" };
delete bare.landing;

describe("who keeps and sends what", () => {
  it("pending: an answer carries this load's touch and no visitor id", () => {
    const along = withAnswer("pending", known);
    expect(along.touches).toEqual([touch]);
    expect(along.visitorId).toBeUndefined();
    expect(along.context).toEqual({ orderValue: 49 });
  });
  it("granted: visitor id and all kept touches", () => {
    expect(withAnswer("granted", known)).toMatchObject({
      visitorId: "visitor",
      touches: [earlier, touch],
      customer: { id: "cust_1" },
    });
  });
  it("denied: an answer carries channel and campaign facts of this load only", () => {
    expect(withAnswer("denied", known)).toEqual({ touches: [bare], context: { orderValue: 49 } });
  });
});

describe("factsOnly", () => {
  it.each([
    ["https://a.example/b/c", "https://a.example/"],
    ["android-app://com.mail/inbox", "android-app://com.mail/"],
    ["https://a.example/", "https://a.example/"],
    ["", ""],
  ])("reduces the referrer %j to %j", (referrer, expected) => {
    expect(factsOnly({ ...touch, referrer }).referrer).toBe(expected);
    expect(factsOnly({ ...touch, referrer })).not.toHaveProperty("landing");
  });
});

describe("takeBack", () => {
  const response: ResponseItem = {
    type: "response",
    id: "r",
    surveyId: "sur_1",
    surveyVersion: 1,
    answers: { nps: 9 },
    state: "complete",
    at: touch.at,
    visitorId: "visitor",
    customer: { id: "cust_1" },
    page: { url: "https://shop.example/offer" },
    touches: [earlier, touch],
    consent: { state: "granted" },
  };
  it("keeps a submitted answer, without what it may no longer carry", () => {
    const rest = takeBack(response) as ResponseItem;
    expect(rest.answers).toEqual({ nps: 9 });
    expect(rest.touches).toEqual([bare]);
    expect(rest.consent).toEqual({ state: "denied" });
    expect(JSON.stringify(rest)).not.toMatch(/visitor|cust_1|offer|blog/);
  });
  it("drops unfinished answers, steps and identities", () => {
    expect(takeBack({ ...response, state: "partial" })).toBeUndefined();
    expect(takeBack({ ...response, state: "abandoned" })).toBeUndefined();
    expect(takeBack({ type: "exposure" } as ExposureItem)).toBeUndefined();
    expect(takeBack({ type: "identify" } as IdentifyItem)).toBeUndefined();
  });
});
