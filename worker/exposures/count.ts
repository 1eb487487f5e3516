/** Adds exposures to the funnel's cells: bare counts, no row of a visitor. One statement for a whole batch. */
import type { ExposureItem, Issue, ItemCode } from "#contract";
import { dayIn } from "../http/day.ts";
import { trueTime } from "../collect/skew.ts";
import { freezeTouches } from "../responses/freeze.ts";
import { countedAs } from "../touchpoints/names.ts";
import type { Snapshot } from "../workspaces/snapshot.ts";
import { lastOver, lateSql } from "./close.ts";

export interface FunnelCell {
  day: string;
  survey: string;
  step: string;
  reason: string;
  campaign: string;
  channel: string;
  touchpoint: string;
}
export type Counted = { ok: true; cell: FunnelCell; flags: string[] } | { ok: false; code: ItemCode; issues: Issue[] };

export function countExposure(snapshot: Snapshot, item: ExposureItem, now: Date): Counted {
  const survey = snapshot.surveys.get(item.surveyId);
  if (!survey)
    return {
      ok: false,
      code: "unknown_survey",
      issues: [{ path: "surveyId", message: "There is no such survey in this workspace." }],
    };
  if (survey.version === null || survey.state !== "live")
    return { ok: false, code: "survey_not_live", issues: [{ path: "surveyId", message: "This survey is not live." }] };
  if (item.surveyVersion > survey.version)
    return {
      ok: false,
      code: "unknown_version",
      issues: [{ path: "surveyVersion", message: `Version ${item.surveyVersion} was never published.` }],
    };
  const time = trueTime(item.at, now);
  const { columns } = freezeTouches(snapshot, item.touches, time.at);
  return {
    ok: true,
    flags: time.skewed ? ["clock_skew"] : [],
    cell: {
      day: dayIn(snapshot.timeZone, new Date(time.at)),
      survey: item.surveyId,
      step: item.step,
      reason: item.reason ?? "",
      campaign: columns.campaign ?? "",
      channel: columns.channel ?? "",
      touchpoint: item.touchpoint === undefined ? "" : countedAs(snapshot, item.touchpoint),
    },
  };
}

const sql = `INSERT INTO funnel (workspace_id, day, survey_id, step, reason, campaign, channel, touchpoint, n)
SELECT ?1, c.value ->> 'day', c.value ->> 'survey', c.value ->> 'step', c.value ->> 'reason', c.value ->> 'campaign',
  c.value ->> 'channel', c.value ->> 'touchpoint', count(*)
FROM json_each(?2) c, workspaces w WHERE w.id = ?1 AND w.config_version = ?3
GROUP BY 2, 3, 4, 5, 6, 7, 8
ON CONFLICT DO UPDATE SET n = n + excluded.n`;

/** A second one only where a day may have been added up: that is rare, and most batches cost one query. */
export function funnelStatements(
  d1: D1Database,
  { workspaceId, version }: Snapshot,
  cells: readonly FunnelCell[],
  now: Date,
): D1PreparedStatement[] {
  const late = cells.some(({ day, step }) => step === "shown" && day <= lastOver(now));
  return [sql, ...(late ? [lateSql] : [])].map((one) =>
    d1.prepare(one).bind(workspaceId, JSON.stringify(cells), version),
  );
}
