/** Automations subscribe when they are switched on, and leave when they are switched off. Each is an endpoint. */
import { mostEndpoints, type Hook, type HookDraft } from "#contract";
import type { Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { listEndpoints, readEndpoint } from "./endpoints/read.ts";
import { createEndpoint, deleteEndpoint, resumeEndpoint } from "./endpoints/write.ts";
import { checkUrl } from "./reach/address.ts";
import type { Sender } from "./send/outside.ts";

/** The same address and type again is the same hook: an automation that asks twice is told of each event once. */
export async function subscribeHook(
  here: Surroundings,
  sender: Sender,
  home: string,
  { targetUrl, type, filter }: HookDraft,
): Promise<Hook> {
  const { items } = await listEndpoints(here, { limit: mostEndpoints });
  // As it would be kept: a host in capitals, or a path left out, is no other address.
  const checked = checkUrl(targetUrl, sender.loopback, home);
  const address = checked.ok ? checked.url.href : targetUrl;
  const same = (one: (typeof items)[number]): boolean =>
    one.preset === "hook" &&
    one.url === address &&
    one.types.join() === type &&
    JSON.stringify(one.filter) === JSON.stringify(filter);
  const known = items.find(same);
  if (known) {
    if (known.state === "disabled") await resumeEndpoint(here, known.id);
    return { id: known.id, targetUrl: known.url, type };
  }
  const draft = { types: [type], filter, settings: {}, secrets: {}, fields: {}, headers: {}, rate: null };
  const { id, url } = await createEndpoint(here, sender, home, {
    ...draft,
    url: targetUrl,
    preset: "hook",
    description: `${new URL(targetUrl, home).host} · ${type}`.slice(0, 200),
  });
  return { id, targetUrl: url, type };
}

export async function unsubscribeHook(here: Surroundings, id: string): Promise<void> {
  const { preset } = await readEndpoint(here, id);
  if (preset !== "hook") throw notFound("hook");
  await deleteEndpoint(here, id);
}
