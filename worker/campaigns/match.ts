/**
 * Which campaign record a touch belongs to. Pure. The link's campaign id against external ids, then exact rules and
 * the record's own name, then patterns; ties by priority, more conditions, more literal characters, then the oldest.
 */
import type { MatchRow, MatchTest, ResolvedTouch } from "#contract";
import { globMatches } from "../../sdk/compare.ts";
import { campaignKey } from "../touches/normalise.ts";

/** What matching needs to know of a campaign. */
export interface Matchable {
  id: string;
  name: string;
  startsOn: string | null;
  endsOn: string | null;
  externalIds: readonly string[];
  priority: number;
  match: readonly MatchRow[];
  createdAt: string;
}

export interface Matched {
  id: string;
  name: string;
  flags: ("early" | "late")[];
}

const fieldOf = (touch: ResolvedTouch, field: MatchTest["field"]): readonly string[] => {
  if (field === "clickId") return touch.clickIds;
  if (field === "referrer") return touch.referrerHost ? [touch.referrerHost] : [];
  const value = field === "campaign" ? (touch.campaignKey ?? touch.campaign) : touch[field];
  return value === null ? [] : [value];
};

function testHolds(touch: ResolvedTouch, { field, op, value }: MatchTest): boolean {
  const wanted = campaignKey(value);
  return fieldOf(touch, field).some((raw) => {
    const text = campaignKey(raw);
    if (op === "is") return text === wanted;
    if (op === "startsWith") return text.startsWith(wanted);
    if (op === "endsWith") return text.endsWith(wanted);
    return op === "contains" ? text.includes(wanted) : globMatches(wanted, text);
  });
}

interface Strength {
  /** 3 external id, 2 exact, 1 pattern. */
  tier: number;
  conditions: number;
  literals: number;
}

const testsOf = (row: MatchRow): readonly MatchTest[] => ("all" in row ? row.all : [row]);
const literalsOf = (tests: readonly MatchTest[]): number =>
  tests.reduce((sum, { value }) => sum + value.replaceAll("*", "").length, 0);

function strengthOf(touch: ResolvedTouch, campaign: Matchable): Strength | null {
  if (touch.linkCampaignId !== null && campaign.externalIds.includes(touch.linkCampaignId))
    return { tier: 3, conditions: 1, literals: touch.linkCampaignId.length };
  let best: Strength | null = null;
  for (const row of campaign.match) {
    const tests = testsOf(row);
    if (!tests.every((test) => testHolds(touch, test))) continue;
    const tier = tests.every(({ op }) => op === "is") ? 2 : 1;
    const found = { tier, conditions: tests.length, literals: literalsOf(tests) };
    if (!best || stronger(found, best) > 0) best = found;
  }
  if (best) return best;
  // A record without rules answers to its own name.
  const named =
    campaign.match.length === 0 && touch.campaignKey !== null && campaignKey(campaign.name) === touch.campaignKey;
  return named ? { tier: 2, conditions: 1, literals: campaign.name.length } : null;
}

const stronger = (a: Strength, b: Strength): number =>
  a.tier - b.tier || a.conditions - b.conditions || a.literals - b.literals;

/** The record that the touch belongs to, with `early` or `late` when the touch lies outside its dates; or null. */
export function matchCampaign(touch: ResolvedTouch, campaigns: readonly Matchable[]): Matched | null {
  let winner: { campaign: Matchable; strength: Strength } | null = null;
  for (const campaign of campaigns) {
    const strength = strengthOf(touch, campaign);
    if (!strength) continue;
    if (!winner || beats(campaign, strength, winner.campaign, winner.strength)) winner = { campaign, strength };
  }
  if (!winner) return null;
  const { id, name, startsOn, endsOn } = winner.campaign;
  const day = touch.at.slice(0, 10);
  const flags: Matched["flags"] = [];
  if (startsOn && day < startsOn) flags.push("early");
  if (endsOn && day > endsOn) flags.push("late");
  return { id, name, flags };
}

function beats(a: Matchable, strengthA: Strength, b: Matchable, strengthB: Strength): boolean {
  const order =
    strengthA.tier - strengthB.tier ||
    a.priority - b.priority ||
    strengthA.conditions - strengthB.conditions ||
    strengthA.literals - strengthB.literals;
  if (order !== 0) return order > 0;
  return a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id);
}
