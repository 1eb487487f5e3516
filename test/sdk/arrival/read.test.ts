import { describe, expect, test } from "vitest";
import { carriesCampaign, readArrival, trimReferrer } from "../../../sdk/arrival/read.ts";

const at = "2026-03-01T10:00:00.000Z";
const read = (url: string, referrer = "", clickIdValues?: boolean) =>
  readArrival({ url, referrer, at, ...(clickIdValues !== undefined && { clickIdValues }) });
const params = (query: string, clickIdValues?: boolean) => read(`https://s.es/?${query}`, "", clickIdValues).params;

test("a touch is time, parameters, referrer, own host and path, and nothing else", () => {
  expect(read("https://S.es:8443/oferta?utm_source=IG&q=secret#x", "https://www.google.com/search?q=secret#y")).toEqual(
    {
      at,
      params: { utm_source: "IG" },
      referrer: "https://www.google.com/search",
      host: "s.es",
      landing: "/oferta",
    },
  );
});

describe("parameters", () => {
  test.each<[string, string, Record<string, string>]>([
    ["unknown names stay behind", "utm_source=a&q=b&utm_foo=c&token=d&email=e&name=f", { utm_source: "a" }],
    [
      "recipients stay behind",
      "mc_cid=1&mc_eid=2&_hsenc=3&_hsmi=4&mkt_tok=5&vero_id=6&_ga=7&_gl=8&voz_t=9",
      { mc_cid: "1", _hsmi: "4" },
    ],
    ["a profile token is told by its presence", "_kx=AbC", { _kx: "1" }],
    [
      "a click id is told by its presence",
      "gclid=AbC&fbclid=IwAR&gbraid=0AAA&srsltid=Af",
      { gclid: "1", fbclid: "1", gbraid: "1", srsltid: "1" },
    ],
    [
      "codes and campaign ids are told",
      "gad_source=1&gad_campaignid=77&gclsrc=aw.ds",
      { gad_source: "1", gad_campaignid: "77", gclsrc: "aw.ds" },
    ],
    ["names know no case", "UTM_Source=a&ScCid=b&ranSiteID=c", { utm_source: "a", sccid: "1", ransiteid: "1" }],
    ["amp; is cut", "x=1&amp;utm_source=a&amp;amp;utm_medium=b", { utm_source: "a", utm_medium: "b" }],
    ["escaped names count", "utm%5Fsource=a", { utm_source: "a" }],
    ["the first filled value counts", "utm_source=&utm_source=+&utm_source=a&utm_source=b", { utm_source: "a" }],
    [
      "a second question mark separates before an allowed name",
      "utm_source=a?gclid=b?UTM_TERM=c",
      { utm_source: "a", gclid: "1", utm_term: "c" },
    ],
    ["and not before another", "utm_source=a?b=c", { utm_source: "a?b=c" }],
    ["arrays are ignored", "pk_campaign[]=a&utm_source%5B%5D=b", {}],
    ["values are trimmed", "utm_source=%20a%20b%20", { utm_source: "a b" }],
    ["e-mail addresses stay behind", "utm_source=a@b.com&ref=x%40y.org", { utm_source: "[email]", ref: "[email]" }],
    ["unfilled click ids are none", "gclid={gclid}&ttclid=__CLICKID__&fbclid=null&twclid=%%id%%", {}],
    ["prototype names are no names", "__proto__=a&constructor=b&toString=c", {}],
  ])("%s", (_, query, expected) => {
    expect(params(query)).toEqual(expected);
  });

  test("click id values leave the device only where allowed, untouched", () => {
    expect(params("gclid=+Ab%2B+&_kx=Xy&gbraid=0A", true)).toEqual({ gclid: " Ab+ ", _kx: "1", gbraid: "0A" });
  });
  test("campaign values have at most 255 characters", () => {
    expect(params(`utm_source=${"x".repeat(400)}`).utm_source).toHaveLength(255);
  });
  test("at most 2 KB, of any alphabet; later ones that fit are kept", () => {
    const names = [
      "utm_source",
      "utm_medium",
      "utm_campaign",
      "utm_term",
      "utm_content",
      "mtm_source",
      "mtm_medium",
      "mtm_campaign",
      "mtm_content",
    ];
    for (const sign of ["x", "ñ", "漢", "😀", '"']) {
      const kept = params(
        [...names.map((name) => `${name}=${encodeURIComponent(sign.repeat(250))}`), "utm_id=7"].join("&"),
      );
      expect(new TextEncoder().encode(JSON.stringify(kept)).length).toBeLessThanOrEqual(2048);
      expect(Object.keys(kept).length).toBeGreaterThan(1);
      if (sign === "x") expect(kept.utm_id).toBe("7");
    }
  });
  test("at most 24", () => {
    const names =
      "utm_source utm_medium utm_campaign utm_id utm_term utm_content mtm_source mtm_medium mtm_campaign mtm_cid mtm_keyword mtm_content mtm_group mtm_placement pk_source pk_medium pk_campaign pk_cid pk_keyword pk_content at_source at_medium at_campaign at_term at_content hsa_cam";
    expect(
      Object.keys(
        params(
          names
            .split(" ")
            .map((name) => `${name}=1`)
            .join("&"),
        ),
      ),
    ).toHaveLength(24);
  });
  test("a click id over 2048 characters is dropped", () => {
    expect(params(`gclid=${"x".repeat(2049)}&utm_source=a`, true)).toEqual({ utm_source: "a" });
  });
});

describe("fragments", () => {
  test.each<[string, Record<string, string>]>([
    ["https://s.es/#utm_source=a", { utm_source: "a" }],
    ["https://s.es/#?utm_source=a", { utm_source: "a" }],
    ["https://s.es/#/ruta?utm_source=a&gclid=b", { utm_source: "a", gclid: "1" }],
    ["https://s.es/#!/ruta/x?utm_source=a", { utm_source: "a" }],
    ["https://s.es/?utm_source=q#utm_source=f&utm_medium=m", { utm_source: "q", utm_medium: "m" }],
    ["https://s.es/?pk_source=q&ref=x#utm_source=f&utm_medium=m", { pk_source: "q", ref: "x", utm_medium: "m" }],
    ["https://s.es/?source=menu#utm_source=f", { source: "menu", utm_source: "f" }],
    ["https://s.es/?utm_source=#utm_source=f", { utm_source: "f" }],
    ["https://s.es/#utm_source=a?gclid=b", { utm_source: "a", gclid: "1" }],
    ["https://s.es/#seccion&utm_source=a", { utm_source: "a" }],
    ["https://s.es/#ref=a&source=b&referrer=c&referer=d", {}],
    ["https://s.es/#access_token=secret", {}],
  ])("%s", (url, expected) => {
    expect(read(url).params).toEqual(expected);
  });
});

describe("addresses that are not web pages", () => {
  test("an install referrer is a query", () => {
    expect(read("utm_source=google-play&utm_medium=organic")).toEqual({
      at,
      params: { utm_source: "google-play", utm_medium: "organic" },
      referrer: "",
    });
    expect(read("?utm_source=a").params).toEqual({ utm_source: "a" });
  });
  test("a deep link has parameters", () => {
    expect(read("tienda://oferta/1?utm_source=a")).toMatchObject({
      params: { utm_source: "a" },
      host: "oferta",
      landing: "/1",
    });
    expect(read("/ruta?utm_source=a").params).toEqual({ utm_source: "a" });
  });
  test.each([
    "",
    "not an address",
    "https://",
    "http://[",
    "%",
    "\ud800",
    "javascript:alert(1)",
    "https://s.es:99999/?utm_source=a",
    "x:".repeat(5000),
  ])("%s is read without an error", (url) => {
    expect(read(url)).toMatchObject({ at, referrer: "" });
  });
  test.each([undefined, null, 7, {}])("nor does %s throw", (value) => {
    expect(read(value as never, value as never)).toMatchObject({ at, params: {}, referrer: "" });
  });
});

test("a landing path keeps no address of a person", () => {
  expect(read("https://s.es/baja/ana@example.com/si").landing).toBe("/baja/[email]/si");
  expect(read("https://s.es/baja/ana%40example.com").landing).toBe("/baja/[email]");
  expect(read(`https://s.es/${"x".repeat(600)}`).landing).toHaveLength(512);
});

describe("N13: the trimmed referrer", () => {
  test.each([
    ["https://www.google.com", "https://www.google.com/"],
    ["https://www.Google.com/Search?q=x", "https://www.google.com/Search"],
    ["https://joe:secret@example.com:8080/a#b", "https://example.com/a"],
    ["http%3A%2F%2Fwww.google.com%2Fx%3Fq%3Dsecret", "http://www.google.com/x"],
    ["http%3A%2F%2F%E0%A4%A", ""],
    ["https://example.com/a b", "https://example.com/a"],
    ["  https://example.com/a\nb", "https://example.com/a"],
    ["android-app://com.Google.android.gm/x?y", "android-app://com.google.android.gm/x"],
    ["https://example.com/u/ana@example.com", "https://example.com/u/[email]"],
    ["https://google.com@evil.example/", "https://evil.example/"],
    ["javascript:alert(1)", ""],
    ["about:client", ""],
    ["file:///etc/passwd", ""],
    ["ios-app://1/x", ""],
    ["", ""],
    ["//", ""],
  ])("%j", (referrer, expected) => {
    expect(trimReferrer(referrer)).toBe(expected);
  });
  test("at most 512 characters", () => {
    expect(trimReferrer(`https://example.com/${"a/".repeat(900)}`)).toHaveLength(512);
  });
});

test.each([
  ["https://s.es/ruta", false],
  ["https://s.es/ruta?page=2&ref=menu", false],
  ["https://s.es/ruta?utm_source=a", true],
  ["https://s.es/ruta?fbclid=a", true],
  ["https://s.es/#/ruta?utm_campaign=a", true],
  ["https://s.es/ruta?_kx=a", true],
  ["https://s.es/ruta?utm_source=", false],
])("a route change to %s is read again: %s", (url, again) => {
  expect(carriesCampaign(url)).toBe(again);
});
