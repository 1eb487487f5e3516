import { describe, expect, it } from "vitest";
import { checkUrl, reachable } from "../../../../worker/deliveries/reach/address.ts";

const home = "https://voz.example.com";
const addressOf = (url: string, loopback = false): string | null => {
  const checked = checkUrl(url, loopback, home);
  return checked.ok ? checked.url.href : null;
};

describe("an address", () => {
  it("is what the standard makes of it, without a closing dot", () => {
    expect(addressOf("https://hooks.example.com/a?b=c")).toBe("https://hooks.example.com/a?b=c");
    expect(addressOf("https://HOOKS.example.com.:443/")).toBe("https://hooks.example.com/");
    expect(addressOf("https://hooks.example.com:8443")).toBe("https://hooks.example.com:8443/");
    expect(addressOf("https://bücher.example.com/")).toBe("https://xn--bcher-kva.example.com/");
  });

  it.each([
    "https://voz.example.com/",
    "https://voz.example.com./",
    "https://printer.home.arpa/",
    "https://com/",
    "https://%6cocalhost/",
    "https://ⓛocalhost/",
    "https://0/",
    "https://hooks.example.com@127.0.0.1/",
    "//hooks.example.com/",
    "",
    "data:,x",
  ])("is not %j", (url) => expect(addressOf(url)).toBeNull());

  it("is this machine's in local runs that allow it, and nobody else's without TLS", () => {
    for (const url of [
      "http://localhost:9000/in",
      "http://127.0.0.1:80/",
      "https://[::1]:9/",
      "http://crm.localhost:3000/",
    ]) {
      expect(addressOf(url, true), url).not.toBeNull();
      expect(addressOf(url), url).toBeNull();
    }
    for (const url of [
      "http://example.com/",
      "https://10.0.0.1/",
      "http://192.168.1.1:8080/",
      "https://example.com:9000/",
    ])
      expect(addressOf(url, true), url).toBeNull();
  });

  it("is looked up before each try, and what cannot be told is refused", async () => {
    const asked: string[] = [];
    const lookUp = (addresses: string[] | null) => (host: string) => {
      asked.push(host);
      return addresses ? Promise.resolve(addresses) : Promise.reject(new Error("offline"));
    };
    const tried = async (addresses: string[] | null, loopback = false, url = "https://hooks.example.com/") =>
      (await reachable(url, { resolve: lookUp(addresses), loopback }, home)).ok;
    expect(await tried(["1.1.1.1", "2606:4700::1111"])).toBe(true);
    expect(await tried(["1.1.1.1", "127.0.0.1"])).toBe(false);
    expect(await tried([])).toBe(false);
    expect(await tried(null)).toBe(false);
    expect(await tried(["127.0.0.1"], true)).toBe(false);
    expect(asked).toHaveLength(5);
    expect(await tried(null, true, "http://localhost:1/")).toBe(true);
    expect(asked).toHaveLength(5);
  });
});
