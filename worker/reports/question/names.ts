/** The names of what responses are told apart by, where the workspace gives them any. */
import { and, eq, isNull } from "drizzle-orm";
import type { Segmenting } from "#contract";
import { inLocale } from "../../../sdk/localized.ts";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";

const { campaigns, touchpoints } = schema;

export async function namesOf(
  { db, workspaceId }: Surroundings,
  by: Segmenting,
  lang: string,
  own: string,
): Promise<Map<string, string>> {
  if (by === "campaign") {
    const rows = await db
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, workspaceId), isNull(campaigns.deletedAt)));
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
  if (by === "touchpoint") {
    const rows = await db.select().from(touchpoints).where(eq(touchpoints.workspaceId, workspaceId));
    return new Map(rows.map(({ id, name }) => [id, inLocale(name, lang, own)]));
  }
  return new Map();
}
