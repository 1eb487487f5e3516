/**
 * Signing keys and the headers' values, sealed before they are stored (see http/seal.ts) and bound to their endpoint. Who
 * changes AUTH_SECRET rotates every endpoint's secret.
 */
import { sealText, unsealText } from "../../http/seal.ts";
import type { FillRandom } from "../../http/token.ts";

export interface Secrets {
  secret: string;
  /** An Ed25519 key beside it, for an endpoint that wants one. */
  signing?: string;
  /** The ones before, which sign along until it is over. */
  previous?: { secret: string; signing?: string; until: number };
  headers: Record<string, string>;
  /** What a preset needs to know and nobody is told. */
  keys?: Record<string, string>;
}

const placeOf = (endpointId: string) => ({ use: "voz endpoints", row: endpointId });

export const seal = (workerSecret: string, endpointId: string, secrets: Secrets, random: FillRandom): Promise<string> =>
  sealText(workerSecret, placeOf(endpointId), JSON.stringify(secrets), random);

/** Throws for what was sealed with another key or for another endpoint. */
export const unseal = async (workerSecret: string, endpointId: string, sealed: string): Promise<Secrets> =>
  JSON.parse(await unsealText(workerSecret, placeOf(endpointId), sealed)) as Secrets;

/** The keys that sign at this moment, newest first. */
export const signingKeys = ({ previous, ...current }: Secrets, now: number): string[] =>
  (previous && previous.until > now ? [current, previous] : [current]).flatMap(({ secret, signing }) =>
    signing === undefined ? [secret] : [secret, signing],
  );
