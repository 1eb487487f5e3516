/** Counts the workspace's configuration up; goes into the same batch as the change that the public door must see. */
import { eq, sql } from "drizzle-orm";
import { schema, type Database } from "../db/index.ts";

export const countUp = (db: Database, workspaceId: string) =>
  db
    .update(schema.workspaces)
    .set({ configVersion: sql`${schema.workspaces.configVersion} + 1` })
    .where(eq(schema.workspaces.id, workspaceId));
