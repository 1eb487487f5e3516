/**
 * The public door's limit: items a minute for one address and key, and how much of an address is worked on at once. The
 * address is used here and dropped, never stored. Counted in this Worker instance: exact where one instance serves,
 * permissive across many.
 */
import { Refusal } from "./refusal.ts";

export const publicLimit = { items: 600, seconds: 60 } as const;
const mostEntries = 20_000;
const length = publicLimit.seconds * 1000;
/** So many refusals of an address in a minute are a flood, and over when it was quiet for as long. */
const floodAfter = 200;
/** Milliseconds until one of them is forgiven. */
const forgivenEach = length / floodAfter;
/** So many requests of an address are worked on without a pause; of more, each waits so many milliseconds for each. */
const pace = { freely: 4, pause: 10 } as const;

interface Window {
  from: number;
  count: number;
}

const refusal = (after: number): Refusal => {
  const wait = Math.max(1, Math.ceil(after / 1000));
  return new Refusal("rate_limited", `At most ${publicLimit.items} items a minute; try again in ${wait} s.`, {
    headers: { "retry-after": String(wait) },
  });
};

export class Limit {
  /** Of a key or page at an address. */
  private readonly windows = new Map<string, Window>();

  /** When all that was refused of an address, whatever key it came with, will be forgiven. */
  private readonly forgiven = new Map<string, number>();

  /** Requests by address that are being worked on, or wait for it. */
  private readonly underWay = new Map<string, number>();

  /** Counts `items` of a key or page at an address, or refuses with the seconds to wait. */
  take(what: string, address: string, items: number, now: number): void {
    const name = `${what} ${address}`;
    const known = this.windows.get(name);
    // Nobody waits for a clock that went back to catch up.
    const open = known && Math.abs(now - known.from) < length ? known : { from: now, count: 0 };
    if (open.count + items > publicLimit.items) {
      this.resent(address, now);
      throw refusal(open.from + length - now);
    }
    open.count += items;
    if (this.windows.size >= mostEntries) this.windows.clear();
    this.windows.set(name, open);
  }

  /**
   * Works for an address. Who sends much at once is served in the order of coming, but at a pace that leaves the database to
   * others in between: one request after the other never waits.
   */
  async during<Result>(
    address: string,
    sleep: (milliseconds: number) => Promise<void>,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const others = this.underWay.get(address) ?? 0;
    this.underWay.set(address, others + 1);
    try {
      if (others >= pace.freely) await sleep((others - pace.freely + 1) * pace.pause);
      return await work();
    } finally {
      const left = (this.underWay.get(address) ?? 1) - 1;
      if (left > 0) this.underWay.set(address, left);
      else this.underWay.delete(address);
    }
  }

  /** Why an address is refused unread: so much of it was refused already that it is no mistake any more. */
  flood(address: string, now: number): Refusal | null {
    const ahead = this.unforgiven(address, now);
    if (ahead <= length) return null;
    this.resent(address, now);
    return refusal(ahead - length);
  }

  /** One more refusal. Who goes on is not heard again, who stops is heard after a minute. */
  private resent(address: string, now: number): void {
    const before = this.unforgiven(address, now);
    const after = before + forgivenEach;
    const begins = before <= length && after >= length;
    if (this.forgiven.size >= mostEntries) this.forgiven.clear();
    this.forgiven.set(address, now + (begins ? 2 * length : Math.min(2 * length, after)));
  }

  /** Milliseconds, two minutes at most: requests that are worked on at once see the time some of them apart. */
  private unforgiven(address: string, now: number): number {
    const ahead = (this.forgiven.get(address) ?? now) - now;
    // Later than it can be: the clock went back.
    return ahead > 3 * length ? 0 : Math.min(2 * length, Math.max(0, ahead));
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
