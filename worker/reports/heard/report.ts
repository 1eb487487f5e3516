/**
 * What people say brought them, beside the channel of their touch under the model that is asked for. Neither is the truth: people forget,
 * and a link tells nothing of the friend who sent it. So both stand side by side, counted in SQL, and are compared only
 * where the one can contradict the other.
 */
import { and, count, eq } from "drizzle-orm";
import type { Channel, HeardReport, ReportQuery } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { columnsOf, narrowed } from "../filters.ts";
import { periodOf } from "../period.ts";
import { share } from "../statistics/share.ts";
import { withhold } from "../withhold.ts";

const { contributions } = schema;
type Item = HeardReport["items"][number];
type Verdict = Item["channels"][number]["verdict"];

/** Said → the channels that confirm it. A friend, the press, a shop or own words leave no channel to compare with. */
const confirming: ReadonlyMap<string, readonly Channel[]> = new Map([
  ["search", ["organic_search", "paid_search"]],
  ["social", ["organic_social", "paid_social"]],
  ["email", ["email"]],
  ["ad", ["paid_search", "paid_social", "paid_shopping", "paid_video", "paid_other", "display", "cross_network"]],
  ["ai", ["ai_assistant"]],
]);

/** Channels that name no source: they contradict nothing. */
const silent: readonly (Channel | null)[] = [null, "direct", "unassigned"];

function verdictOf(heard: string, channel: Channel | null): Verdict {
  const confirmed = confirming.get(heard);
  if (!confirmed || channel === null || silent.includes(channel)) return "untold";
  return confirmed.includes(channel) ? "agree" : "disagree";
}

const most = (a: { n: number }, b: { n: number }): number => b.n - a.n;

export async function heardReport(here: Surroundings, given: ReportQuery): Promise<HeardReport> {
  const { from, to } = await periodOf(here, given);
  const { query, notes } = await withhold(here, { from, to }, given, { metrics: ["heard"] });
  const channel = contributions[columnsOf[query.model].channel];
  const counted = await here.db
    .select({ heard: contributions.value, channel, n: count() })
    .from(contributions)
    .where(and(narrowed("contributions", here.workspaceId, { from, to }, query), eq(contributions.metric, "heard")))
    .groupBy(contributions.value, channel)
    .orderBy(contributions.value, channel);

  const items = new Map<string, Item>();
  const told: Record<Verdict, number> = { agree: 0, disagree: 0, untold: 0 };
  for (const { heard, channel: seen, n } of counted) {
    const channel = seen as Channel | null;
    const verdict = verdictOf(heard, channel);
    const item = items.get(heard) ?? { heard, n: 0, channels: [] };
    item.n += n;
    item.channels.push({ channel, n, verdict });
    items.set(heard, item);
    told[verdict] += n;
  }
  for (const { channels } of items.values()) channels.sort(most);
  return {
    from,
    to,
    n: told.agree + told.disagree + told.untold,
    agree: share(told.agree, told.agree + told.disagree),
    items: [...items.values()].sort(most),
    notes,
  };
}
