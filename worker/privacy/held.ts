/** How much is kept of somebody, before it is handed over or erased. */
import { Uuid7 } from "../../sdk/shapes.ts";
import * as v from "valibot";
import type { Surroundings } from "../http/context.ts";
import { customerSubject, receiptSubject } from "./person.ts";

export interface Held {
  kind: "customer" | "response";
  id: string;
  responses: number;
  browsers: number;
  since: string | null;
}

const sinceSql = `SELECT min(received_at) AS at FROM responses r
WHERE r.workspace_id = ?1 AND r.id IN (SELECT value FROM json_each(?2))`;

/** By a customer's id, else by the number of a response; null where neither is known. */
export async function readHeld({ db, workspaceId }: Surroundings, id: string): Promise<Held | null> {
  const d1 = db.$client;
  const customer = await customerSubject(d1, workspaceId, id);
  const uuid = v.safeParse(Uuid7, id);
  const subject = customer ?? (uuid.success ? await receiptSubject(d1, workspaceId, uuid.output) : null);
  if (!subject) return null;
  const since = await d1.prepare(sinceSql).bind(workspaceId, JSON.stringify(subject.responseIds)).first<string>("at");
  return {
    kind: customer ? "customer" : "response",
    id,
    responses: subject.responseIds.length,
    browsers: subject.visitorIds.length,
    since,
  };
}
