/**
 * Would the score be another one if everybody who was asked had answered? Two looks at it: the same answers weighted to
 * the mix of those shown, and the earlier half of them against the later one. When somebody was shown a survey is not
 * kept, so earlier and later are days of answering: a real change shows there, too.
 */
import { and, eq, sql } from "drizzle-orm";
import type { AskingQuery, AskingReport, FunnelRow } from "#contract";
import { schema } from "../../db/index.ts";
import { publishedVersion } from "../../db/relations.ts";
import type { Surroundings } from "../../http/context.ts";
import { countCells, type Cell } from "../cells.ts";
import { asFamily, changeIn } from "../change.ts";
import { cellFilters, exposed, narrowed } from "../filters.ts";
import type { Histogram } from "../histogram.ts";
import { leadOf, scaleOf } from "../lead.ts";
import type { Period } from "../period.ts";
import { gauges, scoresOf, type Gauge } from "../scores.ts";
import { postStratify } from "../statistics/mix/weights.ts";

const { funnel, responses, surveys, surveyVersions } = schema;
type Weighed = AskingReport["scores"][number];

interface Lead {
  survey: Weighed["survey"];
  question: string;
  metric: string;
}

/** The question that stands for each survey, as the newest version asks it. */
async function readLeads({ db, workspaceId }: Surroundings, survey: string | undefined): Promise<Lead[]> {
  const versions = await db
    .select({ id: surveyVersions.surveyId, definition: surveyVersions.definition })
    .from(surveyVersions)
    .innerJoin(surveys, publishedVersion)
    .where(
      and(
        eq(surveyVersions.workspaceId, workspaceId),
        survey === undefined ? undefined : eq(surveyVersions.surveyId, survey),
      ),
    );
  return versions.flatMap(({ id, definition }) => {
    const scored = definition.questions.flatMap((question) => {
      const scale = scaleOf(question);
      return scale ? [{ question: question.id, metric: scale.metric }] : [];
    });
    const lead = leadOf(scored);
    return lead ? [{ survey: { id, name: definition.name }, ...lead }] : [];
  });
}

interface Mixed {
  survey: string;
  touchpoint: string;
  channel: string;
  n: number;
}
interface Given extends Mixed {
  value: string;
}
interface Answers {
  leads: readonly Lead[];
  /** The answers to leading questions, told apart by what showings are told apart by, too. */
  given: readonly Given[];
  shown: readonly Mixed[];
  days: readonly Cell[];
}

export async function readAnswers(here: Surroundings, period: Period, query: AskingQuery): Promise<Answers> {
  const leads = await readLeads(here, query.survey);
  const metrics = [...new Set(leads.map(({ metric }) => metric))];
  const { from, to } = period;
  const days = { ...cellFilters(query), from, to, model: query.model, by: "day", metrics } as const;
  if (leads.length === 0) return { leads, given: [], shown: [], days: [] };
  const [given, shown, { cells }] = await Promise.all([
    countGiven(here, period, query, leads),
    countShown(here, period, query),
    countCells(here, days),
  ]);
  return { leads, given, shown, days: cells };
}

const countGiven = (
  { db, workspaceId }: Surroundings,
  period: Period,
  query: AskingQuery,
  leads: readonly Lead[],
): Promise<Given[]> => {
  const wanted = JSON.stringify(Object.fromEntries(leads.map((lead) => [lead.survey.id, `${lead.question}|${lead.metric}`]))); // prettier-ignore
  return db.all(sql`SELECT ${responses.surveyId} AS survey, ifnull(${responses.touchpoint}, '') AS touchpoint,
      ifnull(${responses.channel}, '') AS channel, CAST(c.value ->> 2 AS TEXT) AS value, count(*) AS n
    FROM ${responses}, json_each(${responses.cells}) c
    WHERE ${narrowed("responses", workspaceId, period, query)}
      AND (c.value ->> 0) || '|' || (c.value ->> 1) = ${wanted} ->> ${responses.surveyId}
    GROUP BY 1, 2, 3, 4`);
};

const countShown = ({ db, workspaceId }: Surroundings, period: Period, query: AskingQuery): Promise<Mixed[]> =>
  db
    .select({
      survey: funnel.surveyId,
      touchpoint: funnel.touchpoint,
      channel: funnel.channel,
      n: sql<number>`sum(${funnel.n})`,
    })
    .from(funnel)
    .where(and(exposed(workspaceId, period, cellFilters(query)), eq(funnel.step, "shown")))
    .groupBy(funnel.surveyId, funnel.touchpoint, funnel.channel);

const noLate = { late: null };

/** The scores of the surveys that were answered, in the order of the funnel's rows. */
export function scoresIn({ leads, given, shown, days }: Answers, rows: readonly FunnelRow[]): Weighed[] {
  const scores = rows.flatMap(({ key, response }): Weighed[] => {
    const lead = leads.find(({ survey }) => survey.id === key);
    if (!lead) return [];
    const mine = days.filter(({ survey, question, metric }) => survey === key && question === lead.question && metric === lead.metric); // prettier-ignore
    const [score] = scoresOf(lead.metric, histogramOf(mine));
    if (!score || score.measure.n === 0) return [];
    const gauge = Object.entries(gauges).find(([name]) => name === score.name)?.[1];
    const here = <One extends Mixed>(mixed: readonly One[]) => mixed.filter(({ survey }) => survey === key);
    return [
      {
        survey: lead.survey,
        question: lead.question,
        score,
        // Without a response rate, what was shown is not what was answered.
        weighted: response.value === null ? null : weighted(lead.metric, here(given), here(shown)),
        ...(gauge ? lateOf(gauge, mine) : noLate),
      },
    ];
  });
  const changes = asFamily(scores.flatMap(({ late }) => late?.change ?? []));
  let at = 0;
  return scores.map((score) => {
    const change = score.late && changes[at++];
    return score.late && change ? { ...score, late: { ...score.late, change } } : score;
  });
}

const histogramOf = (cells: readonly { value: string; n: number }[]): Histogram => {
  const histogram = new Map<string, number>();
  for (const { value, n } of cells) histogram.set(value, (histogram.get(value) ?? 0) + n);
  return histogram;
};

/** Fewer answers bear no weights. */
const leastWeighed = 30;
const margins = ["touchpoint", "channel"] as const;

function weighted(metric: string, answers: readonly Given[], shown: readonly Mixed[]): Weighed["weighted"] {
  const population = (margin: (typeof margins)[number]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const one of shown) counts.set(one[margin], (counts.get(one[margin]) ?? 0) + one.n);
    return counts;
  };
  const by = margins.filter((margin) => population(margin).size > 1);
  const groups = new Map<string, Given[]>();
  for (const one of answers) {
    const key = `${one.touchpoint}|${one.channel}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const cells = [...groups.values()].flatMap((group) => {
    const [one] = group;
    const [score] = scoresOf(metric, histogramOf(group));
    if (!one || !score || score.measure.value === null) return [];
    const { value, n } = score.measure;
    return [{ keys: by.map((margin) => one[margin]), n, sum: value * n }];
  });
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  if (by.length === 0 || n < leastWeighed) return null;
  const found = postStratify(cells, by.map(population));
  return found.weighted === null || found.nEff === null ? null : { value: found.weighted, nEff: found.nEff, by };
}

/** Fewer answers than this in a half say nothing of it. */
const leastHalf = 10;

/** Parted at the day that comes nearest to the middle of the answers. */
function lateOf(gauge: Gauge, cells: readonly Cell[]): Pick<Weighed, "late"> {
  const counts = new Map<string, number>();
  for (const { key, n } of cells) counts.set(key, (counts.get(key) ?? 0) + n);
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  let before = 0;
  let since: { day: string; away: number } | null = null;
  for (const [day, n] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const away = Math.abs(2 * before - total);
    if (before > 0 && (since === null || away < since.away)) since = { day, away };
    before += n;
  }
  if (since === null) return noLate;
  const { day } = since;
  const [first, second] = [
    histogramOf(cells.filter(({ key }) => key < day)),
    histogramOf(cells.filter(({ key }) => key >= day)),
  ];
  const [early, late] = [gauge.measure(first), gauge.measure(second)];
  if (Math.min(early.n, late.n) < leastHalf) return noLate;
  return { late: { since: day, early, late, change: changeIn(gauge.difference(first, second)) } };
}
