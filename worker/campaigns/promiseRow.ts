/** A promise as the contract tells it, from its row. */
import type { CampaignPromise } from "#contract";
import type { schema } from "../db/index.ts";

type Row = typeof schema.promises.$inferSelect;

export const promiseOf = ({
  id,
  version,
  statement,
  kind,
  madeIn,
  dueTouchpoint,
  validFrom,
  validTo,
}: Row): CampaignPromise => ({
  id,
  version,
  statement,
  kind,
  ...(madeIn === null ? {} : { madeIn }),
  ...(dueTouchpoint === null ? {} : { dueTouchpoint }),
  ...(validFrom === null ? {} : { validFrom }),
  ...(validTo === null ? {} : { validTo }),
});
