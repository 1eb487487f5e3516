/** The cookie that the hosts of one domain share: its text, its limits, and that it follows what is kept. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readArrival } from "../../../sdk/arrival/read.ts";
import { openJar, packTouches, unpackTouches } from "../../../sdk/client/cookie.ts";
import { shelfOn } from "../../../sdk/client/shelf.ts";
import type { Touch } from "../../../sdk/contract/wire.types.ts";
import { fakeStorage } from "./fakes.ts";

const start = Date.parse("2026-11-22T10:00:00.000Z");
const touch = (minute: number, query: string, more: Partial<Touch> = {}): Touch => ({
  ...readArrival({
    url: `https://blog.example.com/offer:1|2?${query}`,
    referrer: "https://www.google.com/search/a,b",
    at: new Date(start + minute * 60_000).toISOString(),
  }),
  session: 1,
  ...more,
});

describe("the text", () => {
  it("comes back as it was, and holds only what a cookie may", () => {
    const touches = [
      touch(0, "utm_campaign=Oto%C3%B1o+%26+%22m%C3%A1s%22;,%5C|:&utm_source=a%3Db&gclid=x"),
      touch(1, "utm_source=%F0%9F%8D%82", { session: 12 }),
      { at: new Date(start).toISOString(), session: 3, params: {}, referrer: "" },
    ];
    const text = packTouches(touches);
    expect(unpackTouches(text)).toEqual(touches);
    // RFC 6265: no white space, quotes, commas, semicolons or backslashes.
    expect(text).toMatch(/^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/);
  });

  it("is at most 2 KB: the oldest in the middle go first, then the first", () => {
    const long = Array.from({ length: 11 }, (_, place) =>
      touch(place, `utm_source=${place}&utm_campaign=${"ñ".repeat(60)}`),
    );
    const text = packTouches(long);
    expect(text.length).toBeLessThanOrEqual(2048);
    const sources = unpackTouches(text).map(({ params }) => params["utm_source"]);
    expect(sources).toEqual(["0", ...["5", "6", "7", "8", "9", "10"].slice(1 - sources.length)]);
    const heavy = (minute: number) => touch(minute, `utm_campaign=${"語".repeat(180)}`);
    expect(unpackTouches(packTouches([heavy(0), heavy(1)]))).toEqual([heavy(1)]);
    expect(packTouches([touch(0, `utm_campaign=${"語".repeat(255)}`)])).toBe("");
  });

  it.each(["", "x", "GA1.2.3", "|||", "a:b", "zz:1:%E0%A4:::", "-:1::::", "k:x::::", "k:1::::a=b", "0:1:::::"])(
    "%j is nothing",
    (text) => expect(unpackTouches(text)).toEqual([]),
  );

  it("a touch of another version takes no other with it", () => {
    const known = touch(0, "utm_source=a");
    const text = packTouches([{ ...known, params: { utm_from_the_future: "x" } }, known, touch(1, "utm_source=b")]);
    expect(unpackTouches(text)).toEqual([known, touch(1, "utm_source=b")]);
  });
});

describe("the jar", () => {
  let cookies: Map<string, string>;
  let written: string[];
  beforeEach(() => {
    cookies = new Map([["other", "1"]]);
    written = [];
    vi.stubGlobal("location", { protocol: "https:" });
    vi.stubGlobal("document", {
      get cookie() {
        return [...cookies].map((pair) => pair.join("=")).join("; ");
      },
      set cookie(text: string) {
        written.push(text);
        const [, name = "", value = ""] = /^([^=]*)=([^;]*)/.exec(text) ?? [];
        if (/max-age=0(;|$)/.test(text)) cookies.delete(name);
        else cookies.set(name, value);
      },
    });
  });
  afterEach(() => void vi.unstubAllGlobals());
  const jarOf = (storage = fakeStorage()) => {
    const shelf = shelfOn(() => storage);
    return { shelf, storage, jar: openJar({ shelf, now: () => start + 6_000_000 }, "example.com") };
  };

  it("follows the kept arrivals, with the manners of a cookie, and goes with them", () => {
    const { shelf, storage, jar } = jarOf();
    expect(jar.read()).toEqual([]);
    shelf.write("t", [touch(0, "utm_source=a")]);
    expect(storage.entries.has("voz.t")).toBe(true);
    expect(jar.read()).toEqual([touch(0, "utm_source=a")]);
    expect(written.at(-1)).toMatch(/;path=\/;domain=example\.com;samesite=lax;max-age=7776000;secure$/);
    shelf.write("s", [1]);
    expect(written).toHaveLength(1);
    shelf.write("t");
    expect([...cookies.keys()]).toEqual(["other"]);
    expect(storage.entries.has("voz.t")).toBe(false);
  });

  it("does not lose what another host kept meanwhile", () => {
    const [blog, shop] = [jarOf(), jarOf()];
    blog.shelf.write("t", [touch(0, "utm_source=a")]);
    shop.shelf.write("t", [touch(1, "utm_source=b", { host: "shop.example.com" })]);
    expect(blog.jar.read().map(({ params }) => params["utm_source"])).toEqual(["a", "b"]);
    blog.shelf.write("t", [touch(0, "utm_source=a"), touch(2, "utm_source=c")]);
    expect(shop.jar.read().map(({ params }) => params["utm_source"])).toEqual(["a", "b", "c"]);
  });

  it("is not secure where the page is not, or no browser would take it", () => {
    vi.stubGlobal("location", { protocol: "http:" });
    jarOf().jar.write([touch(0, "utm_source=a")]);
    expect(written[0]).not.toContain("secure");
  });
});
