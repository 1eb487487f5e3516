/**
 * A batch, item by item. Everything that is to be written goes to D1 in one batch (one transaction), each statement
 * guarded by the configuration version it was decided on. In the usual case that is the only query of the request:
 * what is known of the workspace is kept, and where it turns out stale nothing was written and the batch is done again.
 */
import { and, eq, inArray } from "drizzle-orm";
import type { CollectResult, IdentifyItem, Issue, ResponseItem } from "#contract";
import { identifyCustomer, type Identified } from "../customers/identify.ts";
import type { Cause, Marks } from "../customers/visitors.ts";
import { enterWorkspace, schema, type Database } from "../db/index.ts";
import { countExposure, funnelStatements, type FunnelCell } from "../exposures/count.ts";
import type { Counting } from "../exposures/visitors.ts";
import { markId, type IdKind } from "../http/mark.ts";
import { Refusal } from "../http/refusal.ts";
import { toldIn } from "../deliveries/customer.ts";
import type { KnownEndpoint } from "../deliveries/filter.ts";
import { sealRow, type SealedRow } from "../responses/seal.ts";
import { revise, storeStatement, tellStatement } from "../responses/statement.ts";
import { objectsBy } from "../responses/terms.ts";
import { hearers } from "../responses/tell.ts";
import { submitResponse, type Sender } from "../responses/submit.ts";
import { takeNames } from "../touchpoints/names.ts";
import { definitionOf, type Snapshot, type Snapshots } from "../workspaces/snapshot.ts";
import { readItem, rejected, type ReadItem } from "./items.ts";
import { byOurClock, madeAt, trueTime } from "./skew.ts";

export interface Door {
  d1: D1Database;
  db: Database;
  /** The Worker's own: who customers are is sealed with it, and responses that are gone for good are known again by it. */
  secret: string;
  snapshots: Pick<Snapshots, "known" | "fresh">;
  /** Refuses a foreign origin; asked again whenever the snapshot was renewed. */
  admit(snapshot: Snapshot): void;
  /** Refuses what is beyond the workspace's day; asked once a request. */
  quota?(workspaceId: string): Promise<void>;
  /** Does what came with the batch speak against it? Asked once a request, where the workspace wants it. */
  doubt?(snapshot: Snapshot): Promise<boolean>;
  /** Counts who sends this, whom no id is known of, for the campaign that brought them; null for who is counted already. */
  visitor?(snapshot: Snapshot, campaign: string): Promise<Counting | null>;
  /** Told which endpoints are owed something, once that is stored; it need not wait for the minute then. */
  owed?(workspaceId: string, endpoints: readonly string[]): void;
}

/** What touchpoints are called in the items of surveys that are this workspace's. */
const namesIn = (snapshot: Snapshot, items: readonly ReadItem[]): string[] =>
  items.flatMap((read) =>
    read.ok && read.item.type !== "identify" && read.item.touchpoint && snapshot.surveys.has(read.item.surveyId)
      ? [read.item.touchpoint]
      : [],
  );

interface Plan {
  /** A result per item; a stored response's is settled once the database has answered. */
  results: CollectResult[];
  statements: D1PreparedStatement[];
  /** statement index → the item it stores, for responses only */
  responses: { statement: number; item: number; row: SealedRow; hearing: KnownEndpoint[]; marks: Marks }[];
  /** Who was told of by an item of its own. */
  people: { item: number; marks: Marks }[];
  /** The statement that counts a visitor, where there is one. */
  visitor?: { statement: number; done: Counting["done"] };
  /** statements that tell of a customer, if anything of them changes */
  tells: number[];
}

/** A public key that is none of ours, or none any more. */
export const unknownKey = (what = "This public key is unknown or revoked.") =>
  new Refusal("unknown_key", `${what} Check what the page or the app gives: data-key, or the key of createVoz.`);

export async function collect(
  door: Door,
  key: string,
  raw: readonly unknown[],
  given: Sender,
): Promise<CollectResult[]> {
  let madeUp: boolean | undefined;
  const items = raw.map(readItem);
  let snapshot = door.snapshots.known(key);
  let fresh = false;
  let counted = false;
  // A configuration that changes under our hands more often than this is being edited by a machine: say so.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (!snapshot) {
      snapshot = await door.snapshots.fresh(door.db, key);
      fresh = true;
    }
    if (!snapshot) throw unknownKey();
    try {
      door.admit(snapshot);
    } catch (refusal) {
      if (fresh) throw refusal;
      snapshot = null;
      continue;
    }
    enterWorkspace(door.d1, snapshot.workspaceId);
    if (!counted) await door.quota?.(snapshot.workspaceId);
    counted = true;
    // A token is good once; whether it is asked about, the newest settings say.
    if (given.watch && snapshot.settings.turnstile) madeUp ??= await door.doubt?.(snapshot);
    const watch = given.watch && {
      ...given.watch,
      madeUp: snapshot.settings.turnstile !== undefined && madeUp === true,
    };
    const sender = { ...given, watch };
    const plan = await planBatch(door, snapshot, items, sender);
    const refused = plan.results.some(({ status }, index) => status === "rejected" && items[index]?.ok);
    // A "no" that rests on what we remember is only said after looking again.
    if (!fresh && (refused || plan.statements.length === 0)) {
      const renewed: Snapshot | null = await door.snapshots.fresh(door.db, key);
      const changed = renewed !== snapshot;
      snapshot = renewed;
      fresh = true;
      if (changed) continue;
      if (!snapshot) throw unknownKey();
    }
    if (plan.statements.length === 0) return plan.results;
    const outcome = await door.d1.batch(plan.statements);
    if (await settle(door, snapshot, plan, outcome)) {
      const { visitor } = plan;
      if (visitor) visitor.done(outcome[visitor.statement]?.meta.changes ?? 0);
      const hearing = new Set([
        ...plan.responses.flatMap((one) => one.hearing.map(({ id }) => id)),
        ...plan.tells.flatMap((statement) => toldIn(outcome[statement])),
      ]);
      if (hearing.size > 0) door.owed?.(snapshot.workspaceId, [...hearing]);
      return plan.results;
    }
    snapshot = null;
  }
  throw new Refusal("unavailable", "The workspace is being changed; send the same items again.", {
    headers: { "retry-after": "5" },
  });
}

async function planBatch(door: Door, snapshot: Snapshot, items: readonly ReadItem[], sender: Sender): Promise<Plan> {
  const plan: Plan = { results: [], statements: [], responses: [], people: [], tells: [] };
  const identify = ({ tells, statements }: Identified): void => {
    if (tells) plan.tells.push(plan.statements.length);
    plan.statements.push(...statements);
  };
  const cells: FunnelCell[] = [];
  const unnamed: FunnelCell[] = [];
  await takeNames(door.d1, snapshot, namesIn(snapshot, items));
  for (const [index, read] of items.entries()) {
    if (!read.ok) {
      plan.results.push(read.result);
      continue;
    }
    const { item: told, repaired } = read;
    const item = byOurClock(told, sender.sentAt, sender.now);
    const flags = [...(repaired ? ["text_repaired"] : []), ...(item === told ? [] : ["clock_skew"])];
    if (item.type === "response") {
      const survey = await surveyOf(door, snapshot, item);
      const submitted = await submitResponse(snapshot, survey, item, sender, flags, told);
      if (!submitted.ok) {
        plan.results.push(rejected(item.id, submitted.code, submitted.issues));
        continue;
      }
      const row = await sealRow(door.secret, submitted.row);
      const all = await marksOf(door, snapshot, { ...row, responseId: row.id }, madeAt(item.at, sender.now));
      // A browser may be several people's: what a customer says in it is theirs.
      const marks = row.customerId ? { ...all, visitor: null } : all;
      const hearing = hearers(snapshot.endpoints, row);
      if (hearing.length > 0) plan.statements.push(tellStatement(door.d1, snapshot, row, hearing, marks));
      plan.responses.push({ statement: plan.statements.length, item: index, row, hearing, marks });
      plan.statements.push(storeStatement(door.d1, row, snapshot.version, marks));
      const { customer } = submitted;
      if (customer)
        identify(
          await identified(door, snapshot, { ...item, customer, visitorId: row.visitorId ?? undefined }, sender, all),
        );
      plan.results.push(stored(item.id, submitted.flags, submitted.issues));
    } else if (item.type === "exposure") {
      const counted = countExposure(snapshot, item, sender.now);
      if (counted.ok) cells.push(counted.cell);
      if (counted.ok && item.visitorId === undefined) unnamed.push(counted.cell);
      plan.results.push(
        counted.ok
          ? stored(item.id, [...new Set([...flags, ...counted.flags])])
          : rejected(item.id, counted.code, counted.issues),
      );
    } else {
      if (trueTime(item.at, sender.now).skewed) flags.push("clock_skew");
      const { visitorId, customer } = item;
      const marks = await marksOf(door, snapshot, { visitorId, customerId: customer.id }, madeAt(item.at, sender.now));
      plan.people.push({ item: index, marks });
      identify(await identified(door, snapshot, item, sender, marks));
      plan.results.push(stored(item.id, [...new Set(flags)]));
    }
  }
  const [first] = unnamed;
  if (first && !objectsBy(sender.signals, snapshot.settings.honourDnt)) {
    const counting = await door.visitor?.(snapshot, first.campaign);
    if (counting) {
      plan.visitor = { statement: plan.statements.length, done: counting.done };
      plan.statements.push(counting.statement);
    }
  }
  if (cells.length > 0) plan.statements.push(...funnelStatements(door.d1, snapshot, cells, sender.now));
  // A lone response tells by itself whether its guard held; with anything beside it, this row does, in the same transaction.
  if (plan.statements.length > 0 && !alone(plan))
    plan.statements.push(
      door.d1
        .prepare(guardSql)
        .bind(snapshot.workspaceId, snapshot.version, JSON.stringify(plan.people.map(({ marks }) => marks.customer))),
    );
  return plan;
}

/** Whether the guard held, and who of those told of was erased when. */
const guardSql = `SELECT (SELECT json_group_object(p.mark, p.at) FROM gone_people p
  WHERE p.workspace_id = ?1 AND p.mark IN (SELECT value FROM json_each(?3))) AS erased
FROM workspaces WHERE id = ?1 AND config_version = ?2`;

interface Named {
  responseId?: string;
  customerId?: string | null | undefined;
  visitorId?: string | null | undefined;
}
async function marksOf({ secret }: Door, { workspaceId }: Snapshot, named: Named, made: string): Promise<Marks> {
  const mark = (kind: IdKind, id: string | null | undefined) =>
    id === undefined || id === null ? null : markId(secret, workspaceId, kind, id);
  const [response, customer, visitor] = await Promise.all([
    mark("response", named.responseId),
    mark("customer", named.customerId),
    mark("visitor", named.visitorId),
  ]);
  return { response, customer, visitor, madeAt: made };
}

const identified = (
  door: Door,
  snapshot: Snapshot,
  { id, type, customer, visitorId }: Pick<IdentifyItem, "id" | "customer" | "visitorId"> & { type: Cause["cause"] },
  { now, signals }: Sender,
  marks: Marks,
): Promise<Identified> =>
  identifyCustomer(
    door,
    snapshot,
    customer,
    {
      visitorId: objectsBy(signals, snapshot.settings.honourDnt) ? undefined : visitorId,
      cause: type,
      causeId: id,
      marks,
    },
    now,
  );

const alone = (plan: Plan): boolean => plan.statements.length === 1 && plan.responses.length === 1;

const stored = (id: string, flags: string[], issues: Issue[] = []): CollectResult => ({
  id,
  status: "stored",
  ...(issues.length > 0 ? { issues } : {}),
  ...(flags.length > 0 ? { flags } : {}),
});

const surveyOf = (door: Door, snapshot: Snapshot, item: ResponseItem) =>
  snapshot.surveys.has(item.surveyId)
    ? definitionOf(door.db, snapshot, item.surveyId, item.surveyVersion)
    : Promise.resolve(null);

/** Settles the results from what the database did; false when the configuration had changed and nothing was done. */
async function settle(door: Door, snapshot: Snapshot, plan: Plan, outcome: readonly D1Result[]): Promise<boolean> {
  const [guard] = (outcome.at(-1)?.results ?? []) as { erased?: string }[];
  if (!alone(plan) && !guard) return false;
  const erased = JSON.parse(guard?.erased ?? "{}") as Record<string, string>;
  for (const { item, marks } of plan.people)
    if ((erased[marks.customer ?? ""] ?? "") >= marks.madeAt) {
      const { id } = plan.results[item] ?? { id: null };
      plan.results[item] = { id, status: "duplicate", code: "deleted" };
    }
  const open = plan.responses.filter(({ statement }) => (outcome[statement]?.results.length ?? 0) === 0);
  if (open.length === 0) return true;
  const { gonePeople, goneResponses, responses, workspaces } = schema;
  const [versions, known, marked, people] = await door.db.batch([
    door.db
      .select({ version: workspaces.configVersion })
      .from(workspaces)
      .where(eq(workspaces.id, snapshot.workspaceId)),
    door.db
      .select({
        id: responses.id,
        seq: responses.seq,
        surveyId: responses.surveyId,
        revision: responses.revision,
        contentHash: responses.contentHash,
        state: responses.state,
      })
      .from(responses)
      .where(
        and(
          eq(responses.workspaceId, snapshot.workspaceId),
          inArray(
            responses.id,
            open.map(({ row }) => row.id),
          ),
        ),
      ),
    door.db
      .select({ mark: goneResponses.mark })
      .from(goneResponses)
      .where(
        and(
          eq(goneResponses.workspaceId, snapshot.workspaceId),
          inArray(
            goneResponses.mark,
            open.flatMap(({ marks }) => marks.response ?? []),
          ),
        ),
      ),
    door.db
      .select({ mark: gonePeople.mark, at: gonePeople.at })
      .from(gonePeople)
      .where(
        and(
          eq(gonePeople.workspaceId, snapshot.workspaceId),
          inArray(
            gonePeople.mark,
            open.flatMap(({ marks }) => [marks.customer ?? [], marks.visitor ?? []].flat()),
          ),
        ),
      ),
  ]);
  const byId = new Map(known.map((row) => [row.id, row]));
  const gone = new Set(marked.map(({ mark }) => mark));
  const erasedAt = new Map(people.map(({ mark, at }) => [mark, at]));
  const isGone = ({ response, customer, visitor, madeAt: made }: Marks): boolean =>
    gone.has(response ?? "") || [customer, visitor].some((mark) => (erasedAt.get(mark ?? "") ?? "") >= made);
  // The version only grows: the same now means that the guard held then. A row that is neither there nor marked as gone is on its way.
  if (alone(plan) && versions[0]?.version !== snapshot.version) return false;
  if (open.some(({ row, marks }) => !byId.has(row.id) && !isGone(marks))) return false;
  for (const { item, row, hearing, marks } of open) {
    const before = byId.get(row.id);
    if (isGone(marks)) plan.results[item] = { id: row.id, status: "duplicate", code: "deleted" };
    else if (!before || !replaces(before, row)) plan.results[item] = classify(row, before);
    // Nothing was against it but that reports have added it up already.
    else if (!(await revise(door.d1, snapshot, row, before.seq, hearing, marks))) return false;
  }
  return true;
}

const replaces = (known: Known, row: SealedRow): boolean =>
  known.surveyId === row.surveyId &&
  row.revision > known.revision &&
  (known.state !== "complete" || row.state === "complete");

type Known = { surveyId: string; revision: number; contentHash: string; state: string };
const sameAs = (known: Known | undefined, row: SealedRow): boolean =>
  known?.revision === row.revision && [row.contentHash, row.plainHash].includes(known.contentHash);

/** Why a response was not written although everything was in order: somebody had been there before. */
function classify(row: SealedRow, known: Known | undefined): CollectResult {
  if (!known || sameAs(known, row)) return { id: row.id, status: "duplicate" };
  if (known.surveyId !== row.surveyId)
    return rejected(row.id, "conflict", [{ path: "id", message: "This id belongs to a response of another survey." }]);
  if (known.revision === row.revision)
    return rejected(row.id, "conflict", [
      {
        path: "revision",
        message: `Revision ${row.revision} is stored with other content; send a change as revision ${row.revision + 1}.`,
      },
    ]);
  if (row.revision < known.revision) return { id: row.id, status: "duplicate", code: "superseded" };
  return { id: row.id, status: "duplicate", code: "already_complete" };
}
