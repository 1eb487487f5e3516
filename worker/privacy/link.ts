/**
 * The link by which somebody sees and erases one answer of theirs: the survey's own page, the response's id and a code that
 * only the Worker can make. The id alone opens nothing: colleagues, receivers and exports know it, and whoever calls the API
 * may have numbered theirs one by one. Who changes AUTH_SECRET makes all links worthless.
 */
import { and, eq } from "drizzle-orm";
import { schema } from "../db/index.ts";
import type { Trusted } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { markOf } from "../http/seal.ts";

const { responses } = schema;

interface About {
  workspaceId: string;
  surveyId: string;
  responseId: string;
}
const codeOf = (secret: string, { workspaceId, surveyId, responseId }: About): Promise<string> =>
  markOf(secret, `voz receipt ${workspaceId}`, `${surveyId}:${responseId}`);

/** The last part of the address. */
export const makeReceipt = async (secret: string, about: About): Promise<string> =>
  `${about.responseId}.${await codeOf(secret, about)}`;

/** The response that a receipt is of; null for one that this Worker never made for this survey. */
export async function openReceipt(
  secret: string,
  { workspaceId, surveyId }: Omit<About, "responseId">,
  text: string,
): Promise<string | null> {
  const [, responseId = "", code = ""] = /^([0-9a-f-]{36})\.([0-9a-f]{32})$/.exec(text) ?? [];
  const right = await codeOf(secret, { workspaceId, surveyId, responseId });
  // All of it is compared, so that the time tells nobody how much of a guess was right.
  let differs = Math.abs(code.length - right.length);
  for (let at = 0; at < right.length; at += 1) differs |= right.charCodeAt(at) ^ (code.charCodeAt(at) || 0);
  return differs === 0 ? responseId : null;
}

export const receiptPath = (surveyId: string, receipt: string): string => `/s/${surveyId}/receipt/${receipt}`;

/** For whoever hands it to the person: in a mail, in an answer of their own. */
export async function linkResponse(
  { db, workspaceId, vault }: Trusted,
  id: string,
  origin: string,
): Promise<{ url: string }> {
  const responseId = id.toLowerCase();
  const [found] = await db
    .select({ surveyId: responses.surveyId })
    .from(responses)
    .where(and(eq(responses.workspaceId, workspaceId), eq(responses.id, responseId)));
  if (!found) throw notFound("response");
  const receipt = await makeReceipt(vault.secret, { workspaceId, surveyId: found.surveyId, responseId });
  return { url: new URL(receiptPath(found.surveyId, receipt), origin).href };
}
