/** What can be said of figures without keeping them: a file of 50,000 rows goes by, and this stays. Pure. */
import type { FigureRow } from "./key.ts";

type CampaignRow = [platform: FigureRow[2], account: string, key: string, campaign: string, campaignId: string | null];

const mostShown = 10;

export class Tally {
  from: string | null = null;
  to: string | null = null;
  /** The platforms' campaigns, by what tells one from another; the latest name stands. */
  readonly campaigns = new Map<string, CampaignRow>();
  /** Whose figures are of several days. */
  readonly ranged = new Set<string>();
  readonly sample: FigureRow[] = [];
  /** Whether a figure came more than once, or may have: two of them can look alike here, but one never looks new. */
  twice = false;
  ranges = 0;
  private readonly seen = new Set<number>();
  private readonly spend = new Map<string, number | null>();
  private readonly named = new Map<string, string>();

  add(row: FigureRow): void {
    const [day, through, platform, account, key, currency, campaign, campaignId] = row;
    const print = printOf(row);
    if (this.seen.has(print)) this.twice = true;
    this.seen.add(print);
    if (this.sample.length < mostShown) this.sample.push(row);
    if (this.from === null || day < this.from) this.from = day;
    if (this.to === null || through > this.to) this.to = through;
    if (through > day) {
      this.ranges += 1;
      this.ranged.add(whoOf(row));
    }
    const spent = row[11];
    const sum = this.spend.get(currency) ?? null;
    this.spend.set(currency, spent === null ? sum : (sum ?? 0) + spent);
    const name = `${platform}\n${account}\n${key}`;
    const latest = this.named.get(name);
    if (latest !== undefined && latest >= day) return;
    this.named.set(name, day);
    this.campaigns.set(name, [platform, account, key, campaign, campaignId]);
  }

  get figures(): number {
    return this.seen.size;
  }

  get currencies(): { currency: string; spendMinor: number | null }[] {
    return [...this.spend].map(([currency, spendMinor]) => ({ currency, spendMinor }));
  }
}

/** Whose figure it is, in which currency: what its days must not overlap in. */
export const whoOf = (row: FigureRow): string => row.slice(2, 6).join("\n");

/** A number of 53 bits that what tells a figure from others comes down to. */
function printOf(row: FigureRow): number {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < 6; at += 1) {
    const text = row[at] as string;
    for (let letter = 0; letter < text.length; letter += 1) {
      const code = text.charCodeAt(letter);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x85ebca6b) + a;
    }
    a = Math.imul(a ^ 0xffff, 0x01000193);
  }
  return (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff);
}
