/** A delivery as it would be sent now. What was sent is not kept, so that nothing of an erased response is. */
import type { Surroundings } from "../http/context.ts";
import { endpointRow } from "./endpoints/read.ts";
import { bodyOf, type Owed } from "./send/payload.ts";

export interface Sent {
  url: string;
  /** Names alone: values are never told again. */
  headers: readonly string[];
  /** Null where there is nothing to tell any more. */
  body: string | null;
}

export async function requestOf(here: Surroundings, owed: Owed): Promise<Sent> {
  const { url, headerNames, home } = await endpointRow(here, owed.endpointId);
  const body = owed.reason === "erased" ? null : await bodyOf(here, owed, home);
  return {
    url,
    headers: ["content-type", "webhook-id", "webhook-timestamp", "webhook-signature", ...headerNames],
    body: body && new TextDecoder().decode(body),
  };
}
