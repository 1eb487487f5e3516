/** Who asks on the private side: a secret key in the Authorization header, or a person signed in at the dashboard. */
import { and, asc, eq, sql } from "drizzle-orm";
import { roleMay, scopesMay } from "#contract";
import { schema } from "../db/index.ts";
import { authOf } from "./auth.ts";
import type { Actor, AppContext } from "./context.ts";
import { Refusal } from "./refusal.ts";
import { looksLikeKey, sha256 } from "./token.ts";

const unsafe = (method: string): boolean => method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
const hour = 60 * 60 * 1000;

/** The actor of a private request, or a refusal. */
export async function actorOf(c: AppContext): Promise<Actor> {
  const header = c.req.header("authorization");
  if (header !== undefined) return byKey(c, header);
  const actor = await bySession(c);
  if (!actor) throw new Refusal("not_signed_in", "Send Authorization: Bearer voz_sk_…, or sign in at the dashboard.");
  if (actor.owesFactor)
    throw new Refusal(
      "second_factor_needed",
      "Set up a second factor at the dashboard first: /app/account/second-factor.",
    );
  return actor;
}

async function byKey(c: AppContext, header: string): Promise<Actor> {
  const key = /^Bearer +(\S+)$/i.exec(header)?.[1] ?? "";
  if (key.startsWith("voz_pk_"))
    throw new Refusal("key_not_allowed", "A public key may submit and read published config; this needs a secret key.");
  const unknown = new Refusal("unknown_key", "This secret key is unknown, expired or revoked.");
  // A typing error is told before anybody is asked: the key's last six characters check the rest.
  if (!looksLikeKey("secret", key))
    throw new Refusal("unknown_key", "This is no secret key of Voz (voz_sk_…): a character is missing or mistyped.");
  const db = c.get("db");
  const lookup = await sha256(key);
  const [row] = await db.select().from(schema.keys).where(eq(schema.keys.lookup, lookup)).limit(1);
  const now = c.get("world").now();
  if (!row || row.kind !== "secret" || row.revokedAt || (row.expiresAt && Date.parse(row.expiresAt) <= now))
    throw unknown;
  // An hour's precision is enough to find unused keys, and costs a written row an hour instead of one a request.
  if (!row.lastUsedAt || now - Date.parse(row.lastUsedAt) > hour)
    c.executionCtx.waitUntil(
      db
        .update(schema.keys)
        .set({ lastUsedAt: new Date(now).toISOString() })
        .where(
          and(
            eq(schema.keys.workspaceId, row.workspaceId),
            eq(schema.keys.lookup, lookup),
            // Of many requests at once, one writes.
            sql`last_used_at IS ${row.lastUsedAt}`,
          ),
        )
        .run(),
    );
  return { workspaceId: row.workspaceId, kind: "key", id: row.id, name: row.name, may: scopesMay(row.scopes) };
}

/** The signed-in person's actor, or null. A change that another site's page asks for is refused. */
export async function bySession(c: AppContext): Promise<Actor | null> {
  if (!c.req.header("cookie")?.includes("voz.session_token")) return null;
  const db = c.get("db");
  const { response: session, headers } = await authOf(c).api.getSession({
    headers: c.req.raw.headers,
    returnHeaders: true,
  });
  if (!session) return null;
  c.set("cookies", headers.getSetCookie());
  if (unsafe(c.req.method)) refuseCrossSite(c);
  const chosen = sql`(SELECT workspace_id FROM session WHERE id = ${session.session.id})`;
  const memberships = await db
    .select({
      id: schema.workspaces.id,
      name: schema.workspaces.name,
      role: schema.members.role,
      strict: sql<number | null>`${schema.workspaces.settings} ->> '$.requireSecondFactor'`,
      factorRemovedAt: schema.user.factorRemovedAt,
    })
    .from(schema.members)
    .innerJoin(schema.workspaces, eq(schema.workspaces.id, schema.members.workspaceId))
    .innerJoin(schema.user, eq(schema.user.id, schema.members.userId))
    .where(eq(schema.members.userId, session.user.id))
    .orderBy(sql`${schema.members.workspaceId} = ${chosen} DESC`, asc(schema.members.createdAt));
  const [at, ...others] = memberships;
  if (!at) return null;
  return {
    workspaceId: at.id,
    kind: "user",
    id: session.user.id,
    name: session.user.email,
    role: at.role,
    may: roleMay[at.role],
    // The workspace that they look at asks for it, and they have none yet.
    ...(at.strict && !session.user.twoFactorEnabled ? { owesFactor: true } : {}),
    ...(at.factorRemovedAt ? { factorRemovedAt: at.factorRemovedAt.toISOString() } : {}),
    ...(others.length > 0 ? { workspaces: memberships.map(({ id, name }) => ({ id, name })) } : {}),
    sessionId: session.session.id,
  };
}

/** Sec-Fetch-Site where the browser sends it, else Origin, on every method that changes something. */
export function refuseCrossSite(c: AppContext): void {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  const own = new URL(c.req.url).origin;
  const allowed = site === undefined ? origin === own : site === "same-origin" || site === "none";
  if (!allowed) throw new Refusal("cross_site", "This change was asked for by a page of another site.");
}
