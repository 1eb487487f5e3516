/**
 * The public door's limit: items of one address and key, some at once and so many a minute. Spread over the minute, a flood
 * does not take the database from everybody else for as long as its first minute's share lasts. The address is used here
 * and dropped, never stored. Counted in this Worker instance: exact where one instance serves, permissive across many.
 */
import { Refusal } from "./refusal.ts";

export const publicLimit = { atOnce: 300, items: 600, seconds: 60 } as const;
const mostEntries = 20_000;
/** So many refusals of an address in a minute are a flood. */
const floodAfter = 200;
const length = publicLimit.seconds * 1000;
/** Milliseconds until one more item may come. */
const each = length / publicLimit.items;
/** How far ahead of now the items that are taken at once reach. */
const most = publicLimit.atOnce * each;

interface Window {
  from: number;
  count: number;
}

const refusal = (after: number): Refusal => {
  const wait = Math.max(1, Math.ceil(after / 1000));
  const { atOnce, items } = publicLimit;
  return new Refusal("rate_limited", `At most ${atOnce} items at once and ${items} a minute; try again in ${wait} s.`, {
    headers: { "retry-after": String(wait) },
  });
};

/** The one that is open, or a new one. */
function windowOf(windows: Map<string, Window>, name: string, now: number): Window {
  const known = windows.get(name);
  if (known && now - known.from < length) return known;
  if (windows.size >= mostEntries) windows.clear();
  const window = { from: now, count: 0 };
  windows.set(name, window);
  return window;
}

export class Limit {
  /** When all of what was taken of a key or page at an address will be made up for. */
  private readonly full = new Map<string, number>();

  /** Refusals by address, whatever key they came with. */
  private readonly refusals = new Map<string, Window>();

  /** Counts `items` of a key or page at an address, or refuses with the seconds to wait (GCRA, as ATM networks do it). */
  take(what: string, address: string, items: number, now: number): void {
    const name = `${what} ${address}`;
    const known = this.full.get(name) ?? now;
    // Later than it can be: the clock went back.
    const full = Math.max(now, known > now + most ? now : known) + items * each;
    const over = full - now - most;
    if (over > 0) {
      windowOf(this.refusals, address, now).count += 1;
      throw refusal(over);
    }
    if (this.full.size >= mostEntries) this.full.clear();
    this.full.set(name, full);
  }

  /** Refuses unread who was refused so often within a minute that it is no mistake any more: a flood costs next to nothing. */
  turnAway(address: string, now: number): void {
    const known = this.refusals.get(address);
    if (known && known.count >= floodAfter && now - known.from < length) throw refusal(known.from + length - now);
  }
}

/**
 * Beyond one instance: requests of one key and network, by Cloudflare's binding where there is one. Its counts are its own,
 * a location's; it is told a truncated address, which it forgets with the minute.
 */
export async function takeRequest(binding: RateLimit | undefined, key: string, address: string): Promise<void> {
  if (!binding || (await binding.limit({ key: `${key} ${networkOf(address)}` })).success) return;
  throw new Refusal("rate_limited", "Too many requests of this network; try again in a minute.", {
    headers: { "retry-after": String(publicLimit.seconds) },
  });
}

/** The /24 of IPv4, the /48 of IPv6. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address.replace(/^(\d+\.\d+\.\d+)\.\d+$/, "$1.0/24");
  return addressGroup(address).split(":").slice(0, 3).join(":");
}

/** IPv4 as it is, IPv6 by its /64: one household has one, a machine has as many addresses as it likes. */
export function addressGroup(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::", 2);
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(zeros).fill("0"), ...right].slice(0, 4).join(":");
}
