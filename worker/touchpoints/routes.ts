/** The journey's steps: read and replaced as one ordered list. */
import { asc, eq } from "drizzle-orm";
import type { Touchpoint } from "#contract";
import { schema } from "../db/index.ts";
import type { App, Surroundings } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { countUp } from "../workspaces/version.ts";

const { touchpoints } = schema;

export async function readTouchpoints({ db, workspaceId }: Surroundings) {
  const rows = await db
    .select()
    .from(touchpoints)
    .where(eq(touchpoints.workspaceId, workspaceId))
    .orderBy(asc(touchpoints.position));
  const items: Touchpoint[] = rows.map(({ id, name, stage }) => ({ id, name, ...(stage === null ? {} : { stage }) }));
  return { items, next: null };
}

async function putTouchpoints({ db, workspaceId }: Surroundings, list: readonly Touchpoint[]) {
  await db.batch([
    db.delete(touchpoints).where(eq(touchpoints.workspaceId, workspaceId)),
    ...list.map(({ id, name, stage }, position) =>
      db.insert(touchpoints).values({ workspaceId, id, name, stage: stage ?? null, position }),
    ),
    countUp(db, workspaceId),
  ]);
  return { items: [...list], next: null };
}

export function mountTouchpoints(app: App): void {
  mount(app, "readTouchpoints", ({ here }) => readTouchpoints(here));
  mount(app, "putTouchpoints", ({ here, body }) => putTouchpoints(here, body));
}
