/**
 * When a campaign is flagged: the same state in two closed weeks in a row. Pure.
 *
 * A week is in the state that its own answers name (30 to the promise, the report's rule). Where they name none, the four
 * weeks that end with it may name it, if the week's own answers lie on that side too, five points from the rest or more:
 * few campaigns have 30 answers a week, and old answers alone must not speak for a week. All four states are flagged;
 * good news only where it is more than the mirror of another campaign's trouble.
 *
 * Simulated, 2,000 accounts of 12 campaigns that all keep 80 %: a false flag within a month in 5 to 6 % of them, at 8–23
 * and at 30–90 answers a week (looking at one closing at a time 25 to 45 %). One campaign 25 points worse at 8–23 answers
 * a week: flagged within a month in 80 % (by single weeks alone in none), 15 points at 30–90 a week: 93 %.
 */
import type { CampaignRow, FlagState } from "#contract";
import { nameOf, standings, type Side } from "../reports/statistics/promise/state.ts";

/** What the rule looks at in a row of the campaign report. */
export type Standing = Pick<CampaignRow, "state" | "q" | "marketingIndex" | "rest"> & {
  kept: Pick<CampaignRow["kept"], "value" | "n">;
};

/** One campaign in one closed week, and in the four that end with it. */
export interface JudgedWeek<Row extends Standing = CampaignRow> {
  alone: Row;
  four: Row;
}

const sides: Readonly<Record<Standing["state"], Side>> = {
  over_promise: "low",
  under_delivery: "low",
  hidden_gem: "high",
  trust_builder: "high",
  in_line: "neither",
  insufficient: "neither",
};
export const isTrouble = (state: FlagState): boolean => sides[state] === "low";

const countsOf = ({ kept }: Standing) => ({ hits: Math.round((kept.value ?? 0) * kept.n), n: kept.n });

/**
 * The rows of one report, `in_line` where a good state is a mirror: one campaign that breaks makes the rest of every other
 * worse. What is good stays so among those that are not in trouble, three at least; `elsewhere`: answers of no campaign.
 */
export function withoutMirrors<Row extends Standing>(rows: readonly Row[], elsewhere: readonly Standing[]): Row[] {
  const calm = rows.filter(({ state }) => sides[state] !== "low");
  const rest = elsewhere.map(countsOf).reduce((a, b) => ({ hits: a.hits + b.hits, n: a.n + b.n }), { hits: 0, n: 0 });
  const judged = standings(
    calm.map((row) => ({ ...countsOf(row), figure: null })),
    { elsewhere: rest },
  );
  const alike = (at: number): boolean => calm.length === rows.length || judged[at]?.q !== null;
  const good = new Set(calm.filter((_, at) => sides[judged[at]?.state ?? "in_line"] === "high" && alike(at)));
  return rows.map((row) => (sides[row.state] === "high" && !good.has(row) ? { ...row, state: "in_line" } : row));
}

/** Five points, less a rounding error. */
const matters = 0.05 - 1e-9;

function leaning({ kept, rest }: Standing): Side {
  const apart = kept.value === null || rest === null ? 0 : kept.value - rest;
  return apart <= -matters ? "low" : apart >= matters ? "high" : "neither";
}

/** The state of a week and the row that says so; null where there is nothing to tell. */
export function stateOf<Row extends Standing>({ alone, four }: JudgedWeek<Row>): { state: FlagState; row: Row } | null {
  const own = sides[alone.state];
  const side = own === "neither" ? sides[four.state] : own;
  if (side === "neither" || (own === "neither" && leaning(alone) !== side)) return null;
  // Marketing is compared over four weeks: the figures of the last one may not have been imported yet.
  const state = nameOf(side, four.marketingIndex) as FlagState;
  // Held against the other campaigns says more than held against the target rate, as a single week may be.
  const short = own !== "neither" && (alone.q !== null || sides[four.state] !== side);
  return { state, row: short ? alone : four };
}

/** The state that held in both weeks, with the rows behind it; or null. */
export function flagged<Row extends Standing>(
  earlier: JudgedWeek<Row>,
  later: JudgedWeek<Row>,
): { state: FlagState; row: Row; before: Row } | null {
  const [before, now] = [stateOf(earlier), stateOf(later)];
  return before && now && before.state === now.state ? { ...now, before: before.row } : null;
}
