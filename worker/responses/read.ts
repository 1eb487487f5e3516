/** Responses as they are read: the row, and beside it the names of what it refers to. */
import { and, desc, eq, gte, inArray, isNull, lt, lte, sql, type SQL } from "drizzle-orm";
import { isVouched, type Channel, type NpsGroup, type Response, type suspicions } from "#contract";
import { isCounted } from "../db/responses.ts";
import { schema } from "../db/index.ts";
import { preparedOnce } from "../db/prepared.ts";
import { answeredVersion, campaignOf } from "../db/relations.ts";
import { answersOneOf, readAsking, scoreIs } from "../db/said.ts";
import { openContacts } from "../customers/contacts.ts";
import { openNaming, type Naming } from "../customers/sealed.ts";
import type { Surroundings, Trusted } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { Refusal } from "../http/refusal.ts";
import { makeCursor, page, pageSize, readCursor } from "../http/paging.ts";
import { findWords } from "./find.ts";
import { hidden } from "./hidden.ts";
import { unpackTouches } from "./touches.ts";

const { responses, surveyVersions, campaigns, customers, promises } = schema;

const select = ({ db }: Pick<Surroundings, "db">) =>
  db
    .select({
      row: responses,
      definition: surveyVersions.definition,
      campaign: { id: campaigns.id, name: campaigns.name },
      customer: customers,
      statement: promises.statement,
    })
    .from(responses)
    .leftJoin(surveyVersions, answeredVersion)
    .leftJoin(campaigns, campaignOf)
    .leftJoin(customers, and(eq(customers.workspaceId, responses.workspaceId), eq(customers.id, responses.customerId)))
    .leftJoin(
      promises,
      and(
        eq(promises.workspaceId, responses.workspaceId),
        eq(promises.id, responses.promiseId),
        eq(promises.version, responses.promiseVersion),
      ),
    )
    .$dynamic();
type Selected = Awaited<ReturnType<typeof select>>[number];
type Customer = Selected["customer"];

function responseOf({ row, definition, campaign, customer, statement }: Selected, naming: Naming): Response {
  return {
    id: row.id,
    surveyId: row.surveyId,
    surveyVersion: row.surveyVersion,
    surveyName: definition?.name ?? row.surveyId,
    state: row.state,
    revision: row.revision,
    answers: row.answers,
    at: row.at,
    startedAt: row.startedAt,
    receivedAt: row.receivedAt,
    day: row.day,
    locale: row.locale,
    touchpoint: row.touchpoint,
    campaign,
    channel: row.channel,
    touches: unpackTouches(row.touches),
    promise:
      row.promiseId === null || row.promiseVersion === null || row.promiseArm === null
        ? null
        : {
            id: row.promiseId,
            version: row.promiseVersion,
            arm: row.promiseArm,
            campaignId: row.promiseCampaign,
            statement,
          },
    visitorId: row.visitorId,
    customer:
      row.customerId === null
        ? null
        : {
            id: row.customerId,
            email: naming.email,
            name: naming.name,
            traits: (isVouched(row) && customer?.traits) || {},
            proven: isVouched(row) && (customer?.proven ?? false),
          },
    page: row.pageUrl === null ? null : { url: row.pageUrl },
    context: row.context,
    consent: row.consent,
    device: row.device,
    country: row.country,
    language: null,
    sentiment: null,
    themes: null,
    flags: row.flags,
    redactions: row.redactions,
  };
}

const unnamed: Naming = { email: null, name: null };

/** The same, as whoever asks may see it; each customer is opened once, and for whom they are hidden from not at all. */
async function told({ masked, vault }: Trusted, rows: readonly Selected[]): Promise<Response[]> {
  if (masked) return rows.map((selected) => hidden(responseOf(selected, unnamed), selected.definition));
  const customersOf = new Map<string, NonNullable<Customer>>();
  for (const { customer, row } of rows) if (customer && isVouched(row)) customersOf.set(customer.id, customer);
  const opened = await Promise.all(
    [...customersOf].map(async ([id, customer]) => [id, await openNaming(vault.secret, customer)] as const),
  );
  const namings = new Map(opened);
  return Promise.all(
    rows.map(async (selected) => {
      const whole = { ...selected.row, answers: await openContacts(vault.secret, selected.row) };
      const naming = isVouched(selected.row) ? namings.get(selected.customer?.id ?? "") : undefined;
      return responseOf({ ...selected, row: whole }, naming ?? unnamed);
    }),
  );
}

export const mine = (here: Surroundings, ...more: (SQL | undefined)[]) =>
  and(eq(responses.workspaceId, here.workspaceId), ...more);

export interface ResponseFilter {
  limit?: number | undefined;
  cursor?: string | undefined;
  survey?: string | undefined;
  /** A campaign's id, or "none" for responses of no known campaign. */
  campaign?: string | undefined;
  channel?: string | undefined;
  touchpoint?: string | undefined;
  state?: Response["state"] | undefined;
  /** A kind of question: those that answer one. */
  kind?: string | undefined;
  score?: NpsGroup | undefined;
  /** Words to look for in what was written. */
  q?: string | undefined;
  customer?: string | undefined;
  /** Those that no person seems to have given: left out where nothing is said. */
  suspicious?: (typeof suspicions)[number] | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export async function listResponses(here: Trusted, query: ResponseFilter) {
  const limit = pageSize(query);
  const [seq] = readCursor(query.cursor, 1) ?? [];
  const before = seq === undefined ? undefined : Number(seq) || 0;
  const asked = await conditionOf(here, query);
  if (query.q !== undefined) {
    const { found, next } = await findWords(here, asked, { ...query, q: query.q }, limit, before);
    const rows = await select(here)
      .where(mine(here, inArray(responses.seq, sql`(SELECT value FROM json_each(${JSON.stringify(found)}))`)))
      .orderBy(desc(responses.seq));
    return { items: await told(here, rows), next: next === null ? null : makeCursor(next) };
  }
  const rows = await select(here)
    .where(and(asked, before === undefined ? undefined : lt(responses.seq, before)))
    .orderBy(desc(responses.seq))
    .limit(limit + 1);
  const { items, next } = page(
    rows,
    limit,
    (row) => row,
    ({ row }) => makeCursor(row.seq),
  );
  return { items: await told(here, items), next };
}

const suspected = {
  without: sql.raw(isCounted),
  with: undefined,
  only: sql.raw(`NOT (${isCounted})`),
} satisfies Record<(typeof suspicions)[number], SQL | undefined>;

/** All that SQL can tell of the filters. */
async function conditionOf(here: Surroundings, query: ResponseFilter): Promise<SQL | undefined> {
  const { db, workspaceId } = here;
  // One by one, the answers of a known person would tell whose they are.
  if (here.masked && query.customer !== undefined)
    throw new Refusal("invalid_query", "customer: this filter needs the right to see who people are.", {
      issues: [{ path: "customer", message: 'needs "personal"' }],
    });
  return mine(
    here,
    query.survey ? eq(responses.surveyId, query.survey) : undefined,
    query.campaign === undefined
      ? undefined
      : query.campaign === "none"
        ? isNull(campaigns.id)
        : eq(campaigns.id, query.campaign),
    query.channel ? eq(responses.channel, query.channel as Channel) : undefined,
    query.touchpoint ? eq(responses.touchpoint, query.touchpoint) : undefined,
    suspected[query.suspicious ?? "without"],
    query.state ? eq(responses.state, query.state) : undefined,
    query.kind ? answersOneOf(await readAsking(db, workspaceId, [query.kind], query)) : undefined,
    scoreIs(query.score),
    query.customer ? eq(responses.customerId, query.customer) : undefined,
    query.from ? gte(responses.day, query.from) : undefined,
    query.to ? lte(responses.day, query.to) : undefined,
  );
}

const oneOf = preparedOnce((db) =>
  select({ db })
    .where(and(eq(responses.workspaceId, sql.placeholder("workspaceId")), eq(responses.id, sql.placeholder("id"))))
    .limit(1)
    .prepare(),
);

export async function readResponse(here: Trusted, id: string): Promise<Response> {
  const [found] = await oneOf(here.db).all({ workspaceId: here.workspaceId, id: id.toLowerCase() });
  const [response] = found ? await told(here, [found]) : [];
  if (!response) throw notFound("response");
  return response;
}
