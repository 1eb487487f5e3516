import { expect, test } from "vitest";
import { arrive } from "./resolving.ts";

test.each([
  ["utm_source=IG&utm_campaign=Otoño", "l.instagram.com", "instagram", "referral", "organic_social", "utm"],
  ["gbraid=0AAA&utm_campaign=brand", "www.google.es", "google", "cpc", "paid_search", "click_id"],
  ["ttclid=E.C.P&utm_source=tiktok&utm_medium=paid_social", "", "tiktok", "paid_social", "paid_social", "click_id"],
  ["mc_cid=8f2&mc_eid=11aa", "", "mailchimp", "email", "email", "email_id"],
  ["fbclid=Iw&utm_source=fb-ads", "", "facebook", "cpc", "paid_social", "utm"],
  ["awc=123_456", "www.idealo.es", "awin", "affiliate", "affiliates", "affiliate_id"],
  ["utm_source={{site_source_name}}&utm_medium=paid", "m.facebook.com", "facebook", "paid", "paid_social", "utm"],
  ["srsltid=AfmBO", "www.google.com", "google", "organic", "organic_search", "referrer"],
  ["ref=menu", "www.elpais.com/x", "elpais.com", "referral", "referral", "referrer"],
  ["utm_campaign=folleto", "", "(not set)", "(not set)", "unassigned", "utm"],
  ["", "www.perplexity.ai", "perplexity", "ai-assistant", "ai_assistant", "referrer"],
])("%s from %s is %s / %s in %s", (query, referrer, source, medium, channel, basis) => {
  expect(arrive(query, referrer)).toMatchObject({ touch: true, source, medium, channel, basis });
});

test("a campaign keeps its spelling and gets a comparable key", () => {
  expect(arrive("utm_source=IG&utm_campaign=Oto%C3%B1o")).toMatchObject({ campaign: "Otoño", campaignKey: "otoño" });
});

test("the campaign's id of a sender is told, the recipient's never", () => {
  const verdict = arrive("mc_cid=8f2&mc_eid=11aa");
  expect(verdict).toMatchObject({ linkCampaignId: "8f2", clickId: "mc_cid", clickIds: ["mc_cid"] });
  expect(JSON.stringify(verdict)).not.toContain("11aa");
});

test.each([
  ["sis.redsys.es", "excluded"],
  ["tienda.s.es", "own"],
])("a return from %s is no touch: %s", (referrer, reason) => {
  expect(arrive("", referrer)).toMatchObject({
    touch: false,
    reason,
    source: "(direct)",
    medium: "(none)",
    channel: "direct",
    basis: "direct",
    referrerHost: referrer,
  });
});
