/**
 * How often somebody may try a password: ten times in a quarter of an hour for one e-mail from one address, and fifty
 * for one address whatever the e-mail. Counted in this Worker instance; the address is used here and never stored.
 * An e-mail alone is not counted: anybody could then lock its owner out.
 */
import type { World } from "../http/context.ts";

const length = 15 * 60 * 1000;
const mostEntries = 10_000;
export const mostTries = { pair: 10, address: 50 } as const;

export class Tries {
  private readonly windows = new Map<string, { from: number; count: number }>();

  /** Counts a try. Null when it may go on, else the seconds to wait. */
  take(email: string, address: string, now: number): number | null {
    const windows = this.keys(email, address).map(([key, most]) => ({ key, most, window: this.window(key, now) }));
    const full = windows.find(({ window, most }) => window.count >= most);
    if (full) return Math.max(1, Math.ceil((full.window.from + length - now) / 1000));
    for (const { key, window } of windows) {
      window.count += 1;
      this.keep(key, window);
    }
    return null;
  }

  /** The try was good after all: whoever knows the password may come and go as often as they like. */
  giveBack(email: string, address: string): void {
    for (const [key] of this.keys(email, address)) {
      const window = this.windows.get(key);
      if (window) window.count -= 1;
    }
  }

  private keys(email: string, address: string): (readonly [key: string, most: number])[] {
    return [
      [`${address} ${email}`, mostTries.pair],
      [address, mostTries.address],
    ];
  }

  private window(key: string, now: number): { from: number; count: number } {
    const known = this.windows.get(key);
    return known && now - known.from < length ? known : { from: now, count: 0 };
  }

  /** The oldest leaves where there is no room: a flood of made-up e-mails must not fill the memory. */
  private keep(key: string, window: { from: number; count: number }): void {
    if (!this.windows.has(key) && this.windows.size >= mostEntries)
      this.windows.delete(this.windows.keys().next().value ?? "");
    this.windows.set(key, window);
  }
}

const kept = new WeakMap<World, Tries>();

/** Those of this Worker instance: whatever asks for a password counts by the same. */
export function triesOf(world: World): Tries {
  const known = kept.get(world) ?? new Tries();
  kept.set(world, known);
  return known;
}
