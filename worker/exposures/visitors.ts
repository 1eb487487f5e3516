/**
 * Counts visitors without an id, each once a day (5.5): by a mark of workspace, site, address and browser under a salt of the
 * day, which is made anew each day and destroyed with it, so that nobody is known again the next day and no address can be
 * tried out. Nothing is asked for it: who shows up in requests that come anyway is counted, and who said no is not. A day has
 * a most, told every so many; one instance remembers whom it met, so that most requests write and ask nothing.
 */
import type { Vault } from "../http/context.ts";
import { addressGroup } from "../http/limit.ts";
import { logFailure } from "../http/log.ts";
import { sealText, unsealText } from "../http/seal.ts";
import type { Snapshot } from "../workspaces/snapshot.ts";

/** Of one workspace in a day; instances that count at once may go over it by what they have not told yet. */
export const mostVisitors = 50_000;
const toldEvery = 500;
const mostMet = 20_000;
const saltBytes = 32;
const markBytes = 8;

/** What a request tells of who sends it, used here and dropped. */
export interface Passer {
  /** The page's own host; "" where no page asks. */
  site: string;
  address: string;
  agent: string;
}
export interface Counting {
  statement: D1PreparedStatement;
  /** What came of it, once it is stored. */
  done(written: number): void;
}

const insertSql = `INSERT OR IGNORE INTO day_visitors (day, workspace_id, mark, campaign)
SELECT ?1, ?2, ?3, ?4 FROM workspaces WHERE id = ?2 AND config_version = ?5`;
const countSql = "SELECT count(*) AS n FROM day_visitors WHERE day = ?1 AND workspace_id = ?2";

export class Visitors {
  private day = "";
  private salt: Promise<CryptoKey | null> | null = null;
  private readonly met = new Set<string>();
  /** By workspace: as the database said last, and what was written here since. */
  private readonly counts = new Map<string, { told: number; since: number }>();

  /** Null where they are counted already, or the day is full. A count that fails costs no answer: the log tells of it. */
  async count(
    d1: D1Database,
    vault: Vault,
    { workspaceId, version }: Pick<Snapshot, "workspaceId" | "version">,
    passer: Passer,
    campaign: string,
    now: Date,
  ): Promise<Counting | null> {
    try {
      const day = now.toISOString().slice(0, 10);
      this.turnTo(day);
      const salt = await (this.salt ??= readSalt(d1, vault, day));
      if (!salt) return null;
      const mark = await markOf(salt, workspaceId, passer);
      const known = `${workspaceId} ${mark}`;
      if (this.met.has(known) || (await this.isFull(d1, workspaceId, day))) return null;
      return {
        statement: d1.prepare(insertSql).bind(day, workspaceId, mark, campaign, version),
        done: (written) => this.settle(day, workspaceId, known, written),
      };
    } catch (error) {
      this.salt = null;
      logFailure({ requestId: "visitors", path: "day" }, error);
      return null;
    }
  }

  private turnTo(day: string): void {
    if (this.day === day) return;
    this.day = day;
    this.salt = null;
    this.met.clear();
    this.counts.clear();
  }

  private async isFull(d1: D1Database, workspaceId: string, day: string): Promise<boolean> {
    const known = this.counts.get(workspaceId);
    if (known && (known.told >= mostVisitors || known.since < toldEvery)) return known.told >= mostVisitors;
    const told = (await d1.prepare(countSql).bind(day, workspaceId).first<number>("n")) ?? 0;
    this.counts.set(workspaceId, { told, since: 0 });
    return told >= mostVisitors;
  }

  private settle(day: string, workspaceId: string, known: string, written: number): void {
    if (this.day !== day) return;
    if (this.met.size >= mostMet) this.met.clear();
    this.met.add(known);
    const count = this.counts.get(workspaceId);
    if (count && written > 0) count.since += 1;
  }
}

const placeOf = (day: string) => ({ use: "voz day salts", row: day });
const makeSql = "INSERT OR IGNORE INTO day_salts (day, salt) VALUES (?1, ?2)";
const readSql = "SELECT salt FROM day_salts WHERE day = ?1";

/** The day's, made by whoever needs it first. Null where it was sealed under another secret: nobody is counted that day. */
async function readSalt(d1: D1Database, { secret, random }: Vault, day: string): Promise<CryptoKey | null> {
  const fresh = Array.from(random(new Uint8Array(saltBytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const sealed = await sealText(secret, placeOf(day), fresh, random);
  const [, read] = await d1.batch<{ salt: string }>([
    d1.prepare(makeSql).bind(day, sealed),
    d1.prepare(readSql).bind(day),
  ]);
  const kept = read?.results[0]?.salt;
  // Deleted in between: the day has just ended.
  if (kept === undefined) return null;
  try {
    const salt = new TextEncoder().encode(await unsealText(secret, placeOf(day), kept));
    return await crypto.subtle.importKey("raw", salt, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  } catch (error) {
    logFailure({ requestId: "vault", path: "day_salts.salt" }, error);
    return null;
  }
}

async function markOf(salt: CryptoKey, workspaceId: string, { site, address, agent }: Passer): Promise<string> {
  // Of IPv6 the network: a device changes the rest of its address by itself, several times a day.
  const text = JSON.stringify([workspaceId, site, addressGroup(address), agent]);
  const digest = new Uint8Array(await crypto.subtle.sign("HMAC", salt, new TextEncoder().encode(text)));
  return Array.from(digest.subarray(0, markBytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
