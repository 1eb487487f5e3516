/**
 * What better-auth reads and writes, with two changes on the way. A session's token is stored as its SHA-256 alone: who reads
 * the database opens no session by what it holds. And instants are in the clock of whoever asks: the library has but the
 * machine's, so they are moved between both. Sessions end for good after a while, however much they are used.
 */
import type { BetterAuthOptions, DBAdapter, Where } from "better-auth";
import { sha256 } from "./token.ts";

type Row = Record<string, unknown>;

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** The same with every instant moved by so much, joined rows and lists included. */
function moved<T>(value: T, by: number): T {
  if (by === 0) return value;
  if (value instanceof Date) return new Date(value.getTime() + by) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => moved(one, by)) as T;
  if (!isRow(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, moved(one, by)])) as T;
}

/** How far the machine's clock, the only one that the library has, is ahead of ours. */
const aheadOf = (now: () => number): number => Date.now() - now();

/** An instant of ours as the library is told it. */
export const toldToLibrary = (instant: number, now: () => number): Date => new Date(instant + aheadOf(now));

/** Tokens as they are stored, and back to those that this very call named: no other token can be told. */
class Tokens {
  private readonly told = new Map<string, string>();

  async hide(token: unknown): Promise<unknown> {
    if (Array.isArray(token)) return Promise.all(token.map((one) => this.hide(one)));
    if (typeof token !== "string") return token;
    const hash = await sha256(token);
    this.told.set(hash, token);
    return hash;
  }

  show<T>(row: T): T {
    if (!isRow(row) || typeof row["token"] !== "string") return row;
    return { ...row, token: this.told.get(row["token"]) ?? "" };
  }
}

export function authStore(
  database: (options: BetterAuthOptions) => DBAdapter,
  now: () => number,
  longestSession: number,
): (options: BetterAuthOptions) => DBAdapter {
  return (options) => {
    const inner = database(options);
    const ahead = (): number => aheadOf(now);

    const stored = async (model: string, row: Row, tokens: Tokens): Promise<Row> => {
      const ours = moved(row, -ahead());
      return model === "session" && "token" in ours ? { ...ours, token: await tokens.hide(ours["token"]) } : ours;
    };
    const asked = (model: string, where: Where[], tokens: Tokens): Promise<Where[]> =>
      Promise.all(
        where.map(async (one) => {
          const value = moved(one.value, -ahead());
          const hidden = model === "session" && one.field === "token" ? await tokens.hide(value) : value;
          return { ...one, value: hidden as typeof one.value };
        }),
      );
    const isOver = (model: string, row: unknown): boolean =>
      model === "session" &&
      isRow(row) &&
      row["createdAt"] instanceof Date &&
      row["createdAt"].getTime() + longestSession <= now();
    const given = <T>(model: string, row: T, tokens: Tokens): T | null =>
      isOver(model, row) ? null : tokens.show(moved(row, ahead()));
    const givenAll = <T>(model: string, rows: T[], tokens: Tokens): T[] =>
      rows.map((row) => given(model, row, tokens)).filter((row) => row !== null);

    const store: DBAdapter = {
      ...inner,
      create: async (call) => {
        const tokens = new Tokens();
        const data = (await stored(call.model, call.data, tokens)) as typeof call.data;
        return tokens.show(moved(await inner.create({ ...call, data }), ahead()));
      },
      findOne: async (call) => {
        const tokens = new Tokens();
        return given(
          call.model,
          await inner.findOne({ ...call, where: await asked(call.model, call.where, tokens) }),
          tokens,
        );
      },
      findMany: async (call) => {
        const tokens = new Tokens();
        const where = call.where && (await asked(call.model, call.where, tokens));
        return givenAll(call.model, await inner.findMany({ ...call, where }), tokens);
      },
      count: async (call) =>
        inner.count({ ...call, where: call.where && (await asked(call.model, call.where, new Tokens())) }),
      update: async (call) => {
        const tokens = new Tokens();
        const where = await asked(call.model, call.where, tokens);
        const update = await stored(call.model, call.update, tokens);
        return given(call.model, await inner.update({ ...call, where, update }), tokens);
      },
      updateMany: async (call) => {
        const tokens = new Tokens();
        const where = await asked(call.model, call.where, tokens);
        return inner.updateMany({ ...call, where, update: await stored(call.model, call.update, tokens) });
      },
      delete: async (call) => inner.delete({ ...call, where: await asked(call.model, call.where, new Tokens()) }),
      deleteMany: async (call) =>
        inner.deleteMany({ ...call, where: await asked(call.model, call.where, new Tokens()) }),
      consumeOne: async (call) => {
        const tokens = new Tokens();
        return given(
          call.model,
          await inner.consumeOne({ ...call, where: await asked(call.model, call.where, tokens) }),
          tokens,
        );
      },
      incrementOne: async (call) => {
        const tokens = new Tokens();
        const where = await asked(call.model, call.where, tokens);
        const set = call.set && (await stored(call.model, call.set, tokens));
        return given(call.model, await inner.incrementOne({ ...call, where, ...(set && { set }) }), tokens);
      },
      // D1 has none: what the library would do in one goes through the same store, statement by statement.
      transaction: (act) => act(store),
    };
    return store;
  };
}
