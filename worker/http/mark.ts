/** Marks of ids: by them who was erased, and what is gone, is known again, and nobody is told who it was. */
import { markOf } from "./seal.ts";

export type IdKind = "customer" | "visitor" | "response";

/** Of one workspace: the same id of another one has another mark. */
export const markId = (secret: string, workspaceId: string, kind: IdKind, id: string): Promise<string> =>
  markOf(secret, `voz ledger ${workspaceId}`, `${kind}:${id}`);
