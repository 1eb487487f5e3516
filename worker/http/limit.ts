/**
 * The public door's limit: items a minute for one address and key. The address is used here and dropped, never stored.
 * Counted in this Worker instance: exact where one instance serves, permissive across many.
 */
import { Refusal } from "./refusal.ts";

export const publicLimit = { items: 600, seconds: 60 } as const;
const mostEntries = 20_000;

export class Limit {
  private readonly windows = new Map<string, { from: number; count: number }>();

  /** Counts `items` for `who`, or refuses with the seconds to wait. */
  take(who: string, items: number, now: number): void {
    const length = publicLimit.seconds * 1000;
    const known = this.windows.get(who);
    const window = known && now - known.from < length ? known : { from: now, count: 0 };
    if (window.count + items > publicLimit.items) {
      const wait = Math.max(1, Math.ceil((window.from + length - now) / 1000));
      throw new Refusal("rate_limited", `At most ${publicLimit.items} items a minute; try again in ${wait} s.`, {
        headers: { "retry-after": String(wait) },
      });
    }
    window.count += items;
    if (window !== known) {
      if (this.windows.size >= mostEntries) this.windows.clear();
      this.windows.set(who, window);
    }
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
