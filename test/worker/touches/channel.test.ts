import { describe, expect, test } from "vitest";
import { arrive } from "./resolving.ts";
import { channelRules } from "../../../worker/touches/registry/registry.gen.ts";

/** "source/medium/campaign" as a link states them; "-" is left out. */
const link = (written: string): string =>
  written
    .split("/")
    .map((value, at) =>
      value === "-" ? "" : `${["utm_source", "utm_medium", "utm_campaign"][at]}=${encodeURIComponent(value)}`,
    )
    .filter(Boolean)
    .join("&");

describe("§7: the table, row by row", () => {
  test.each([
    ["direct", ["(direct)/(none)", "direct/none", "$direct/-", "(direct)/(not set)"]],
    [
      "cross_network",
      [
        "google/cpc/cross-network",
        "google/cpc/My Cross-Network PMax",
        "facebook/paid/x-cross-network-y",
        "-/-/cross-network",
      ],
    ],
    [
      "paid_shopping",
      [
        "amazon/cpc",
        "etsy/paid_ads",
        "google/cpc/shopping-de",
        "google/cpc/shop",
        "bing/ppc/2025 shop es",
        "google shopping/cpc",
        "igshopping/retargeting",
      ],
    ],
    [
      "paid_search",
      [
        "google/cpc",
        "bing/ppc",
        "google/cpm",
        "google/cpv",
        "yandex/paid",
        "duckduckgo/retargeting",
        "baidu/paidsearch",
        "brave/cpc",
        "ecosia.org/cpc",
        "google/cpc/workshop2",
      ],
    ],
    [
      "paid_social",
      [
        "facebook/cpc",
        "instagram/paid_social",
        "ig/paid",
        "linkedin/ppc",
        "tiktok/cpm",
        "quora/cpc",
        "x/cpa-cpc",
        "fb/paidsocial",
        "pinterest/retargeting",
      ],
    ],
    ["paid_video", ["youtube/cpc", "vimeo/paid", "twitch/cpm", "yt/ppc", "netflix/paid_video"]],
    [
      "display",
      [
        "newsite/display",
        "google/banner",
        "criteo/display",
        "x-network/expandable",
        "partner/interstitial",
        "facebook/display",
      ],
    ],
    [
      "paid_other",
      [
        "partner/cpc",
        "taboola/cpc",
        "-/cpc",
        "newsletter/paid",
        "blog/cpa-cpm",
        "partner/retargeting",
        "spotify/paid-audio",
      ],
    ],
    ["ai_assistant", ["chatgpt/referral", "perplexity/-", "claude.ai/link", "newtool/ai-assistant", "copilot/email"]],
    [
      "organic_shopping",
      ["amazon/-", "etsy/referral", "boletin/email/shopping", "boletin/email/shop-marzo", "ebay/social"],
    ],
    [
      "organic_social",
      [
        "facebook/-",
        "instagram/social",
        "somewhere/social",
        "somewhere/social-network",
        "somewhere/social-media",
        "somewhere/sm",
        "somewhere/social network",
        "somewhere/social media",
        "linkedin/post",
        "facebook/email",
        "reddit/referral",
      ],
    ],
    ["organic_video", ["youtube/-", "vimeo/referral", "blog/video", "blog/in-video-card"]],
    ["organic_search", ["google/organic", "somewhere/organic", "google/-", "yahoo/email", "bing/referral"]],
    ["referral", ["elpais.com/referral", "blog/app", "blog/link"]],
    [
      "email",
      [
        "boletin/email",
        "boletin/e-mail",
        "boletin/e_mail",
        "boletin/e mail",
        "email/-",
        "e-mail-list/x",
        "marketo/email-blast",
      ],
    ],
    ["affiliates", ["partner/affiliate", "partner/affiliates"]],
    ["audio", ["spotify/audio"]],
    ["sms", ["twilio/sms", "sms/-", "sms/blast"]],
    [
      "mobile_push",
      [
        "onesignal/push",
        "onesignal/web-push",
        "app2/mobile",
        "app2/in-mobile-banner",
        "app2/notification",
        "firebase/-",
      ],
    ],
    [
      "unassigned",
      [
        "partner/-",
        "partner/fancy",
        "-/-/folleto",
        "partner/pushy",
        "partner/audio-ad",
        "partner/text-sms",
        "blog/paper",
      ],
    ],
  ])("%s", (channel, rows) => {
    for (const row of rows) expect([row, arrive(link(row)).channel]).toEqual([row, channel]);
  });

  test("the published quirks are kept, and called by their name", () => {
    expect(arrive(link("google/cpm"))).toMatchObject({ channel: "paid_search", channelRule: "ga4" });
    expect(arrive(link("yahoo/email"))).toMatchObject({ channel: "organic_search", channelRule: "ga4" });
    expect(arrive(link("boletin/email/shop-marzo"))).toMatchObject({ channel: "organic_shopping", channelRule: "ga4" });
    expect(arrive(link("google/cpc/eshop")).channel).toBe("paid_shopping");
    expect(arrive(link("google/cpc/workshop")).channel).toBe("paid_search");
  });
});

describe("§7: rescues before Unassigned", () => {
  test.each([
    ["newsletter/-", "email"],
    ["spring newsletter/x", "email"],
    ["newsletter-march/-", "email"],
    ["acme/partner", "affiliates"],
    ["acme/partners", "affiliates"],
    ["acme/partnership", "affiliates"],
    ["linktree/-", "referral"],
    ["wikipedia/-", "referral"],
  ])("%s is %s", (row, channel) => {
    expect(arrive(link(row))).toMatchObject({ channel, channelRule: "rescue" });
  });
  test.each(["mynewsletter/x", "linktree/fancy"])("%s stays unassigned", (row) => {
    expect(arrive(link(row))).toMatchObject({ channel: "unassigned", channelRule: "ga4" });
  });
});

test("affiliates in the plural is an addition", () => {
  expect(arrive(link("acme/affiliate")).channelRule).toBe("ga4");
  expect(arrive(link("acme/affiliates")).channelRule).toBe("voz");
});

describe("§7: the workspace's rules come first", () => {
  const settings = (
    field: "source" | "medium" | "campaign" | "referrer" | "landing",
    op: "is" | "contains" | "startsWith",
    value: string,
  ) => ({
    customChannelRules: [{ channel: "audio" as const, all: [{ field, op, value }] }],
  });
  test.each([
    ["source", "is", "Acme", true],
    ["source", "is", "acm", false],
    ["source", "startsWith", "ac", true],
    ["source", "contains", "cm", true],
    ["medium", "is", "podcast", true],
    ["medium", "contains", "radio", false],
    ["campaign", "startsWith", "oto", true],
    ["campaign", "contains", "ÑO", true],
    ["referrer", "is", "elpais.com", true],
    ["referrer", "startsWith", "elmundo", false],
    ["landing", "startsWith", "/tienda", true],
    ["landing", "is", "/", false],
    ["source", "contains", " ", false],
  ] as const)("%s %s %s: %s", (field, op, value, hit) => {
    const verdict = arrive(
      "utm_source=acme&utm_medium=podcast&utm_campaign=Otoño",
      "www.elpais.com",
      settings(field, op, value),
    );
    expect(verdict).toMatchObject(
      hit ? { channel: "audio", channelRule: "custom" } : { channel: "unassigned", channelRule: "ga4" },
    );
  });
  test("every test of a rule must hold, the first rule wins, and an empty one never holds", () => {
    const source = { field: "source", op: "is", value: "acme" } as const;
    const medium = { field: "medium", op: "is", value: "cpc" } as const;
    const rules = [
      { channel: "sms" as const, all: [] },
      { channel: "audio" as const, all: [source, medium] },
      { channel: "email" as const, all: [source] },
    ];
    expect(arrive("utm_source=acme&utm_medium=cpc", "", { customChannelRules: rules }).channel).toBe("audio");
    expect(arrive("utm_source=acme", "", { customChannelRules: rules }).channel).toBe("email");
    expect(arrive("utm_source=other", "", { customChannelRules: rules }).channel).toBe("unassigned");
  });
});

test("no expression of the table is slow on long text", () => {
  const start = performance.now();
  for (const text of ["s".repeat(255), "cp".repeat(127), "sho".repeat(85), "push".repeat(63)])
    arrive(`utm_source=${text}&utm_medium=${text}&utm_campaign=${text}`);
  expect(performance.now() - start).toBeLessThan(100);
  expect(channelRules.length).toBeGreaterThan(25);
});
