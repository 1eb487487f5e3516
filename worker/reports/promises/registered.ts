/** The promises of the registry, with every wording that they had. */
import { and, eq, isNull } from "drizzle-orm";
import type { Localized } from "../../../sdk/shapes.ts";
import type { PromiseRow } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";

const { campaigns, promises } = schema;

export interface Registered {
  facts: NonNullable<PromiseRow["promise"]>;
  campaign: string;
  /** Its place among the campaign's promises; those that are no longer made come last. */
  position: number;
  statements: Map<number, Localized>;
}

export interface Registry {
  /** id → name, of the campaigns that are there. */
  names: Map<string, string>;
  promises: Map<string, Registered>;
}

export async function readRegistry({ db, workspaceId }: Surroundings): Promise<Registry> {
  const [known, wordings] = await Promise.all([
    db
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, workspaceId), isNull(campaigns.deletedAt))),
    db.select().from(promises).where(eq(promises.workspaceId, workspaceId)).orderBy(promises.id, promises.version),
  ]);
  const found = new Map<string, Registered>();
  // Versions come in order, so that the newest one's facts stand.
  for (const { id, version, campaignId, statement, kind, dueTouchpoint, position } of wordings)
    found.set(id, {
      facts: { id, version, statement, kind, dueTouchpoint, made: position !== null },
      campaign: campaignId,
      position: position ?? Infinity,
      statements: (found.get(id)?.statements ?? new Map<number, Localized>()).set(version, statement),
    });
  return { names: new Map(known.map(({ id, name }) => [id, name])), promises: found };
}
