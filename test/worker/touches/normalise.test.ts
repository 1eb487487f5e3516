import { describe, expect, test } from "vitest";
import { resolveTouch } from "../../../worker/touches/index.ts";
import { arrive, at, told } from "./resolving.ts";

const forged = (params: unknown, rest: object = {}) =>
  resolveTouch({ at, params, referrer: "", host: "s.es", ...rest } as never);

test.each([
  ["N1: names know no case", "UTM_Source=google&Utm_MEDIUM=cpc"],
  ["N1: a leading amp; is cut", "x=1&amp;utm_source=google&amp;utm_medium=cpc"],
  ["N2: a plus is a space, and white space is trimmed", "utm_source=+google+&utm_medium=cpc"],
  ["N3: a second question mark before an allowed name separates", "utm_source=google?utm_medium=cpc"],
  ["N4: the first filled value counts", "utm_source=&utm_source=google&utm_source=bing&utm_medium=cpc"],
  ["N5: the fragment is read", "#utm_source=google&utm_medium=cpc"],
  ["N5: so is the query of a hash route", "#/oferta?utm_source=google&utm_medium=cpc"],
  ["N5: it fills what the query leaves empty", "utm_source=google#utm_source=bing&utm_medium=cpc"],
  ["N6: array names are ignored", "pk_source[]=bing&utm_source[0]=bing&utm_source=google&utm_medium=cpc"],
  ["N8: a literal nothing is absent", "utm_source=null&mtm_source=google&utm_medium=cpc"],
  ["N9: source and medium are lower-cased", "utm_source=GooGLE&utm_medium=CPC"],
  ["N12: an address is named by the registry", "utm_source=https%3A%2F%2Fwww.google.es%2Fx&utm_medium=cpc"],
  ["N12: so is a host", "utm_source=www.google.co.uk&utm_medium=cpc"],
  ["N12: an alias stands for its source", "utm_source=google.com&utm_medium=cpc"],
])("%s", (_, query) => {
  expect(told(query)).toBe("google / cpc");
});

describe("N2: what cannot be decoded is kept as text", () => {
  test.each([
    ["50%", "50%"],
    ["%E0%A4%A", "\ufffd%A"],
    ["caf%E9", "caf\ufffd"],
    ["%zz%20x", "%zz x"],
    ["a%2526b", "a%26b"],
    ["a=b", "a=b"],
  ])("%s", (written, campaign) => {
    expect(arrive(`utm_campaign=${written}`).campaign).toBe(campaign);
  });
});

test("N3: a question mark before any other name is part of the value", () => {
  expect(arrive("utm_campaign=what?now=1").campaign).toBe("what?now=1");
});
test("N5: generic names are not read in the fragment", () => {
  expect(told("#ref=producthunt")).toBe("(direct) / (none)");
  expect(told("#source=producthunt")).toBe("(direct) / (none)");
});

describe("N7: clean text", () => {
  test("white space collapses and control characters go", () => {
    expect(arrive("utm_campaign=%20a%09%0Ab%00%07c%20%20d%20").campaign).toBe("a bc d");
  });
  test("a value has at most 255 characters, and never half of one", () => {
    expect(arrive(`utm_campaign=${"x".repeat(300)}`).campaign).toBe("x".repeat(255));
    expect(forged({ utm_campaign: "x".repeat(254) + "😀" }).campaign).toBe("x".repeat(254) + "\ufffd");
    expect(forged({ utm_campaign: "a\ud800b" }).campaign).toBe("a\ufffdb");
  });
});

describe("N8: absent in any disguise", () => {
  test.each([
    "",
    "null",
    "NULL",
    "undefined",
    "NaN",
    "(none)",
    "(not set)",
    "(not provided)",
    " ",
    "{campaignid}",
    "{{campaign.name}}",
    "x-{{ad.id}}",
    "__CAMPAIGN_NAME__",
    "%%name%%",
    "*|CAMPAIGN|*",
    "${campaign}",
    "[[campaign]]",
  ])("%s", (value) => {
    expect(arrive(`utm_source=x&utm_campaign=${encodeURIComponent(value)}`).campaign).toBeNull();
  });
  test.each(["none", "None"])("a bare %s is absent as source and medium only", (value) => {
    expect(arrive(`utm_source=${value}&utm_medium=${value}&utm_campaign=${value}`)).toMatchObject({
      source: "(not set)",
      medium: "(not set)",
      campaign: value,
    });
  });
  test.each(["{gclid}", "__CLICKID__", "null", "undefined", "%%gclid%%", "*|ID|*"])(
    "a click id %s was never filled in",
    (value) => {
      expect(arrive(`gclid=${value}`)).toMatchObject({ basis: "direct", clickId: null, clickIds: [] });
      expect(forged({ gclid: value }).clickIds).toEqual([]);
    },
  );
  test("a macro leaves a flag", () => {
    expect(arrive("utm_source={{x}}&utm_campaign=y").flags).toEqual(["unfilled_macro"]);
  });
  test("text with braces or underscores inside is no macro", () => {
    expect(arrive("utm_campaign=a{b}c").campaign).toBe("a{b}c");
    expect(arrive("utm_campaign=__a").campaign).toBe("__a");
  });
});

describe("N9: the key of a campaign", () => {
  test.each([
    ["Otoño", "otoño"],
    ["Spring%2520Sale", "spring sale"],
    ["ＳＰＲＩＮＧ", "spring"],
    ["a%252Bb", "a+b"],
    ["100%2525", "100%"],
    ["a%2526b%253Dc", "a&b=c"],
    ["A+B", "a b"],
  ])("%s", (written, key) => {
    expect(arrive(`utm_campaign=${written}`).campaignKey).toBe(key);
  });
  test("term and content keep their case", () => {
    expect(arrive("utm_source=x&utm_term=Zapatos+Rojos&utm_content=Banner-A")).toMatchObject({
      term: "Zapatos Rojos",
      content: "Banner-A",
    });
  });
});

describe("N10: click id values", () => {
  test("are hidden by the browser, whatever they hold", () => {
    expect(arrive("gclid=%20Ab%20").clickIds).toEqual(["gclid"]);
  });
  test("over 2048 characters are dropped", () => {
    expect(forged({ gclid: "x".repeat(2049) })).toMatchObject({ clickIds: [], flags: ["oversize"] });
    expect(forged({ gclid: "x".repeat(2048) }).clickIds).toEqual(["gclid"]);
  });
});

describe("N11: an e-mail address is no campaign", () => {
  test.each([
    "joe@example.com",
    "joe%40example.com",
    "x-joe.b%2Bc@mail.example.co.uk-y",
    "joe%2540example.com",
    "joe@b%C3%BCcher.example",
    "joe@example.%D1%80%D1%84",
  ])("%s", (value) => {
    const verdict = arrive(`utm_source=news&utm_campaign=${value}`);
    expect(verdict).toMatchObject({ campaign: null, flags: ["pii_dropped"] });
    expect(JSON.stringify(verdict)).not.toContain("example");
  });
  test("forged ones are dropped as well", () => {
    expect(forged({ utm_campaign: "joe@example.com" })).toMatchObject({ campaign: null, flags: ["pii_dropped"] });
  });
  test("a handle or a placement is none", () => {
    expect(arrive("utm_campaign=user@campaign").campaign).toBe("user@campaign");
    expect(arrive("utm_campaign=@brand").campaign).toBe("@brand");
    expect(arrive("utm_campaign=v1@2.0").campaign).toBe("v1@2.0");
  });
});

describe("N12: sources as they are written", () => {
  test.each([
    ["ig", "instagram"],
    ["FB", "facebook"],
    ["m.facebook.com", "facebook"],
    ["https://l.facebook.com/l.php", "facebook"],
    ["t.co", "twitter"],
    ["x", "twitter"],
    ["lnkd.in", "linkedin"],
    ["chatgpt.com", "chatgpt"],
    ["quora.com", "quora"],
    ["com.facebook.katana", "facebook"],
    ["mail.google.com", "gmail"],
    ["www.elpais.com", "elpais.com"],
    ["https://www.elpais.com/portada", "elpais.com"],
    ["elpais.com", "elpais.com"],
    ["newsletter.june", "newsletter.june"],
    ["Boletín de marzo", "boletín de marzo"],
    ["not-facebook.com", "not-facebook.com"],
  ])("%s is %s", (written, source) => {
    expect(arrive(`utm_source=${encodeURIComponent(written)}&utm_medium=x`).source).toBe(source);
  });
  test.each(["fb-ads", "adwords", "tiktok_ads", "Google Ads", "linkedin-ads"])(
    "%s says that an ad was clicked",
    (written) => {
      expect(arrive(`utm_source=${encodeURIComponent(written)}`).medium).toBe("cpc");
      expect(arrive(`utm_source=${encodeURIComponent(written)}&utm_medium=email`).medium).toBe("email");
    },
  );
  test.each(["direct", "(direct)", "$direct", "Direct"])("%s is direct", (written) => {
    expect(arrive(`utm_source=${written}`, "www.google.com")).toMatchObject({
      source: "(direct)",
      medium: "(none)",
      channel: "direct",
    });
  });
});

describe("N13: referrers", () => {
  test.each([
    ["http%3A%2F%2Fwww.google.com%2F", "google.com"],
    ["HTTPS://WWW.Google.COM:443/Search?q=secret#x", "google.com"],
    ["https://joe:pass@www.elpais.com./a", "elpais.com"],
    ["https://google.com@evil.example/", "evil.example"],
    ["https://evil.example\\@google.com/", "evil.example"],
    ["https://www.elpais.com/a b", "elpais.com"],
    ["https://www.elpais.com\u0000.google.com/", "elpais.com"],
    ["https://bücher.example/", "xn--bcher-kva.example"],
    ["android-app://com.google.android.gm/", "com.google.android.gm"],
    ["https://intranet/wiki", "intranet"],
  ])("%s is from %s", (referrer, host) => {
    expect(arrive("", referrer).referrerHost).toBe(host);
  });
  test.each([
    "javascript:alert(1)",
    "about:blank",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://example.com/",
    "chrome-extension://abc/",
    "mailto:joe@example.com",
    "http://localhost:3000/",
    "http://app.localhost/",
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://[::1]/",
    "https://192.168.1.4:8080/x",
    "https://",
    "http:///",
    "https://%zz/",
    "//",
    "%",
    "\u0000",
    "http%3A%2F%2F%E0%A4%A",
  ])("%s refers to nothing", (referrer) => {
    expect(arrive("", referrer)).toMatchObject({ touch: true, basis: "direct" });
  });
});

test("N14: text stays text", () => {
  expect(arrive(`utm_campaign=${encodeURIComponent(`<b onclick="x('y')">`)}`).campaign).toBe(`<b onclick="x('y')">`);
});

describe("equivalent names, by rank", () => {
  test.each([
    ["mtm_source=a&mtm_medium=b&mtm_campaign=c&mtm_cid=d&mtm_kwd=e&mtm_content=f"],
    ["pk_source=a&pk_medium=b&pk_campaign=c&pk_cid=d&pk_kwd=e&pk_content=f"],
    ["pk_source=a&pk_medium=b&piwik_campaign=c&pk_cid=d&piwik_kwd=e&pk_content=f"],
    ["at_source=a&at_medium=b&at_campaign=c&hsa_cam=d&at_term=e&at_content=f"],
    ["utm_source=a&utm_medium=b&matomo_campaign=c&utm_id=d&matomo_kwd=e&hsa_ad=f"],
    [
      "utm_source=a&mtm_source=x&utm_medium=b&pk_medium=x&utm_campaign=c&mtm_cpn=x&utm_id=d&utm_term=e&hsa_kw=x&utm_content=f&at_content=x",
    ],
  ])("%s", (query) => {
    expect(arrive(query)).toMatchObject({ source: "a", campaign: "c", linkCampaignId: "d", term: "e", content: "f" });
  });
});

describe("a raw touch is not trusted", () => {
  test("unknown and personal names are dropped and flagged", () => {
    expect(forged({ utm_source: "google", q: "secret" })).toMatchObject({ source: "google", flags: ["unknown_param"] });
    expect(forged({ utm_source: "google", mc_eid: "11aa", email: "joe@example.com" })).toMatchObject({
      flags: ["pii_dropped"],
    });
    expect(forged({ __proto__: { polluted: "yes" }, constructor: "x" }).flags).toEqual(["unknown_param"]);
  });
  test("values that are no text are dropped", () => {
    expect(forged({ utm_source: ["google"], utm_medium: 7, utm_campaign: null, gclid: {} })).toMatchObject({
      basis: "direct",
      flags: ["bad_value"],
    });
  });
  test("names are made plain", () => {
    expect(forged({ UTM_SOURCE: "google", "amp;utm_medium": "cpc" })).toMatchObject({
      source: "google",
      medium: "cpc",
    });
  });
  test("at most 2 KB of parameters", () => {
    const params = Object.fromEntries(
      [
        "utm_source",
        "utm_medium",
        "utm_campaign",
        "utm_term",
        "utm_content",
        "mtm_source",
        "mtm_medium",
        "mtm_campaign",
        "mtm_keyword",
        "mtm_content",
      ].map((name) => [name, "x".repeat(250)]),
    );
    expect(forged(params).flags).toEqual(["oversize"]);
  });
  test.each([undefined, null, "utm_source=google", 7, [], ["utm_source"], true])("params %s", (params) => {
    expect(forged(params).basis).toBe("direct");
  });
  test.each([null, undefined, "x", 7, [], {}])("a touch that is %s", (touch) => {
    expect(resolveTouch(touch as never, undefined, at)).toMatchObject({
      touch: true,
      basis: "direct",
      at,
      flags: ["clock_skew"],
    });
  });
  test("a time ahead of the server's clock is the server's", () => {
    const touch = { at: "2026-03-01T10:06:00.000Z", params: {}, referrer: "" };
    expect(resolveTouch(touch, undefined, at)).toMatchObject({ at, flags: ["clock_skew"] });
    expect(resolveTouch({ ...touch, at: "2026-03-01T10:05:00.000Z" }, undefined, at).flags).toEqual([]);
    expect(resolveTouch({ ...touch, at: "yesterday" }, undefined, at)).toMatchObject({ at, flags: ["clock_skew"] });
    expect(resolveTouch({ ...touch, at: "yesterday" }).at).toBe("1970-01-01T00:00:00.000Z");
  });
  test.each([0, -1, 1.5, NaN, "2", null])("session %s is none", (session) => {
    expect(forged({}, { session })).not.toHaveProperty("session");
  });
  test("a landing path loses query, fragment and addresses of persons", () => {
    expect(forged({}, { landing: "/a/joe@example.com/b?q=1#x" }).landing).toBe("/a/[email]/b");
    expect(forged({}, { landing: `/${"x".repeat(600)}` }).landing).toHaveLength(512);
    expect(forged({}, { landing: 7 }).landing).toBeNull();
  });
});

test("no address is slow to read", () => {
  const start = performance.now();
  for (const part of ["a%40", "%25", "a@", "?utm_source=", "amp;", "%", "/a@b", "+", "%F0%9F"]) {
    arrive(`utm_source=${part.repeat(4000)}`, `https://x.es/${part.repeat(4000)}`);
    arrive(part.repeat(4000));
    arrive(`#${part.repeat(4000)}`);
  }
  expect(performance.now() - start).toBeLessThan(500);
});
