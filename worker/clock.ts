/** What happens each minute without a request: whatever was interrupted is taken up again. */
import { openDatabase } from "./db/index.ts";
import type { Env } from "./env.ts";
import { logFailure } from "./http/log.ts";
import { sweepRetags } from "./responses/retag.ts";

/** Half a minute at most, so that two minutes never pile up. */
const longest = 30_000;

export async function everyMinute(env: Env, now: () => number = Date.now): Promise<void> {
  try {
    await sweepRetags(env.DB, openDatabase(env.DB), now, longest);
  } catch (error) {
    logFailure({ requestId: "cron", path: "retag" }, error);
  }
}
