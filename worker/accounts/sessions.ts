/** Where somebody is signed in: listed, ended one by one, or all but this one. */
import { and, desc, eq, gt, ne } from "drizzle-orm";
import { schema, type Database } from "../db/index.ts";
import { longestSession } from "../http/auth.ts";
import type { Actor } from "../http/context.ts";
import { notFound } from "../http/operation.ts";

const { session } = schema;

export interface OpenSession {
  id: string;
  /** As the browser calls itself; null where it said nothing. */
  browser: string | null;
  createdAt: string;
  /** To the day: a session is prolonged once a day. */
  usedAt: string;
  expiresAt: string;
  /** The one that asks. */
  here: boolean;
}

const mine = ({ id }: Actor, now: Date) =>
  and(
    eq(session.userId, id),
    gt(session.expiresAt, now),
    gt(session.createdAt, new Date(now.getTime() - longestSession)),
  );

export async function listSessions(db: Database, actor: Actor, now: Date): Promise<OpenSession[]> {
  const rows = await db
    .select({
      id: session.id,
      browser: session.userAgent,
      createdAt: session.createdAt,
      updatedAt: session.updatedAt,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .where(mine(actor, now))
    .orderBy(desc(session.updatedAt), desc(session.createdAt), desc(session.id));
  return rows.map(({ id, browser, createdAt, updatedAt, expiresAt }) => ({
    id,
    browser,
    createdAt: createdAt.toISOString(),
    usedAt: updatedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    here: id === actor.sessionId,
  }));
}

/** Ends one at once; somebody else's is as unknown as one that was never there. */
export async function endSession(db: Database, actor: Actor, id: string): Promise<void> {
  const gone = await db
    .delete(session)
    .where(and(eq(session.userId, actor.id), eq(session.id, id)))
    .returning({ id: session.id });
  if (gone.length === 0) throw notFound("session");
}

/** Ends all of somebody's but one; answers how many. */
export async function endOthers(db: Database, userId: string, but: string | undefined): Promise<number> {
  const gone = await db
    .delete(session)
    .where(and(eq(session.userId, userId), ne(session.id, but ?? "")))
    .returning({ id: session.id });
  return gone.length;
}
