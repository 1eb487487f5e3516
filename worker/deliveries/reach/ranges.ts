/**
 * Which addresses are the public internet's. IPv4 by IANA's special-purpose registry, everything in it refused; IPv6 the
 * other way round: global unicast alone, without what is set apart in it or leads back to IPv4. Pure.
 */
const specialV4: readonly [start: string, bits: number][] = [
  ["0.0.0.0", 8], // this network
  ["10.0.0.0", 8], // private
  ["100.64.0.0", 10], // carrier-grade NAT
  ["127.0.0.0", 8], // loopback
  ["169.254.0.0", 16], // link-local, cloud metadata
  ["172.16.0.0", 12], // private
  ["192.0.0.0", 24], // protocol assignments
  ["192.0.2.0", 24], // documentation
  ["192.31.196.0", 24], // AS112
  ["192.52.193.0", 24], // AMT
  ["192.88.99.0", 24], // 6to4 relays
  ["192.168.0.0", 16], // private
  ["192.175.48.0", 24], // AS112
  ["198.18.0.0", 15], // benchmarks
  ["198.51.100.0", 24], // documentation
  ["203.0.113.0", 24], // documentation
  ["224.0.0.0", 4], // multicast
  ["240.0.0.0", 4], // reserved, broadcast
];
const globalV6 = ["2000::", 3] as const;
const specialV6: readonly [start: string, bits: number][] = [
  ["2001::", 23], // protocol assignments: Teredo, ORCHID
  ["2001:db8::", 32], // documentation
  ["2002::", 16], // 6to4: an IPv4 address inside
  ["2620:4f:8000::", 48], // AS112
  ["3fff::", 20], // documentation
];

/** The address as a number, or null for what is none. */
function v4(text: string): bigint | null {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return null;
  const parts = text.split(".").map(Number);
  return parts.some((part) => part > 255) ? null : parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function v6(text: string): bigint | null {
  const [, head = text, dotted] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? [];
  const tail = dotted === undefined ? null : v4(dotted);
  if (dotted !== undefined && tail === null) return null;
  const whole = tail === null ? text : `${head}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const halves = whole.split("::");
  if (halves.length > 2) return null;
  const [left = [], right = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...left, ...Array<string>(missing).fill("0"), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

const inside = (address: bigint, start: bigint, bits: number, width: number): boolean =>
  address >> BigInt(width - bits) === start >> BigInt(width - bits);

/** False for everything special, and for what is no address at all. */
export function isPublic(text: string): boolean {
  const four = v4(text);
  if (four !== null) return !specialV4.some(([start, bits]) => inside(four, v4(start) ?? 0n, bits, 32));
  const six = v6(text);
  if (six === null || !inside(six, v6(globalV6[0]) ?? 0n, globalV6[1], 128)) return false;
  return !specialV6.some(([start, bits]) => inside(six, v6(start) ?? 0n, bits, 128));
}
