/**
 * Stores what was answered on days that are over. The public door takes no answer older than a week; what lies behind
 * it takes the clock as an argument. So each item is read, judged, attributed and counted by the Worker's own code, as
 * of its own day, and what the Worker's minutes do afterwards is done here at once: settle, fold, close the months.
 */
import type { ExposureItem } from "#contract";
import { readItem } from "../../collect/items.ts";
import { identifyCustomer } from "../../customers/identify.ts";
import type { Marks } from "../../customers/visitors.ts";
import { openDatabase, type Database } from "../../db/index.ts";
import { closeShowings } from "../../exposures/close.ts";
import { countExposure, funnelStatements, type FunnelCell } from "../../exposures/count.ts";
import { closeMonths, sweepTails } from "../../reports/fold.ts";
import { sweepUnfinished } from "../../responses/abandon.ts";
import { sealRow } from "../../responses/seal.ts";
import { storeStatement } from "../../responses/statement.ts";
import { submitResponse } from "../../responses/submit.ts";
import { definitionOf, Snapshots, type Snapshot } from "../../workspaces/snapshot.ts";
import type { Told } from "./answers.ts";

/** Statements in one transaction, and cells in one value: large, and within what D1 takes. */
const together = 500;
const cellsTogether = 5_000;

function* chunks<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** Nothing of a new world is gone. */
const unmarked: Marks = { response: null, customer: null, visitor: null, madeAt: "" };

type Place = { d1: D1Database; db: Database; secret: string; snapshot: Snapshot };

async function statementOf({ d1, db, secret, snapshot }: Place, { item, sender }: Told): Promise<D1PreparedStatement> {
  const read = readItem(item);
  if (!read.ok || read.item.type !== "response") throw new Error(`no response: ${JSON.stringify(read)}`);
  const survey = await definitionOf(db, snapshot, read.item.surveyId, read.item.surveyVersion);
  const submitted = await submitResponse(snapshot, survey, read.item, sender);
  if (!submitted.ok) throw new Error(`a demo answer was rejected: ${JSON.stringify(submitted)}`);
  return storeStatement(d1, await sealRow(secret, submitted.row), snapshot.version, unmarked);
}

/** Where an arrival leads is found once for each way in; the day is the item's own. */
function cellsOf(snapshot: Snapshot, exposures: Iterable<ExposureItem>): FunnelCell[] {
  const known = new Map<string, FunnelCell>();
  return Array.from(exposures, (item) => {
    const { surveyId, step, reason, touches } = item;
    const name = JSON.stringify([surveyId, step, reason, touches.map(({ params, referrer }) => [params, referrer])]);
    let cell = known.get(name);
    if (!cell) {
      const counted = countExposure(snapshot, item, new Date(item.at));
      if (!counted.ok) throw new Error(`a demo exposure was rejected: ${JSON.stringify(counted)}`);
      known.set(name, (cell = counted.cell));
    }
    return { ...cell, day: item.at.slice(0, 10) };
  });
}

/** A survey was there before its first answer. */
async function publishedBefore(d1: D1Database, workspaceId: string, told: readonly Told[]): Promise<void> {
  const first = told.reduce((least, { item: { at } }) => (at < least ? at : least), told[0]?.item.at ?? "");
  const tell = (sql: string): D1PreparedStatement => d1.prepare(sql).bind(workspaceId, first);
  await d1.batch([
    tell("UPDATE surveys SET created_at = ?2 WHERE workspace_id = ?1"),
    tell("UPDATE survey_versions SET published_at = ?2 WHERE workspace_id = ?1"),
  ]);
}

/** Who answered by name is known from then on, in the browser that it was. */
async function knownBy({ d1, secret, snapshot }: Place, { item }: Told) {
  if (!item.customer) return [];
  const { id, visitorId, customer, at } = item;
  const { statements } = await identifyCustomer(
    { d1, secret },
    snapshot,
    customer,
    { visitorId, cause: "response", causeId: id, marks: unmarked },
    new Date(at),
  );
  return statements;
}

export async function storeYear(
  { d1, secret }: { d1: D1Database; secret: string },
  publicKey: string,
  told: readonly Told[],
  exposures: Iterable<ExposureItem>,
): Promise<void> {
  const db = openDatabase(d1);
  const snapshot = await new Snapshots().fresh(db, publicKey);
  if (!snapshot) throw new Error("the demo workspace has lost its key");
  for (const part of chunks(told, together)) {
    const done = await d1.batch(await Promise.all(part.map((one) => statementOf({ d1, db, secret, snapshot }, one))));
    if (done.some(({ results }) => results.length === 0)) throw new Error("a demo answer was not stored");
  }
  const known = await Promise.all(told.map((one) => knownBy({ d1, db, snapshot, secret }, one)));
  for (const part of chunks(known.flat(), together)) await d1.batch(part);
  const cells = [...chunks(cellsOf(snapshot, exposures), cellsTogether)];
  await d1.batch(cells.flatMap((part) => funnelStatements(d1, snapshot, part, new Date())));
  await publishedBefore(d1, snapshot.workspaceId, told);
  await sweepUnfinished(d1, Date.now, 10_000);
  await sweepTails(d1, Date.now, 10_000);
  await closeMonths(d1, new Date());
  await closeShowings(d1, new Date());
}
