import { BlockList } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublic } from "../../../../worker/deliveries/reach/ranges.ts";

describe("a public address", () => {
  it.each([
    "1.1.1.1",
    "8.8.8.8",
    "93.184.215.14",
    "223.255.255.255",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2a00:1450:4001::1",
    "2001:4860:4860::8888",
  ])("is %s", (address) => expect(isPublic(address)).toBe(true));

  it.each([
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.255",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "225.1.1.1",
    "239.255.255.255",
    "240.0.0.1",
    "241.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::8.8.8.8",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fdff::1",
    "fe80::1",
    "febf::1",
    "fec0::1",
    "ff02::1",
    "2620:4f:8000::1",
  ])("is not %s", (address) => expect(isPublic(address)).toBe(false));

  it.each([
    "",
    "x",
    "1.2.3",
    "1.2.3.4.5",
    "256.1.1.1",
    "01.2.3.4.",
    "1.2.3.4/8",
    ":::",
    "2606:4700",
    "2606::4700::1",
    "g::1",
    "2606:4700::11111",
    "1:2:3:4:5:6:7:8:9",
    "2606:4700::256.1.1.1",
    "[2606:4700::1]",
    "fe80::1%eth0",
  ])("is not %j, which is none", (text) => expect(isPublic(text)).toBe(false));

  it("is never one that Node's own list of private ranges knows", () => {
    const list = new BlockList();
    for (const [start, bits] of [
      ["10.0.0.0", 8],
      ["172.16.0.0", 12],
      ["192.168.0.0", 16],
      ["127.0.0.0", 8],
      ["169.254.0.0", 16],
      ["100.64.0.0", 10],
      ["224.0.0.0", 3],
      ["0.0.0.0", 8],
    ] as const)
      list.addSubnet(start, bits, "ipv4");
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        if (list.check(address)) expect(isPublic(address)).toBe(false);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        if (isPublic(address)) expect(address).toMatch(/^[23][0-9a-f]{3}:/i);
      }),
      { numRuns: 2000 },
    );
  });
});
