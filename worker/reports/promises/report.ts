/**
 * The promise report: each claim by itself, where the campaign report has a campaign's claims together. Every promise
 * that is made has its row, also without an answer; answers that name none stand in their campaign's generic row, so
 * that the rows always add up to the total.
 */
import type { PromiseRow, PromisesReport, ReportQuery } from "#contract";
import type { Surroundings } from "../../http/context.ts";
import { judge } from "../judge.ts";
import { marketingOf } from "../marketing.ts";
import { periodOf } from "../period.ts";
import type { Hits } from "../statistics/difference.ts";
import { keptIn } from "../statistics/scores/promise.ts";
import { withhold } from "../withhold.ts";
import { answersOf, type Answers } from "./answers.ts";
import { readRegistry, type Registered, type Registry } from "./registered.ts";
import { figuresOf, rowOf, testedTogether } from "./row.ts";
import { add, newTally, type Tally } from "./tally.ts";

const none = "";

export async function promisesReport(here: Surroundings, given: ReportQuery): Promise<PromisesReport> {
  const period = await periodOf(here, given);
  const { query, notes } = await withhold(here, period, given, { metrics: ["promise"] });
  const { from, to } = period;
  const [registry, answers, volumes] = await Promise.all([
    readRegistry(here),
    answersOf(here, period, query),
    marketingOf(here, { from, to }),
  ]);
  const { names } = registry;
  const groups = groupsOf(registry, answers);
  const kept = new Map<string, Hits>([...names.keys(), none].map((id) => [id, { hits: 0, n: 0 }]));
  const account: Hits = { hits: 0, n: 0 };
  for (const { campaign, tally } of groups)
    for (const sum of [kept.get(campaign), account]) if (sum) pour(keptIn(tally.all), sum);
  const elsewhere = kept.get(none) ?? { hits: 0, n: 0 };
  kept.delete(none);
  const judged = judge(kept, elsewhere, volumes);

  const wanted = query.campaign === "none" ? none : query.campaign;
  const shown = groups.filter(({ campaign }) => wanted === undefined || campaign === wanted);
  const items = shown.map(({ campaign: id, promise, tally }) => {
    const name = names.get(id);
    return rowOf(name === undefined ? null : { id, name }, promise, tally, account, judged.of(id));
  });
  const whole = newTally();
  const inShown = new Set(shown.map(({ key }) => key));
  for (const each of answers) if (inShown.has(keyOf(placeOf(registry, each)))) add(whole, each);
  return {
    from,
    to,
    model: query.model,
    items: testedTogether(items).sort(byAnswers),
    total: figuresOf(whole, account),
    notes: [...notes, ...notesOf(items)],
  };
}

function pour({ hits, n }: Hits, sum: Hits): void {
  sum.hits += hits;
  sum.n += n;
}

/** Where an answer belongs: to a promise of the registry, else to its campaign's generic one. */
interface Place {
  campaign: string;
  promise: Registered | null;
}
interface Group extends Place {
  key: string;
  tally: Tally;
}
const keyOf = ({ campaign, promise }: Place): string => `${campaign}|${promise?.facts.id ?? ""}`;

function placeOf({ names, promises }: Registry, answered: Pick<Answers, "campaign" | "promise">): Place {
  // A campaign that was removed leaves its promises' answers without one.
  const campaign = names.has(answered.campaign) ? answered.campaign : none;
  return { campaign, promise: promises.get(answered.promise ?? "") ?? null };
}

function groupsOf(registry: Registry, answers: readonly Answers[]): Group[] {
  const groups = new Map<string, Group>();
  const groupOf = (place: Place): Group => {
    const key = keyOf(place);
    const found = groups.get(key) ?? { ...place, key, tally: newTally() };
    groups.set(key, found);
    return found;
  };
  for (const promise of registry.promises.values())
    if (promise.facts.made && registry.names.has(promise.campaign)) groupOf({ campaign: promise.campaign, promise });
  for (const each of answers) add(groupOf(placeOf(registry, each)).tally, each);
  return [...groups.values()];
}

/** Most answers first; generic ones after declared ones with as many; equals by name, so that the order is stable. */
function byAnswers(a: PromiseRow, b: PromiseRow): number {
  const name = ({ campaign, promise }: PromiseRow): string => `${campaign?.name ?? "\uFFFF"}|${promise?.id ?? ""}`;
  return b.n - a.n || Number(a.generic) - Number(b.generic) || name(a).localeCompare(name(b));
}

function notesOf(items: readonly PromiseRow[]): string[] {
  const thin = items.filter(({ n }) => n > 0 && n < 10).length;
  const generic = items.some((row) => row.generic);
  const apart = items.some(({ arms }) => arms.quoted.n > 0 && arms.generic.n > 0);
  return [
    "Counted from every response of these days: ready sums do not tell promises apart.",
    thin > 0 ? `${thin} of the promises have fewer than 10 answers: not enough to tell anything.` : [],
    generic ? "A row without a promise holds answers to the generic one: what an ad led people to expect." : [],
    apart
      ? "One person in ten is asked without the quote, drawn by chance; q is over all promises of this answer."
      : [],
  ].flat();
}
