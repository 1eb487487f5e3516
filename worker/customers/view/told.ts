/** A customer as endpoints are told of them: who they are now, and what brought them, without what they said. */
import { isVouched, type ToldCustomer } from "#contract";
import type { Trusted } from "../../http/context.ts";
import { notFound } from "../../http/operation.ts";
import { openNaming } from "../sealed.ts";
import { consentIn, readPerson, touchesIn } from "./profile.ts";

/** A refusal for one who is not kept any more, whatever may be left of what they said. */
export async function readToldCustomer(here: Trusted, id: string): Promise<ToldCustomer> {
  const { row, visitors, heard } = await readPerson(here, id);
  if (!row) throw notFound("customer");
  const theirs = heard.filter(isVouched);
  const { traits, proven, createdAt, updatedAt } = row;
  return {
    id,
    ...(await openNaming(here.vault.secret, row)),
    traits,
    proven,
    createdAt,
    updatedAt,
    touches: touchesIn(theirs),
    consent: consentIn(theirs),
    visitors: visitors.map((one) => ({
      id: one.id,
      state: one.state,
      proven: one.proven,
      linkedAt: one.linkedAt,
      splitAt: one.splitAt,
    })),
  };
}
