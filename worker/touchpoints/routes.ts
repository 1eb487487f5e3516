/** The journey's steps: read and replaced as one ordered list. */
import { and, asc, count, desc, eq, isNotNull, max, notInArray, sql } from "drizzle-orm";
import type { Touchpoint } from "#contract";
import { schema } from "../db/index.ts";
import type { App, Surroundings } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { countUp } from "../workspaces/version.ts";

const { responses, touchpoints } = schema;
const mostUnknown = 100;

export async function readTouchpoints({ db, workspaceId }: Surroundings) {
  const declared = db.select({ id: touchpoints.id }).from(touchpoints).where(eq(touchpoints.workspaceId, workspaceId));
  const [rows, unknown] = await db.batch([
    db.select().from(touchpoints).where(eq(touchpoints.workspaceId, workspaceId)).orderBy(asc(touchpoints.position)),
    db
      .select({ id: sql<string>`${responses.touchpoint}`, n: count(), lastSeenAt: sql<string>`${max(responses.at)}` })
      .from(responses)
      .where(
        and(
          eq(responses.workspaceId, workspaceId),
          isNotNull(responses.touchpoint),
          notInArray(responses.touchpoint, declared),
        ),
      )
      .groupBy(responses.touchpoint)
      .orderBy(desc(count()), asc(responses.touchpoint))
      .limit(mostUnknown),
  ]);
  const items: Touchpoint[] = rows.map(({ id, name, stage }) => ({ id, name, ...(stage === null ? {} : { stage }) }));
  return { items, next: null, unknown };
}

export async function putTouchpoints(here: Surroundings, list: readonly Touchpoint[]) {
  const { db, workspaceId } = here;
  await db.batch([
    db.delete(touchpoints).where(eq(touchpoints.workspaceId, workspaceId)),
    ...list.map(({ id, name, stage }, position) =>
      db.insert(touchpoints).values({ workspaceId, id, name, stage: stage ?? null, position }),
    ),
    countUp(db, workspaceId),
  ]);
  return readTouchpoints(here);
}

export function mountTouchpoints(app: App): void {
  mount(app, "readTouchpoints", ({ here }) => readTouchpoints(here));
  mount(app, "putTouchpoints", ({ here, body }) => putTouchpoints(here, body));
}
