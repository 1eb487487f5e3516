/**
 * Asking: what it does to people, and whether those who answer stand for those who were asked. Counts and rates are the
 * funnel's own, so the two always agree. Exposures hold no person: how often one was asked is nowhere, by design.
 */
import { askedBys, type AskingQuery, type AskingReport, type FunnelReport } from "#contract";
import type { Surroundings } from "../../http/context.ts";
import { funnels } from "../funnel/report.ts";
import { periodOf } from "../period.ts";
import { readAnswers, scoresIn } from "./scores.ts";
import { segmentsOf } from "./segments.ts";
import { fatigueIn, readWeeks } from "./weeks.ts";

export async function askingReport(here: Surroundings, query: AskingQuery): Promise<AskingReport> {
  const period = await periodOf(here, query);
  const { from, to } = period;
  const [[surveys, ...divided], weeks, answers] = await Promise.all([
    funnels(here, query, ["survey", ...askedBys]),
    readWeeks(here, period, query),
    readAnswers(here, period, query),
  ]);
  if (!surveys) throw new Error("A funnel of surveys was asked for, and none was made.");
  const { items, total, visitors } = surveys;
  const segments = askedBys.map((by, at) => segmentsOf(by, divided[at]?.items ?? []));
  const scores = scoresIn(answers, items);
  return {
    from,
    to,
    model: query.model,
    items,
    total,
    visitors,
    weeks,
    fatigue: fatigueIn(weeks),
    segments,
    scores,
    notes: notesOf(surveys, segments, scores),
  };
}

const notesOf = (
  { notes }: FunnelReport,
  segments: AskingReport["segments"],
  scores: AskingReport["scores"],
): string[] => [
  "Showings are bare counts without any id: how often one person was asked cannot be told, nor anything by device or language.",
  ...notes,
  ...segments
    .filter(({ differs }) => differs)
    .map(
      ({ by }) =>
        `Those who answered are not of the same mix by ${by} as those who were asked: the answers may not represent them.`,
    ),
  ...(scores.some(({ weighted }) => weighted)
    ? ["Weighted scores are counted from every response of the period."]
    : []),
  ...(scores.some(({ late }) => late)
    ? ["Earlier and later answers are parted by the day they came: a change of the score over time shows there, too."]
    : []),
];
