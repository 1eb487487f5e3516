/** What the campaigns show, in the order in which it matters: from the rule of states alone, never from a difference that chance gives. Pure. */
import type { CampaignReport, CampaignRow } from "#contract";
import { judged } from "./columns.ts";

export type Flag = Exclude<CampaignRow["state"], "in_line" | "insufficient">;
const order: readonly Flag[] = ["over_promise", "under_delivery", "hidden_gem", "trust_builder"];

/** Campaigns from which they are compared with each other. */
const comparable = 3;

export interface Flagged {
  row: CampaignRow & { campaign: NonNullable<CampaignRow["campaign"]> };
  flag: Flag;
  /** It sells best, or among the best; null where no other has figures to compare it with. */
  sells: "best" | "well" | null;
}
export interface Finding {
  flagged: Flagged[];
  /** Asked about their promise, and not often enough to be judged: the nearest to it first. */
  short: Flagged["row"][];
  /** Too few can be judged to speak of a rest: each was compared with the target. */
  byTarget: boolean;
  /** The campaign that most is known of, among those that are judged; its interval is what could be seen at all. */
  widest: Flagged["row"] | null;
}

const isNamed = (row: CampaignRow): row is Flagged["row"] => row.campaign !== null;

export function findingOf({ items }: Pick<CampaignReport, "items">): Finding {
  const named = items.filter(isNamed);
  const known = named.flatMap(({ marketingIndex }) => marketingIndex ?? []);
  const most = Math.max(...known);
  const alone = known.filter((index) => index === most).length === 1;
  const sellsOf = (index: number | null): Flagged["sells"] =>
    index === null || known.length < 2 ? null : alone && index === most ? "best" : "well";
  const flagged = order.flatMap((flag) =>
    named
      .filter(({ state }) => state === flag)
      .map((row): Flagged => ({ row, flag, sells: sellsOf(row.marketingIndex) }))
      .sort((a, b) => (b.row.promiseGap ?? 0) - (a.row.promiseGap ?? 0) || b.row.n - a.row.n),
  );
  const judgedOnes = named.filter(({ kept }) => kept.n >= judged);
  return {
    flagged,
    short: named.filter(({ kept }) => kept.n > 0 && kept.n < judged).sort((a, b) => b.kept.n - a.kept.n),
    byTarget: judgedOnes.length < comparable,
    widest: judgedOnes.reduce<Flagged["row"] | null>((a, b) => (a === null || b.kept.n > a.kept.n ? b : a), null),
  };
}

/** How many of how many were kept. */
export const keptOf = ({ kept, brokenN }: Pick<CampaignRow, "kept" | "brokenN">): [kept: number, n: number] => [
  kept.n - brokenN,
  kept.n,
];
