/** A delivery as it would be sent now. What was sent is not kept, so that nothing of an erased response is. */
import type { Event } from "#contract";
import { presetOf } from "../crm/registry.ts";
import type { Trusted } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { endpointRow } from "./endpoints/read.ts";
import { readDeliveryId } from "./event.ts";
import { readDelivery } from "./list.ts";
import { givenOf } from "./preset/given.ts";
import { toldOf } from "./preset/told.ts";
import { bodyOf, eventOf, type Owed } from "./send/payload.ts";
import type { EndpointRow } from "./send/record.ts";

/** What it would tell; a refusal where there is nothing to tell any more. */
export async function readDeliveryEvent(here: Trusted, id: string): Promise<Event> {
  const event = await eventOf(here, await readDelivery(here, readDeliveryId(id)));
  if (!event) throw notFound("delivery");
  return event;
}

interface Asked {
  name: string;
  method: string;
  url: string;
  /** Names alone: values are never told again. */
  headers: readonly string[];
  body: string | null;
}
export interface Sent {
  /** None where there is nothing to tell any more. A preset's later ones lack what the earlier ones find out. */
  requests: readonly Asked[];
  /** Why a preset would send nothing. */
  skip: string | null;
}

const signatures = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;

export async function requestOf(here: Trusted, owed: Owed): Promise<Sent> {
  const endpoint = await endpointRow(here, owed.endpointId);
  const { url, headerNames, home, preset } = endpoint;
  if (owed.reason === "erased") return { requests: [], skip: null };
  if (preset !== "standard") return shaped(here, owed, endpoint);
  const body = await bodyOf(here, owed, home);
  if (!body) return { requests: [], skip: null };
  const headers = ["content-type", ...signatures, ...headerNames];
  return {
    requests: [{ name: "send", method: "POST", url, headers, body: new TextDecoder().decode(body) }],
    skip: null,
  };
}

/** By the preset's own plan, with a sign in place of each secret. */
async function shaped(here: Trusted, owed: Owed, endpoint: EndpointRow): Promise<Sent> {
  const preset = presetOf(endpoint.preset);
  const told = await toldOf(here, owed, endpoint);
  if (!preset || !told) return { requests: [], skip: null };
  const given = givenOf(preset, endpoint, Object.fromEntries(endpoint.secretNames.map((name) => [name, "…"])));
  const plan = owed.type === "test.ping" ? { steps: preset.test(told, given) } : preset.plan(told, given);
  if ("skip" in plan) return { requests: [], skip: plan.skip };
  const requests = plan.steps.flatMap(({ name, request }): Asked[] => {
    const asked = request({});
    if (!asked) return [];
    const own = asked.signed ? [...signatures, ...endpoint.headerNames] : [];
    return [{ ...asked, name, headers: [...Object.keys(asked.headers), ...own], body: asked.body ?? null }];
  });
  return { requests, skip: null };
}
