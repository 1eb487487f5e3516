/** A set-up link: 256 random bits, of which only the SHA-256 is stored; good for a day, and once. */
import { and, eq, gt, isNull } from "drizzle-orm";
import { schema, type Database } from "../db/index.ts";
import { randomText, sha256, type FillRandom } from "../http/token.ts";

const { setupLinks } = schema;
const day = 24 * 60 * 60 * 1000;

export async function makeSetupLink(
  now: Date,
  random: FillRandom,
): Promise<{ token: string; tokenHash: string; expiresAt: string }> {
  const token = randomText(43, random);
  return { token, tokenHash: await sha256(token), expiresAt: new Date(now.getTime() + day).toISOString() };
}

const open = (tokenHash: string, now: Date) =>
  and(eq(setupLinks.tokenHash, tokenHash), isNull(setupLinks.usedAt), gt(setupLinks.expiresAt, now.toISOString()));

export async function isOpen(db: Database, token: string, now: Date): Promise<boolean> {
  const [row] = await db
    .select()
    .from(setupLinks)
    .where(open(await sha256(token), now))
    .limit(1);
  return row !== undefined;
}

/** Uses the link up. Of two at once, one gets true: the condition and the change are one statement. */
export async function useUp(db: Database, token: string, now: Date): Promise<boolean> {
  const used = await db
    .update(setupLinks)
    .set({ usedAt: now.toISOString() })
    .where(open(await sha256(token), now))
    .returning({ tokenHash: setupLinks.tokenHash });
  return used.length === 1;
}

/** Opens it again, for a set-up that did not come about. */
export async function release(db: Database, token: string): Promise<void> {
  await db
    .update(setupLinks)
    .set({ usedAt: null })
    .where(eq(setupLinks.tokenHash, await sha256(token)));
}
