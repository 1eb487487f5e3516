/** What people report of other products' attribution, each with the answer that is given here (§12). */
import { expect, test } from "vitest";
import { arrive, told } from "./resolving.ts";
import { resolveJourney } from "../../../worker/touches/index.ts";

test("organic visits from Facebook are not counted as ads because of fbclid", () => {
  expect(arrive("fbclid=IwAR0", "l.facebook.com").channel).toBe("organic_social");
  expect(arrive("fbclid=IwAR0").channel).toBe("organic_social");
  expect(arrive("fbclid=IwAR0&utm_source=facebook&utm_medium=cpc").channel).toBe("paid_social");
});
test("paid clicks from Google are not direct", () => {
  for (const query of ["gclid=1", "gbraid=1", "wbraid=1", "gad_source=1", "gad_source=1&gad_campaignid=2&gbraid=3"])
    for (const referrer of ["", "www.google.com", "googleads.g.doubleclick.net"])
      expect(arrive(query, referrer).channel).toMatch(/^(paid_search|display)$/);
});
test("free listings and organic results with a merchant's tag are organic", () => {
  expect(arrive("srsltid=Afm", "www.google.com").channel).toBe("organic_search");
  expect(arrive("srsltid=Afm").channel).toBe("organic_search");
});
test("payment pages are not the best source of sales", () => {
  for (const host of [
    "checkout.stripe.com",
    "www.paypal.com",
    "sis.redsys.es",
    "accounts.google.com",
    "login.microsoftonline.com",
  ])
    expect(arrive("", host).touch).toBe(false);
});
test("the site is not its own referrer, with or without www", () => {
  for (const host of ["s.es", "www.s.es", "m.s.es", "checkout.s.es"]) expect(told("", host)).toBe("own");
});
test("capital letters do not split a campaign", () => {
  const keys = ["Summer-Sale", "summer-sale", "SUMMER-SALE", "Summer%2DSale", "Summer%252DSale"].map(
    (name) => arrive(`utm_campaign=${name}`).campaignKey,
  );
  expect(new Set(keys)).toEqual(new Set(["summer-sale"]));
  expect(told("utm_source=Facebook&utm_medium=CPC")).toBe(told("utm_source=facebook&utm_medium=cpc"));
});
test("names of one platform are one source", () => {
  const sources = [
    "fb",
    "Facebook",
    "facebook.com",
    "m.facebook.com",
    "https://www.facebook.com/",
    "l.facebook.com",
  ].map((name) => arrive(`utm_source=${encodeURIComponent(name)}`).source);
  expect(new Set(sources)).toEqual(new Set(["facebook"]));
});
test("a broken percent sign breaks nothing", () => {
  expect(arrive("q=100%&utm_source=news&utm_campaign=50%-off&utm_term=%")).toMatchObject({
    source: "news",
    campaign: "50%-off",
    term: "%",
  });
});
test("campaigns in the fragment are found", () => {
  expect(arrive("#utm_source=news&utm_medium=email").channel).toBe("email");
  expect(arrive("#!/oferta?utm_source=news&utm_medium=email").channel).toBe("email");
});
test("a copied link with an old click id is not an ad", () => {
  expect(arrive("gclid=old&utm_source=newsletter&utm_medium=email")).toMatchObject({
    channel: "email",
    flags: ["click_id_conflict"],
  });
});
test("state of the site's own navigation is no source", () => {
  expect(told("source=header&ref=menu", "s.es")).toBe("own");
  expect(told("source=header", "www.google.com")).toBe("google / organic");
});
test("unfilled templates are no campaigns", () => {
  expect(
    arrive("utm_source={{site_source_name}}&utm_campaign={{campaign.name}}&utm_medium={{placement}}"),
  ).toMatchObject({ basis: "direct", campaign: null });
});
test("a visit to the bank takes no conversion from the campaign", () => {
  const at = (minute: number) => `2026-03-01T10:${String(minute).padStart(2, "0")}:00.000Z`;
  const { first, last, lastNonDirect } = resolveJourney([
    { at: at(0), url: "https://s.es/?utm_source=ig&utm_medium=cpc", referrer: "" },
    { at: at(20), url: "https://s.es/gracias", referrer: "https://un-banco-sin-lista.es/3ds" },
  ]);
  expect([first?.source, last?.source, lastNonDirect?.source]).toEqual(["instagram", "instagram", "instagram"]);
});
test("an install referrer without a campaign is organic", () => {
  expect(arrive("utm_source=google-play&utm_medium=organic")).toMatchObject({
    source: "google-play",
    channel: "organic_search",
  });
});
