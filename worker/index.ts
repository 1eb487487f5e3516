/** The Worker's entry: hands requests and the clock's minutes to the house, and decides nothing. */
import { createApp } from "./app.ts";
import { everyMinute } from "./clock.ts";
import type { Env } from "./env.ts";

const app = createApp();

export default {
  fetch: (request, env, context) => app.fetch(request, env, context),
  scheduled: (_event, env, context) => context.waitUntil(everyMinute(env)),
} satisfies ExportedHandler<Env>;
