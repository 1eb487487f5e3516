/**
 * The Worker with one more door, served only while a new world is filled: it stores the demo's year inside the runtime,
 * where a thousand statements cost no thousand messages. Opened by the world's own secret.
 */
import worker from "../index.ts";
import { settingsOf, type Env } from "../env.ts";
import { withPeople } from "./people.ts";
import { yearAnswers } from "./year/answers.ts";
import { yearExposures } from "./year/exposures.ts";
import { yearPath, type YearOrder } from "./year/path.ts";
import { storeYear } from "./year/store.ts";

/** The shop has asked people to sign in for so long. */
const knownSince = 60 * 24 * 60 * 60_000;

async function fill(request: Request, env: Env): Promise<Response> {
  if (request.headers.get("authorization") !== `Bearer ${env.AUTH_SECRET}`) return new Response(null, { status: 404 });
  const { shop, publicKey, now } = await request.json<YearOrder>();
  const told = withPeople(yearAnswers(shop, now), new Date(now - knownSince).toISOString());
  await storeYear({ d1: env.DB, secret: settingsOf(env).authSecret }, publicKey, told, yearExposures(told));
  return Response.json({ stored: told.length });
}

export default {
  ...worker,
  fetch: (request, env, context) =>
    new URL(request.url).pathname === yearPath ? fill(request, env) : worker.fetch(request, env, context),
} satisfies ExportedHandler<Env>;
