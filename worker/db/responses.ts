/**
 * One row a response, with its frozen touches and the cells that reports count. Kept until deleted or erased.
 * Personal: answers, sealed contacts, context, customer and visitor id, page; touches hold no click id value.
 * The migration adds WITHOUT ROWID: one workspace's rows then lie together in order of arrival, and a response costs
 * two written rows, the row and its unique id. Any index that it stands in would cost another, as the one by person
 * does for those who agreed to an id or are known customers.
 */
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import {
  channels,
  promiseArms,
  responseStates,
  unproven,
  type ResolvedTouch,
  type ResponseItem,
  type ResponseTouches,
} from "#contract";

export type StoredCell = readonly [question: string, metric: string, value: number | string];

/** The frozen touches: each stored once, and who they are told by their place in the list. */
export interface StoredTouches {
  scope: ResponseTouches["scope"];
  list: readonly ResolvedTouch[];
  /** The campaign record of each; the one thing here that re-tagging changes. */
  campaigns: readonly (string | null)[];
  first: number | null;
  last: number | null;
  lastNonDirect: number | null;
  /** The touch of each session inside the look-back, oldest first: what position-based and linear credit share. */
  sessions: readonly number[];
}

/** The flag of a response that no person seems to have given: it stays, has no cells, and reports leave it out. */
export const suspicious = "suspicious";
/** The flag of a response whose time is over: its words, its person and the particulars of its arrivals are gone. */
export const anonymised = "anonymised";
/** SQL: a response that was not left out, by what the statement calls its row. */
export const isCountedIn = (row: string): string => `instr(${row}.flags, '"${suspicious}"') = 0`;
export const isCounted = isCountedIn("responses");

/** SQL: a response that is as good as the customer it names, by what the statement calls its row. */
export const isVouchedIn = (row: string): string => `instr(${row}.flags, '"${unproven}"') = 0`;

/**
 * SQL: contacts stand among the answers, from before they were sealed. Answers are written compactly, within a text every
 * quote stands escaped, and no other kind's answer is an object that begins like this.
 */
export const holdsPlainContacts = `sealed_contacts IS NULL AND (instr(answers, '":{"name":"') > 0
  OR instr(answers, '":{"email":"') > 0 OR instr(answers, '":{"phone":"') > 0)`;

export const responses = sqliteTable(
  "responses",
  {
    workspaceId: text("workspace_id").notNull(),
    /** Order of arrival within the workspace; a number at or below the watermark is never used again. */
    seq: integer().notNull(),
    id: text().notNull(),
    surveyId: text("survey_id").notNull(),
    surveyVersion: integer("survey_version").notNull(),
    revision: integer().notNull(),
    /** Of the item as it was sent, keyed: the same id and revision with other content is a conflict. */
    contentHash: text("content_hash").notNull(),
    state: text({ enum: responseStates }).notNull(),
    answers: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    cells: text({ mode: "json" }).$type<StoredCell[]>().notNull(),
    at: text().notNull(),
    startedAt: text("started_at"),
    receivedAt: text("received_at").notNull(),
    day: text().notNull(),
    locale: text(),
    touchpoint: text(),
    visitorId: text("visitor_id"),
    customerId: text("customer_id"),
    promiseId: text("promise_id"),
    promiseVersion: integer("promise_version"),
    promiseArm: text("promise_arm", { enum: promiseArms }),
    promiseCampaign: text("promise_campaign"),
    /** Per model: the campaign it belongs to (changed only by re-tagging) and the channel. */
    campaign: text(),
    campaignFirst: text("campaign_first"),
    campaignLast: text("campaign_last"),
    channel: text({ enum: channels }),
    channelFirst: text("channel_first", { enum: channels }),
    channelLast: text("channel_last", { enum: channels }),
    touches: text({ mode: "json" }).$type<StoredTouches>().notNull(),
    pageUrl: text("page_url"),
    context: text({ mode: "json" }).$type<Record<string, unknown>>(),
    consent: text({ mode: "json" }).$type<NonNullable<ResponseItem["consent"]>>(),
    device: text({ enum: ["desktop", "tablet", "phone"] }),
    country: text(),
    flags: text({ mode: "json" }).$type<string[]>().notNull(),
    /** How much of what kind was taken out of the words before they were stored; null for nothing. */
    redactions: text({ mode: "json" }).$type<Record<string, number>>(),
    /** Answers to contact questions (customers/contacts.ts); null where there are none. */
    sealedContacts: text("sealed_contacts"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.seq] }),
    uniqueIndex("responses_by_id").on(table.workspaceId, table.id),
    /**
     * Of those who are known by an id: what a person said is found for them, and for nobody else costs a row. In the
     * migration by hand: the generator takes the comma of an expression for one between columns.
     */
    index("responses_by_person")
      .on(table.workspaceId, sql`coalesce(customer_id, visitor_id)`)
      .where(sql`coalesce(customer_id, visitor_id) IS NOT NULL`),
    /** Holds unfinished ones alone, so a response that comes complete has no entry here to pay for. */
    index("responses_partial")
      .on(table.receivedAt)
      .where(sql`state = 'partial'`),
    /** Holds none any more, once the contacts of all are sealed. */
    index("responses_unsealed").on(table.workspaceId, table.seq).where(sql.raw(holdsPlainContacts)),
  ],
);
