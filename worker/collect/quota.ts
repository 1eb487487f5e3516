/**
 * What the public door takes of one workspace in a day, from everybody together: an upper bound on what anybody with
 * its public key can make it store. Each Worker instance counts by itself and tells the database every so many items,
 * and more often as the bound comes near, so that an item costs next to nothing.
 */
import { Refusal } from "../http/refusal.ts";

export const toldEvery = 500;
const mostWorkspaces = 5_000;
const hour = 60 * 60;

const sql = `INSERT INTO quota_days (workspace_id, day, items) VALUES (?1, ?2, ?3)
ON CONFLICT DO UPDATE SET items = items + excluded.items RETURNING items`;

interface Counted {
  day: string;
  /** Counted here, and not told yet. */
  untold: number;
  /** As the database said last. */
  told: number;
}

export class Quotas {
  private readonly counted = new Map<string, Counted>();

  /** Counts `items` of a workspace, or refuses with the seconds to wait. */
  async take(d1: D1Database, workspaceId: string, items: number, most: number, now: Date): Promise<void> {
    const day = now.toISOString().slice(0, 10);
    let known = this.counted.get(workspaceId);
    if (known?.day !== day) {
      if (this.counted.size >= mostWorkspaces) this.counted.clear();
      known = { day, untold: 0, told: -1 };
      this.counted.set(workspaceId, known);
    }
    if (known.told >= most) throw refusal(most, now);
    known.untold += items;
    // The first of a day asks what other instances have counted.
    // The nearer the end of the day's items, the oftener.
    const step = Math.min(toldEvery, Math.ceil((most - known.told) / 10));
    if (known.told >= 0 && known.untold < step) return;
    const telling = known.untold;
    known.untold = 0;
    known.told = (await d1.prepare(sql).bind(workspaceId, day, telling).first<number>("items")) ?? telling;
    if (known.told > most) throw refusal(most, now);
  }
}

function refusal(most: number, now: Date): Refusal {
  const midnight = Math.ceil((86_400_000 - (now.getTime() % 86_400_000)) / 1000);
  return new Refusal("rate_limited", `This workspace takes ${most} items a day (UTC), and has taken them.`, {
    headers: { "retry-after": String(Math.min(hour, midnight)) },
  });
}
