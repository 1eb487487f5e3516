/**
 * Retention: what is older than its survey's rule is deleted or made anonymous, some hundred responses a transaction, and
 * how many is written down in the same one. Each survey is gone through by a cursor, so a night reads what a day brought;
 * interrupted anywhere it goes on, and run twice at once it counts once.
 */
import type { Retention, RetentionRule, SurveyDraft } from "#contract";
import { anonymised } from "../../db/responses.ts";
import { isTheirs, settleBrowsers } from "../../customers/visitors.ts";
import { forgetCustomers } from "../../deliveries/customer.ts";
import { forget } from "../../deliveries/owe.ts";
import { deletion, leavingColumns, leavingOf, quotesGone, type Leaving } from "../../responses/delete.ts";
import { rememberGone } from "../../responses/gone.ts";
import { anonymousAnswers } from "./anonymous.ts";

const batchRows = 500;
const dayLong = 24 * 60 * 60_000;

interface Due {
  workspaceId: string;
  surveyId: string;
  rule: RetentionRule & { days: number };
}

/** The rules that let anything go. */
const hasDays = (rule: RetentionRule): rule is Due["rule"] => rule.days !== null;

const workspacesSql = `SELECT id, settings -> 'retention' AS retention FROM workspaces WHERE settings ->> '$.retention' NOTNULL`;
const surveysSql = "SELECT id FROM surveys WHERE workspace_id = ?1 ORDER BY id";

/** Every survey whose rule lets go; of those that have none, the workspace's. */
async function dueRules(d1: D1Database, workspaceId: string, retention: Retention): Promise<Due[]> {
  const { results } = await d1.prepare(surveysSql).bind(workspaceId).all<{ id: string }>();
  return results.flatMap(({ id }) => {
    const rule = retention.surveys[id] ?? { days: retention.days, how: retention.how };
    return hasDays(rule) ? [{ workspaceId, surveyId: id, rule }] : [];
  });
}

/** Goes through all workspaces until the time is up; answers how many responses went or lost their person. */
export async function sweepRetention(
  d1: D1Database,
  secret: string,
  now: () => number,
  milliseconds: number,
): Promise<number> {
  const until = now() + milliseconds;
  const { results } = await d1.prepare(workspacesSql).all<{ id: string; retention: string }>();
  let rows = 0;
  for (const { id, retention } of results) {
    const rules = JSON.parse(retention) as Retention;
    for (const due of await dueRules(d1, id, { ...rules, surveys: rules.surveys ?? {} }))
      for (let more = true; more;) {
        if (now() >= until) return rows;
        const step = await goOn(d1, secret, due, new Date(now()));
        rows += step.rows;
        more = step.more;
      }
    if (hasDays(rules))
      rows += await letCustomersGo(d1, secret, { workspaceId: id, days: rules.days }, new Date(now()));
  }
  return rows;
}

const cursorSql = "SELECT how, cursor FROM retention_cursors WHERE workspace_id = ?1 AND survey_id = ?2";
// Responses are numbered as they are received, so the first that is too young ends it.
const endSql = `SELECT coalesce((SELECT seq - 1 FROM responses WHERE workspace_id = ?1 AND seq > ?2 AND received_at >= ?3 ORDER BY seq LIMIT 1),
  (SELECT max(seq) FROM responses WHERE workspace_id = ?1), 0) AS seq`;
const rowsSql = `SELECT ${leavingColumns}, r.answers, r.survey_version AS version FROM responses r
WHERE r.workspace_id = ?1 AND r.seq > ?2 AND r.seq <= ?3 AND r.survey_id = ?4 ORDER BY r.seq LIMIT ${batchRows}`;
type Row = Omit<Leaving, "cells"> & { cells: string; answers: string; version: number };

// Behind the statement that it counts. Who comes second with the same rows changes none, and counts none.
const moveSql = `INSERT INTO retention_cursors (workspace_id, survey_id, how, cursor) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO UPDATE SET how = excluded.how, cursor = excluded.cursor`;
const countSql = `INSERT INTO retention_runs (workspace_id, day, survey_id, how, rows) SELECT ?1, ?2, ?3, ?4, changes() WHERE changes() > 0
ON CONFLICT DO UPDATE SET rows = rows + excluded.rows`;

async function goOn(
  d1: D1Database,
  secret: string,
  { workspaceId, surveyId, rule }: Due,
  now: Date,
): Promise<{ rows: number; more: boolean }> {
  const how = rule.how;
  const known = await d1.prepare(cursorSql).bind(workspaceId, surveyId).first<{ how: string; cursor: number }>();
  const from = known?.how === how ? known.cursor : 0;
  const before = new Date(now.getTime() - rule.days * dayLong).toISOString();
  const end = (await d1.prepare(endSql).bind(workspaceId, from, before).first<number>("seq")) ?? 0;
  if (end <= from) return { rows: 0, more: false };
  const { results } = await d1.prepare(rowsSql).bind(workspaceId, from, end, surveyId).all<Row>();
  const more = results.length === batchRows;
  const upTo = more ? (results.at(-1)?.seq ?? end) : end;
  const moved = d1.prepare(moveSql).bind(workspaceId, surveyId, how, upTo);
  if (results.length === 0) {
    await moved.run();
    return { rows: 0, more };
  }
  const counted = d1.prepare(countSql).bind(workspaceId, now.toISOString().slice(0, 10), surveyId, how);
  const steps =
    how === "delete"
      ? (await deletion(d1, secret, workspaceId, results.map(leavingOf), now)).steps.map(({ statement }) => statement)
      : [
          await rememberGone(d1, secret, workspaceId, idsOf(results), now),
          ...(await anonymise(d1, workspaceId, surveyId, results)),
        ];
  await d1.batch([...steps, counted, moved]);
  return { rows: results.length, more };
}

const idsOf = (rows: readonly Pick<Row, "id">[]): string[] => rows.map(({ id }) => id);
const definitionsSql =
  "SELECT version, definition FROM survey_versions WHERE workspace_id = ?1 AND survey_id = ?2 AND version IN (SELECT value FROM json_each(?3))";
// Arrivals are a person's path: to the millisecond they would tell which answers are of the same one. Read and written in
// one statement, since the rules of campaigns may be changing what stands beside them.
const plainTouches = `json_set(responses.touches, '$.list', json((SELECT json_group_array(
    json_set(t.value, '$.at', substr(t.value ->> 'at', 1, 10) || 'T00:00:00.000Z', '$.landing', NULL, '$.term', NULL, '$.content', NULL)
    ORDER BY t.key) FROM json_each(responses.touches, '$.list') t)))`;
// A new number: who holds the old one, on a device or in another system, cannot tell whose scores these were.
const anonymiseSql = `WITH j AS MATERIALIZED (SELECT value ->> 's' AS seq, value ->> 'a' AS answers FROM json_each(?2)),
h AS MATERIALIZED (SELECT seq, answers, lower(hex(randomblob(16))) AS random FROM j)
UPDATE responses SET answers = json(h.answers), content_hash = '', visitor_id = NULL, customer_id = NULL, page_url = NULL,
  context = NULL, touches = ${plainTouches}, redactions = NULL, sealed_contacts = NULL, consent = iif(consent NOTNULL, json_object('state', consent ->> 'state'), NULL),
  id = substr(h.random, 1, 8) || '-' || substr(h.random, 9, 4) || '-7' || substr(h.random, 14, 3) || '-8' || substr(h.random, 18, 3) || '-' || substr(h.random, 21, 12),
  flags = json_insert(flags, '$[#]', '${anonymised}')
FROM h WHERE responses.workspace_id = ?1 AND responses.seq = h.seq
  AND NOT EXISTS (SELECT 1 FROM json_each(responses.flags) f WHERE f.value = '${anonymised}')`;

/** Cells stay as they are, so the sums do; and so do the campaign, the channel and the day. */
async function anonymise(
  d1: D1Database,
  workspaceId: string,
  surveyId: string,
  rows: readonly Row[],
): Promise<D1PreparedStatement[]> {
  const versions = JSON.stringify([...new Set(rows.map(({ version }) => version))]);
  const { results } = await d1
    .prepare(definitionsSql)
    .bind(workspaceId, surveyId, versions)
    .all<{ version: number; definition: string }>();
  const definitions = new Map(
    results.map(({ version, definition }) => [version, JSON.parse(definition) as SurveyDraft]),
  );
  const kept = rows.map(({ seq, answers, version }) => ({
    s: seq,
    a: JSON.stringify(anonymousAnswers(JSON.parse(answers) as Record<string, unknown>, definitions.get(version))),
  }));
  const ids = idsOf(rows);
  return [
    forget(d1, workspaceId, ids),
    quotesGone(d1, workspaceId, ids),
    d1.prepare(anonymiseSql).bind(workspaceId, JSON.stringify(kept)),
  ];
}

/** SQL: rows of what this one said, found by the index of persons. */
const saidBy = (id: string): string => `responses r INDEXED BY responses_by_person WHERE r.workspace_id = ?1
    AND coalesce(r.customer_id, r.visitor_id) IS NOT NULL AND coalesce(r.customer_id, r.visitor_id) = ${id}`;
/** Customers of whom nothing was heard for as long, and nothing else is kept: neither by name nor of a browser of theirs. */
const quietSql = `SELECT c.id FROM customers c INDEXED BY customers_seen
WHERE c.workspace_id = ?1 AND c.updated_at < ?2 AND c.seen_on < substr(?2, 1, 10)
  AND NOT EXISTS (SELECT 1 FROM ${saidBy("c.id")} AND r.customer_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM customer_visitors v WHERE v.workspace_id = ?1 AND v.customer_id = c.id AND ${isTheirs}
    AND EXISTS (SELECT 1 FROM ${saidBy("v.visitor_id")} AND r.customer_id IS NULL))
ORDER BY c.seen_on, c.id LIMIT ${batchRows}`;

async function letCustomersGo(
  d1: D1Database,
  secret: string,
  { workspaceId, days }: { workspaceId: string; days: number },
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - days * dayLong).toISOString();
  const { results } = await d1.prepare(quietSql).bind(workspaceId, before).all<{ id: string }>();
  if (results.length === 0) return 0;
  const names = results.map(({ id }) => id);
  const ids = JSON.stringify(names);
  const inIds = "IN (SELECT value FROM json_each(?2))";
  await d1.batch([
    ...settleBrowsers(d1, workspaceId, names, "retention", now),
    d1.prepare(`DELETE FROM customer_visitors WHERE workspace_id = ?1 AND customer_id ${inIds}`).bind(workspaceId, ids),
    d1
      .prepare(
        `DELETE FROM customers WHERE workspace_id = ?1 AND id ${inIds} AND updated_at < ?3 AND seen_on < substr(?3, 1, 10)`,
      )
      .bind(workspaceId, ids, before),
    d1.prepare(countSql).bind(workspaceId, now.toISOString().slice(0, 10), "", "delete"),
    await forgetCustomers(d1, secret, workspaceId, names),
  ]);
  return results.length;
}
