/**
 * Addresses that are told what happens. Kept until deleted. Personal: nothing but who a description may name.
 * `sealed` holds the signing secrets and the headers' values, encrypted; nobody reads them back.
 * The migration adds WITHOUT ROWID: they are looked up by their key.
 */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { endpointStates, presets, type EndpointFilter, type EventType, type FactName } from "#contract";

/** Tries of a while in which some failed, and the pause that followed; times in milliseconds. */
export interface Breaker {
  from: number;
  tries: number;
  failed: number;
  /** No try before; 0 while it is closed. */
  until: number;
  /** How long the pause was; the next one is twice as long. */
  pause: number;
}

export const endpoints = sqliteTable(
  "endpoints",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    url: text().notNull(),
    types: text({ mode: "json" }).$type<EventType[]>().notNull(),
    preset: text({ enum: presets }).notNull(),
    /** What the preset needs: all but the secrets, of which the names are here and the values in `sealed`. */
    settings: text({ mode: "json" }).$type<Record<string, string>>().notNull().default({}),
    secretNames: text("secret_names", { mode: "json" }).$type<string[]>().notNull().default([]),
    fields: text({ mode: "json" }).$type<Record<string, FactName>>().notNull().default({}),
    filter: text({ mode: "json" }).$type<EndpointFilter>().notNull(),
    description: text().notNull(),
    headerNames: text("header_names", { mode: "json" }).$type<string[]>().notNull(),
    sealed: text().notNull(),
    /** Where our API was reached when it was saved: never called, and what a thin payload's address begins with. */
    home: text().notNull(),
    rotatingUntil: text("rotating_until"),
    /** Of the Ed25519 key that signs along, if one does. */
    publicKey: text("public_key"),
    state: text({ enum: endpointStates }).notNull(),
    reason: text(),
    verified: integer({ mode: "boolean" }).notNull(),
    rate: integer(),
    /** With a rate: the next free moment, in milliseconds. */
    nextSlot: integer("next_slot").notNull().default(0),
    /** Null while all is well, so that a success writes nothing here. */
    breaker: text({ mode: "json" }).$type<Breaker>(),
    failingSince: text("failing_since"),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);
