/**
 * A person overrules the verdict: a response counts again, or no longer. One that is left out holds no cells, so no
 * report, sum or card can count it; its answers stay, and its cells are made of them anew.
 */
import { eq } from "drizzle-orm";
import type { ResponsePatch } from "#contract";
import { recount } from "../db/cells.ts";
import { answeredVersion } from "../db/relations.ts";
import { suspicious, type StoredCell } from "../db/responses.ts";
import { schema } from "../db/index.ts";
import { openContacts } from "../customers/contacts.ts";
import type { Trusted } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { judgeAnswers } from "../../sdk/contract/judge.ts";
import { withConsent } from "./denied.ts";
import { mine } from "./read.ts";
import { isSuspicious } from "./suspicion.ts";

const { responses, surveyVersions } = schema;

export async function markResponse(here: Trusted, id: string, patch: ResponsePatch): Promise<void> {
  const [found] = await here.db
    .select({ row: responses, definition: surveyVersions.definition })
    .from(responses)
    .leftJoin(surveyVersions, answeredVersion)
    .where(mine(here, eq(responses.id, id.toLowerCase())))
    .limit(1);
  if (!found?.definition) throw notFound("response");
  const { row, definition } = found;
  if (isSuspicious(row) === patch.suspicious) return;
  // What the signs were stays told.
  const rest = row.flags.filter((flag) => flag !== suspicious);
  const flags = patch.suspicious ? [suspicious, ...rest] : rest;
  const cells = patch.suspicious ? [] : cellsOf(definition, row, await openContacts(here.vault.secret, row));
  const d1 = here.db.$client;
  const { takeOut, putIn } = recount(d1, here.workspaceId, [row.seq]);
  // As it was read, or not at all: what came or was settled meanwhile was judged by itself.
  const mark = d1
    .prepare(
      "UPDATE responses SET flags = ?3, cells = ?4 WHERE workspace_id = ?1 AND seq = ?2 AND revision = ?5 AND state = ?6",
    )
    .bind(here.workspaceId, row.seq, JSON.stringify(flags), JSON.stringify(cells), row.revision, row.state);
  await d1.batch([...takeOut, mark, ...putIn]);
}

/** As when it came, but that nothing is required of it any more. A question may hang on a contact, so `answers` are whole. */
function cellsOf(
  definition: NonNullable<typeof surveyVersions.$inferSelect.definition>,
  { state, consent }: Pick<typeof responses.$inferSelect, "state" | "consent">,
  answers: Record<string, unknown>,
): StoredCell[] {
  const judged = judgeAnswers(definition, { answers, state: "abandoned" });
  const cells = judged.ok ? judged.cells : [];
  return withConsent(
    cells.map((cell) => (cell[1] === "response" && cell[0] === "" ? ["", "response", state] : cell)),
    consent,
  );
}
