/**
 * A customer's time line: what was heard of them, taken apart into what happened, and put in the order of time. The whole
 * of it is put together from rows without answers, and what a page shows is read for that page alone.
 */
import { isVouched, type CustomerVisitor, type TimelineEntry, type TimelineQuery } from "#contract";
import { readDeliveredAbout, type Delivered } from "../../deliveries/about.ts";
import type { Trusted } from "../../http/context.ts";
import { fromCursor, makeCursor, pageSize, readCursor, toCursor } from "../../http/paging.ts";
import { openContacts } from "../contacts.ts";
import type { Heard } from "./heard.ts";
import { readNames, type Names } from "./names.ts";
import { readPerson, receiptOf } from "./profile.ts";

/** What happened, and what of it is told once it is on a page. */
interface Happened {
  /** Milliseconds: clients write the same instant in more than one way. */
  time: number;
  /** Unique; of what happened in one instant the later step comes first. */
  key: string;
  kind: TimelineEntry["kind"];
  /** The response that it rests on. */
  of: Heard | null;
  entry(at: string, names: Names, answers: ReadonlyMap<string, Record<string, unknown>>): TimelineEntry;
}

/** Of one instant: an answer follows its promise, its receipt, the arrival. */
const step = { delivery: 8, split: 7, response: 6, promise: 5, consent: 4, linked: 3, touch: 2, known: 1 } as const;

const happened = (
  kind: TimelineEntry["kind"],
  at: string,
  key: string,
  of: Heard | null,
  entry: Happened["entry"],
): Happened => ({ time: Date.parse(at), key: `${step[kind]}${key}`, kind, of, entry });

function ofResponse(one: Heard): Happened[] {
  const { id: responseId, promiseId, promiseVersion: version, promiseArm: arm } = one;
  const answered = happened("response", one.at, responseId, one, (at, names, answers) => ({
    kind: "response",
    at,
    responseId,
    survey: {
      id: one.surveyId,
      version: one.surveyVersion,
      name: names.survey(one.surveyId, one.surveyVersion),
    },
    state: one.state,
    touchpoint: one.touchpoint,
    campaign: names.campaign(one.campaign),
    channel: one.channel,
    answers: answers.get(responseId) ?? {},
    flags: [...one.flags],
    anonymous: one.customerId === null,
  }));
  if (promiseId === null || version === null || arm === null || !isVouched(one)) return [answered];
  const asked = happened("promise", one.startedAt ?? one.at, responseId, one, (at, names) => ({
    kind: "promise",
    at,
    responseId,
    promise: {
      id: promiseId,
      version,
      arm,
      statement: names.statement(promiseId, version),
      campaign: names.campaign(one.promiseCampaign),
    },
  }));
  return [answered, asked];
}

/** Each arrival once, though every response holds those before it; as the newest tells it. */
function arrivals(heard: readonly Heard[]): Happened[] {
  const found = new Map<string, Happened>();
  for (const one of heard)
    for (const [place, touch] of one.touches.list.entries()) {
      const key = JSON.stringify([Date.parse(touch.at), touch.source, touch.medium, touch.campaign, touch.channel]);
      if (found.has(key)) continue;
      const campaign = one.touches.campaigns[place];
      const entry: Happened["entry"] = (at, names) => ({
        kind: "touch",
        at,
        touch,
        campaign: names.campaign(campaign),
      });
      found.set(key, happened("touch", touch.at, key, one, entry));
    }
  return [...found.values()];
}

/** Receipts that say something else than the one before; `heard` is newest first. */
function receipts(heard: readonly Heard[]): Happened[] {
  const found: Happened[] = [];
  let before = "";
  for (const one of heard.toReversed()) {
    if (!one.consent) continue;
    const consent = receiptOf(one.consent);
    const said = JSON.stringify(consent);
    if (said !== before)
      found.push(
        happened("consent", one.at, one.id, one, (at) => ({ kind: "consent", at, responseId: one.id, consent })),
      );
    before = said;
  }
  return found;
}

const links = (visitors: readonly CustomerVisitor[]): Happened[] =>
  visitors.flatMap((visitor) => [
    happened("linked", visitor.linkedAt, visitor.id, null, (at) => ({ kind: "linked", at, visitor })),
    ...(visitor.splitAt === null
      ? []
      : [happened("split", visitor.splitAt, visitor.id, null, (at) => ({ kind: "split", at, visitor }))]),
  ]);

const tellings = (delivered: readonly Delivered[]): Happened[] =>
  delivered.map(({ id, type, state, createdAt, subjectId: responseId, endpoint }) =>
    happened("delivery", createdAt, id, null, (at) => ({
      kind: "delivery",
      at,
      responseId,
      delivery: { id, type, state, endpoint },
    })),
  );

interface Known {
  heard: readonly Heard[];
  visitors: readonly CustomerVisitor[];
  delivered: readonly Delivered[];
  createdAt: string | undefined;
}

/** All of it, newest first. Pure. */
export const lineOf = ({ heard, visitors, delivered, createdAt }: Known): Happened[] =>
  [
    ...heard.flatMap(ofResponse),
    ...arrivals(heard.filter(isVouched)),
    ...receipts(heard.filter(isVouched)),
    ...links(visitors),
    ...tellings(delivered),
    ...(createdAt === undefined ? [] : [happened("known", createdAt, "", null, (at) => ({ kind: "known", at }))]),
  ].sort((a, b) => b.time - a.time || (a.key < b.key ? 1 : a.key > b.key ? -1 : 0));

// CROSS JOIN keeps SQLite on the way from the ids to the rows; left to itself it goes through the workspace for them.
const answersSql = `SELECT r.id, r.answers, r.sealed_contacts AS sealedContacts FROM json_each(?2) i CROSS JOIN responses r
WHERE r.workspace_id = ?1 AND r.id = i.value`;

async function answersOf({ db, workspaceId, vault }: Trusted, shown: readonly Happened[]) {
  const ids = shown.flatMap(({ kind, of }) => (kind === "response" && of ? of.id : []));
  if (ids.length === 0) return new Map<string, Record<string, unknown>>();
  const { results } = await db.$client
    .prepare(answersSql)
    .bind(workspaceId, JSON.stringify(ids))
    .all<{ id: string; answers: string; sealedContacts: string | null }>();
  const opened = results.map(async ({ id, answers, sealedContacts }) => {
    const kept = { workspaceId, id, answers: JSON.parse(answers) as Record<string, unknown>, sealedContacts };
    return [id, await openContacts(vault.secret, kept)] as const;
  });
  return new Map(await Promise.all(opened));
}

export async function readTimeline(here: Trusted, id: string, query: TimelineQuery) {
  const { row, visitors, heard } = await readPerson(here, id);
  const needsDeliveries = query.kind === undefined || query.kind === "delivery";
  const delivered = needsDeliveries
    ? await readDeliveredAbout(
        here.db.$client,
        here.workspaceId,
        heard.map((one) => one.id),
      )
    : [];
  const line = lineOf({ heard, visitors, delivered, createdAt: row?.createdAt });
  const [time, key] = readCursor(query.cursor, 2) ?? [];
  const after = fromCursor(key ?? "");
  const left = line.filter(
    (one) =>
      (query.kind === undefined || one.kind === query.kind) &&
      (time === undefined || one.time < Number(time) || (one.time === Number(time) && one.key < after)),
  );
  const shown = left.slice(0, pageSize(query));
  const [names, answers] = await Promise.all([
    readNames(
      here,
      shown.flatMap(({ of }) => of ?? []),
    ),
    answersOf(here, shown),
  ]);
  const last = shown.at(-1);
  return {
    items: shown.map((one) => one.entry(new Date(one.time).toISOString(), names, answers)),
    next: last && left.length > shown.length ? makeCursor(last.time, toCursor(last.key)) : null,
  };
}
