import { describe, expect, test } from "vitest";
import { arrive, told } from "./resolving.ts";

describe("§4: a paid click id names its platform", () => {
  test.each([
    ["gclid", "google", "paid_search"],
    ["gbraid", "google", "paid_search"],
    ["wbraid", "google", "paid_search"],
    ["gad_source", "google", "paid_search"],
    ["gad_campaignid", "google", "paid_search"],
    ["gclsrc", "google", "paid_search"],
    ["msclkid", "bing", "paid_search"],
    ["yclid", "yandex", "paid_search"],
    ["ymclid", "yandex", "paid_search"],
    ["yzclid", "yandex", "paid_search"],
    ["ttclid", "tiktok", "paid_social"],
    ["li_fat_id", "linkedin", "paid_social"],
    ["twclid", "twitter", "paid_social"],
    ["rdt_cid", "reddit", "paid_social"],
    ["ScCid", "snapchat", "paid_social"],
    ["scclid", "snapchat", "paid_social"],
    ["epik", "pinterest", "paid_social"],
    ["qclid", "quora", "paid_social"],
    ["tblci", "taboola", "paid_other"],
    ["dicbo", "outbrain", "paid_other"],
    ["ob_click_id", "outbrain", "paid_other"],
    ["bd_vid", "baidu", "paid_search"],
    ["qhclickid", "360.cn", "paid_search"],
    ["gunoad_cid", "gunosy", "paid_other"],
    ["ldtag_cl", "line", "paid_social"],
  ])("%s is %s / cpc in %s", (param, source, channel) => {
    const clickId = param.toLowerCase();
    expect(arrive(`${param}=AbC`)).toMatchObject({
      source,
      medium: "cpc",
      channel,
      basis: "click_id",
      clickId,
      clickIds: [clickId],
    });
  });
  test.each([
    ["dclid", "google", "display"],
    ["vmcid", "yahoo", "display"],
  ])("%s is %s / display", (param, source, channel) => {
    expect(arrive(`${param}=AbC`)).toMatchObject({ source, medium: "display", channel, basis: "click_id" });
  });
  test.each(["s_kwcid", "ef_id", "ko_click_id"])("%s has no source of its own", (param) => {
    expect(told(`${param}=AL!1`)).toBe("(not set) / cpc");
    expect(told(`${param}=AL!1`, "www.google.com")).toBe("google / cpc");
    expect(told(`${param}=AL!1&utm_source=bing`, "www.google.com")).toBe("bing / cpc");
  });
});

describe("§4: an id that is on every link never means paid", () => {
  test.each([
    ["fbclid", "facebook", "referral", "organic_social"],
    ["igshid", "instagram", "referral", "organic_social"],
    ["igsh", "instagram", "referral", "organic_social"],
    ["srsltid", "google", "organic", "organic_search"],
    ["ysclid", "yandex", "organic", "organic_search"],
  ])("%s alone is %s / %s in %s", (param, source, medium, channel) => {
    expect(arrive(`${param}=x`)).toMatchObject({ source, medium, channel, basis: "click_id", clickId: param });
  });
  test("it fills a missing source only", () => {
    expect(told("fbclid=x&utm_campaign=sale")).toBe("facebook / (not set)");
    expect(told("fbclid=x&utm_medium=paid")).toBe("facebook / paid");
    expect(told("fbclid=x&utm_source=newsletter")).toBe("newsletter / (not set)");
    expect(told("fbclid=x&utm_source=newsletter&utm_medium=email")).toBe("newsletter / email");
  });
  test("a referrer says more", () => {
    expect(told("fbclid=x", "www.google.com")).toBe("google / organic");
    expect(told("fbclid=x&utm_campaign=sale", "www.elpais.com")).toBe("elpais.com / referral");
  });
});

describe("§4: senders and affiliate networks", () => {
  test.each([
    ["mc_cid", "mailchimp", "email", "email", "email_id"],
    ["_hsmi", "hubspot", "email", "email", "email_id"],
    ["_kx", "klaviyo", "email", "email", "email_id"],
    ["irclickid", "impact", "affiliate", "affiliates", "affiliate_id"],
    ["irclid", "impact", "affiliate", "affiliates", "affiliate_id"],
    ["irgwc", "impact", "affiliate", "affiliates", "affiliate_id"],
    ["sscid", "shareasale", "affiliate", "affiliates", "affiliate_id"],
    ["awc", "awin", "affiliate", "affiliates", "affiliate_id"],
    ["cjevent", "cj", "affiliate", "affiliates", "affiliate_id"],
    ["ranSiteID", "rakuten", "affiliate", "affiliates", "affiliate_id"],
    ["tduid", "tradedoubler", "affiliate", "affiliates", "affiliate_id"],
  ])("%s is %s / %s", (param, source, medium, channel, basis) => {
    const name = param.toLowerCase();
    expect(arrive(`${param}=1`, "www.elpais.com")).toMatchObject({ source, medium, basis, clickId: name });
    // Rakuten is on the published list of search engines, and a class comes before a medium.
    if (source !== "rakuten") expect(arrive(`${param}=1`).channel).toBe(channel);
  });
  test("they fill what the link leaves open", () => {
    expect(told("mc_cid=1&utm_source=boletin")).toBe("boletin / email");
    expect(told("mc_cid=1&utm_medium=newsletter")).toBe("mailchimp / newsletter");
    expect(told("awc=1&utm_campaign=x", "www.google.com")).toBe("awin / affiliate");
  });
  test("an ad says more than either", () => {
    expect(told("awc=1&mc_cid=2&gclid=3")).toBe("google / cpc");
  });
});

test("names match exactly: no parameter is found inside another", () => {
  expect(arrive("paid=1&xgclid=2&gclidx=3&aid=4&gclid[]=5")).toMatchObject({ basis: "direct", clickIds: [] });
});

test("of several ids the order of the table decides, and all are listed", () => {
  expect(arrive("fbclid=1&ttclid=2&gclid=3&awc=4")).toMatchObject({
    clickId: "gclid",
    clickIds: ["gclid", "ttclid", "fbclid", "awc"],
    source: "google",
  });
  expect(arrive("utm_source=tiktok&ttclid=2&gclid=3")).toMatchObject({ source: "tiktok", medium: "cpc", flags: [] });
});

describe("§4: yclid is shared by two platforms", () => {
  test.each([
    ["", {}, "yandex"],
    ["search.yahoo.co.jp", {}, "yahoo japan"],
    ["notyahoo.co.jp", {}, "yandex"],
    ["", { yclidIsYahooJapan: true }, "yahoo japan"],
  ])("from %s with %j it is %s", (referrer, settings, source) => {
    expect(arrive("yclid=1", referrer, settings)).toMatchObject({ source, medium: "cpc", channel: "paid_search" });
  });
});

describe("§5.1: a paid click id and the link's own words", () => {
  test.each([
    ["gclid=1&utm_source=google&utm_medium=cpc&utm_campaign=x", "google / cpc"],
    ["gclid=1&utm_source=google&utm_medium=paid_search", "google / paid_search"],
    ["gclid=1&utm_medium=display", "google / display"],
    ["gclid=1&utm_medium=banner", "google / banner"],
    ["gclid=1&utm_medium=brand", "google / cpc"],
    ["gclid=1&utm_source=spring-sale", "google / cpc"],
    ["gclid=1&utm_source=youtube&utm_medium=cpc", "youtube / cpc"],
    ["gclid=1&utm_source=youtube", "youtube / cpc"],
    ["msclkid=1&utm_source=yahoo", "yahoo / cpc"],
    ["msclkid=1&utm_source=duckduckgo&utm_medium=ppc", "duckduckgo / ppc"],
    ["dclid=1&utm_medium=cpc", "google / cpc"],
  ])("%s agree: %s", (query, expected) => {
    expect(told(query)).toBe(expected);
    expect(arrive(query)).toMatchObject({ basis: "click_id", flags: [] });
  });
  test.each([
    ["gclid=1&utm_source=facebook&utm_medium=paid_social", "facebook / paid_social"],
    ["gclid=1&utm_source=facebook", "facebook / (not set)"],
    ["gclid=1&utm_source=bing&utm_medium=cpc", "bing / cpc"],
    ["gclid=1&utm_source=newsletter&utm_medium=email", "newsletter / email"],
    ["gclid=1&utm_medium=email", "(not set) / email"],
    ["gclid=1&utm_source=ig&utm_medium=social", "instagram / social"],
    ["msclkid=1&utm_source=linkedin&utm_medium=cpc", "linkedin / cpc"],
    ["ttclid=1&utm_medium=organic", "(not set) / organic"],
    ["s_kwcid=1&utm_medium=affiliate", "(not set) / affiliate"],
    ["gclid=1&utm_source=push&utm_medium=web-push", "push / web-push"],
    ["gclid=1&utm_source=x&utm_medium=sms", "twitter / sms"],
    ["gclid=1&utm_source=app.elpais.com&utm_medium=referral", "app.elpais.com / referral"],
  ])("%s contradict each other: %s", (query, expected) => {
    expect(told(query)).toBe(expected);
    expect(arrive(query)).toMatchObject({ basis: "utm", flags: ["click_id_conflict"], clickId: query.split("=")[0] });
  });
  test("a missing medium then comes from the referrer", () => {
    expect(told("gclid=1&utm_source=facebook", "l.facebook.com")).toBe("facebook / referral");
  });
  test("campaign, id, term and content always come from the link", () => {
    expect(arrive("gclid=1&utm_campaign=A&utm_id=7&utm_term=t&utm_content=c")).toMatchObject({
      campaign: "A",
      linkCampaignId: "7",
      term: "t",
      content: "c",
    });
    expect(arrive("gclid=1&gad_campaignid=99")).toMatchObject({ linkCampaignId: "99", campaign: null });
  });
});

describe("§5.2: campaign parameters", () => {
  test.each([
    ["utm_source=google&utm_medium=organic", "", "google / organic"],
    ["utm_source=partner", "www.elpais.com", "partner / referral"],
    ["utm_medium=cpc", "www.google.com", "google / cpc"],
    ["utm_campaign=x", "www.google.com", "google / organic"],
    ["utm_id=7", "", "(not set) / (not set)"],
    ["hsa_cam=7", "", "(not set) / (not set)"],
    ["utm_source=boletin", "mail.google.com", "boletin / email"],
    ["utm_term=x", "www.google.com", "google / organic"],
  ])("%s from %s is %s", (query, referrer, expected) => {
    expect(told(query, referrer)).toBe(expected);
  });
  test("a term alone is no campaign", () => {
    expect(arrive("utm_term=x")).toMatchObject({ basis: "direct", term: "x" });
  });
});

describe("§5.6: ref and its like", () => {
  test.each([
    ["ref=producthunt", "producthunt / referral"],
    ["source=twitter.com", "twitter / referral"],
    ["referer=https%3A%2F%2Fwww.elpais.com%2Fx", "elpais.com / referral"],
    ["referrer=menu", "menu / referral"],
    ["source=b&ref=a", "a / referral"],
    ["ref=&source=b", "b / referral"],
    ["ref=direct", "(direct) / (none)"],
  ])("%s alone is %s", (query, expected) => {
    expect(told(query)).toBe(expected);
  });
  test.each([
    ["ref=menu&utm_campaign=x", "", "(not set) / (not set)"],
    ["ref=menu&fbclid=x", "", "facebook / referral"],
    ["ref=menu", "www.google.com", "google / organic"],
    ["ref=menu", "s.es", "own"],
    ["source=menu", "sis.redsys.es", "excluded"],
  ])("%s from %s yields: %s", (query, referrer, expected) => {
    expect(told(query, referrer)).toBe(expected);
  });
  test("its class is that of the source", () => {
    expect(arrive("ref=producthunt")).toMatchObject({ basis: "ref_param", channel: "organic_social" });
    expect(arrive("ref=chatgpt.com").channel).toBe("ai_assistant");
    expect(arrive("ref=menu").channel).toBe("referral");
  });
});

test("§5.7: nothing at all is direct", () => {
  expect(arrive("")).toMatchObject({
    touch: true,
    source: "(direct)",
    medium: "(none)",
    channel: "direct",
    basis: "direct",
    campaign: null,
    campaignKey: null,
    clickId: null,
    clickIds: [],
    referrerHost: null,
    landing: "/tienda",
    flags: [],
  });
  expect(arrive("q=1&page=2").basis).toBe("direct");
});

describe("§5: where a paid click was made", () => {
  test.each([
    ["gclid=1", "www.youtube.com", "paid_video", "voz"],
    ["gclid=1", "m.youtube.com", "paid_video", "voz"],
    ["wbraid=1", "googleads.g.doubleclick.net", "display", "voz"],
    ["gclid=1", "tpc.googlesyndication.com", "display", "voz"],
    ["gclid=1", "www.google.com", "paid_search", "ga4"],
    ["gclid=1", "notyoutube.com", "paid_search", "ga4"],
    ["ttclid=1", "www.youtube.com", "paid_social", "ga4"],
    ["utm_source=google&utm_medium=cpc", "www.youtube.com", "paid_search", "ga4"],
  ])("%s from %s is %s", (query, referrer, channel, channelRule) => {
    expect(arrive(query, referrer)).toMatchObject({ channel, channelRule });
  });
});

describe("§5: own hosts", () => {
  test.each(["s.es", "www.s.es", "tienda.s.es", "a.b.s.es", "s.es.", "S.ES"])("%s is own", (host) => {
    expect(arrive("", `https://${host}/x`)).toMatchObject({ touch: false, reason: "own" });
  });
  test.each(["as.es", "s.es.example.com", "s.com", "s.com.es"])("%s is not", (host) => {
    expect(arrive("", host).touch).toBe(true);
  });
  test("the workspace's hosts are own, with everything under their domain", () => {
    const settings = { ownHosts: ["https://www.Marca.com/", "tienda.myshopify.com", "*.otra.co.uk", " ", "localhost"] };
    for (const host of ["marca.com", "blog.marca.com", "tienda.myshopify.com", "x.otra.co.uk"])
      expect(told("", host, settings)).toBe("own");
    for (const host of ["vecina.myshopify.com", "mimarca.com", "una.co.uk"])
      expect(told("", host, settings)).toBe(`${host} / referral`);
  });
  test("a campaign on an own link counts, with a flag", () => {
    expect(arrive("utm_source=banner&utm_medium=x", "tienda.s.es")).toMatchObject({
      touch: true,
      source: "banner",
      flags: ["internal_campaign"],
    });
    expect(arrive("utm_source=banner", "s.es").medium).toBe("(not set)");
    expect(arrive("gclid=1", "s.es")).toMatchObject({ touch: true, source: "google", flags: ["internal_campaign"] });
  });
  test("unless the workspace ignores it", () => {
    expect(arrive("utm_source=banner", "s.es", { ignoreInternalCampaigns: true })).toMatchObject({
      touch: false,
      reason: "own",
    });
  });
  test("a publisher's own AMP page is own", () => {
    expect(told("", "https://s-es.cdn.ampproject.org/c/s/s.es/x")).toBe("own");
  });
});

describe("§5: excluded hosts", () => {
  test.each([
    "www.paypal.com",
    "paypal.com",
    "checkout.stripe.com",
    "hooks.stripe.com",
    "stripe.com",
    "sis.redsys.es",
    "x.klarna.com",
    "pay.google.com",
    "accounts.google.com",
    "login.microsoftonline.com",
    "tenant.eu.auth0.com",
    "shop.app",
    "checkout.shopify.com",
    "appleid.apple.com",
    "acs.cardinalcommerce.com",
    "login.live.com",
    "login.yahoo.com",
  ])("%s opens no touch", (host) => {
    expect(arrive("", host)).toMatchObject({
      touch: false,
      reason: "excluded",
      referrerHost: host.replace(/^www\./, ""),
    });
  });
  test.each(["notpaypal.com", "paypal.com.example.org", "my.pay.google.com", "mollie.example"])("%s does", (host) => {
    expect(arrive("", host).touch).toBe(true);
  });
  test("a campaign that comes back from one counts, and the referrer does not", () => {
    expect(arrive("utm_source=boletin", "www.paypal.com")).toMatchObject({
      touch: true,
      source: "boletin",
      medium: "(not set)",
      flags: ["excluded_referrer"],
    });
  });
  test.each([
    ["bank.example", "bank.example", true],
    ["bank.example", "www.bank.example", true],
    ["bank.example", "a.bank.example", false],
    [".bank.example", "a.b.bank.example", true],
    [".bank.example", "bank.example", true],
    [".bank.example", "mybank.example", false],
    ["*.bank.example", "a.bank.example", true],
    ["https://Bank.example", "bank.example", true],
    ["bank.example/pay", "bank.example/pay/done", true],
    ["bank.example/pay", "bank.example/blog", false],
    [".bank.example/pay", "a.bank.example/Pay", true],
    ["google.com", "www.google.com", true],
  ])("the workspace's %s and the referrer %s: %s", (entry, referrer, excluded) => {
    expect(arrive("", referrer, { excludedReferrers: [entry] }).touch).toBe(!excluded);
  });
});
