/** When the breaker's pause is over one try probes: whoever takes it first, wherever they are. Who dies with it loses it. */
import type { Breaker } from "../../db/endpoints.ts";
import { leaseTime } from "./claim.ts";
import { remember, type EndpointRow } from "./record.ts";

/** The breaker as it stands while the try is made; null where it is closed, and needs none. */
export async function takeProbe(d1: D1Database, endpoint: EndpointRow, now: number): Promise<Breaker | null | "taken"> {
  const { breaker, failingSince } = endpoint;
  if (!breaker || breaker.until === 0) return null;
  const probe = { ...breaker, until: now + leaseTime };
  const { meta } = await remember(d1, endpoint, endpoint, { breaker: probe, failingSince }).run();
  return meta.changes === 1 ? probe : "taken";
}

/** It was not made after all. */
export const returnProbe = (d1: D1Database, endpoint: EndpointRow, probe: Breaker) =>
  remember(d1, endpoint, { ...endpoint, breaker: probe }, endpoint).run();
