/**
 * Answers a flood before the house is entered, without a byte of the body read: what it costs, everybody else waits for. A
 * refusal here says what one inside says, header by header.
 */
import { settingsOf, type Env } from "../env.ts";
import type { App } from "./context.ts";
import { addressGroup, type Limit } from "./limit.ts";
import { corsHeaders } from "./origin.ts";
import { problemResponse, requestIdOf, type Refusal } from "./refusal.ts";
import { shelterOf } from "./shelter.ts";

interface Door {
  limit: Limit;
  /** What is counted, where it is posted to: a preflight and the configuration are not, or pages could not read why. */
  paths: readonly string[];
  now(): number;
}

export const guardDoor =
  (enter: App["fetch"], { limit, paths, now }: Door): App["fetch"] =>
  (request, env, context) => {
    const address = addressGroup(request.headers.get("cf-connecting-ip") ?? "local");
    const refusal = limit.flood(address, now());
    const counted = refusal && request.method === "POST" && paths.includes(new URL(request.url).pathname);
    return counted && settingsOf(env as Env).limits ? refuse(request, refusal) : enter(request, env, context);
  };

function refuse(request: Request, refusal: Refusal): Response {
  const requestId = requestIdOf(request);
  return problemResponse(refusal, requestId, {
    ...shelterOf(request.url.startsWith("https:")),
    ...corsHeaders(request.headers.get("origin")),
    "x-request-id": requestId,
  });
}
