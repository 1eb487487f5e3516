/** What happens each minute without a request: whatever was interrupted is taken up again, what went stale is settled. */
import { purgeSessions } from "./accounts/purge.ts";
import { sweepFlags } from "./alerts/sweep.ts";
import { purgeAudit } from "./audit/purge.ts";
import { sealCustomers, sealResponses } from "./customers/seal.ts";
import { openDatabase } from "./db/index.ts";
import { closeShowings } from "./exposures/close.ts";
import { endDays } from "./exposures/day.ts";
import { mostTries } from "./deliveries/nudge.ts";
import { realWorld } from "./deliveries/send/outside.ts";
import { sendDue } from "./deliveries/sweep.ts";
import { purgeDeliveries } from "./deliveries/purge.ts";
import { settingsOf, type Env } from "./env.ts";
import type { Vault, World } from "./http/context.ts";
import { sealAll } from "./http/chain.ts";
import { logFailure } from "./http/log.ts";
import { cryptoRandom } from "./http/token.ts";
import { forgetSubjects, sweepErasures } from "./privacy/erase.ts";
import { sweepRetention } from "./privacy/retention/sweep.ts";
import { sweepUnfinished } from "./responses/abandon.ts";
import { sweepMarketing } from "./marketing/store/sweep.ts";
import { closeMonths, recountDays, sweepTails } from "./reports/fold.ts";
import { purgeGone } from "./responses/gone.ts";
import { sweepRetags } from "./responses/retag.ts";

/** Half a minute at most for all, so that two minutes never pile up. */
const longest = 30_000;
/** Deliveries go out beside all that, and mostly wait for others; the next minute takes over before this one is done. */
const sending = 50_000;

export async function everyMinute(
  env: Env,
  now: () => number = Date.now,
  random: () => number = Math.random,
  world: World = realWorld(now, cryptoRandom),
): Promise<void> {
  await Promise.all([sendOwed(env, world), sweepAll(env, now, random)]);
}

const vaultOf = (env: Env): Vault => ({ secret: settingsOf(env).authSecret, random: cryptoRandom });

async function sendOwed(env: Env, outside: World): Promise<void> {
  try {
    const { authSecret, loopback, local } = settingsOf(env);
    const budget = { until: outside.now() + sending, most: mostTries(local) };
    await sendDue({ d1: env.DB, authSecret, loopback, outside }, budget);
  } catch (error) {
    logFailure({ requestId: "cron", path: "deliveries" }, error);
  }
}

async function sweepAll(env: Env, now: () => number, random: () => number): Promise<void> {
  const until = now() + longest;
  const minute = new Date(now()).toISOString().slice(11, 16);
  const sweeps: Record<string, (milliseconds: number) => Promise<unknown>> = {
    // Before all else: what a salt opens is over with its day.
    visitors: (milliseconds) => endDays(env.DB, now, milliseconds / 4),
    unfinished: (milliseconds) => sweepUnfinished(env.DB, now, milliseconds),
    marketing: (milliseconds) => sweepMarketing(env.DB, now, milliseconds),
    fold: (milliseconds) => sweepTails(env.DB, now, milliseconds),
    // At night, in the quiet minutes past three.
    ...(minute === "03:07" && { months: () => closeMonths(env.DB, new Date(now())) }),
    ...(minute === "03:12" && { showings: () => closeShowings(env.DB, new Date(now())) }),
    ...(minute === "03:17" && { recount: () => recountDays(env.DB, new Date(now()), random) }),
    ...(minute === "03:22" && { audit: () => purgeAudit(env.DB, new Date(now())) }),
    ...(minute === "03:27" && { deliveries: () => purgeDeliveries(env.DB, new Date(now())) }),
    erasures: (milliseconds) => sweepErasures(env.DB, vaultOf(env), now, milliseconds),
    ...(minute.endsWith(":41") && {
      retention: (milliseconds) => sweepRetention(env.DB, settingsOf(env).authSecret, now, milliseconds / 2),
    }),
    ...(minute === "03:32" && { subjects: () => forgetSubjects(env.DB, new Date(now())) }),
    ...(minute === "03:37" && { gone: (milliseconds) => purgeGone(env.DB, now, milliseconds / 2) }),
    ...(minute === "03:42" && { sessions: () => purgeSessions(env.DB, new Date(now())) }),
    customers: (milliseconds) => sealCustomers(env.DB, settingsOf(env).authSecret, now, milliseconds / 4),
    contacts: (milliseconds) => sealResponses(env.DB, settingsOf(env).authSecret, now, milliseconds / 4),
    seals: () => sealAll(openDatabase(env.DB)),
    retag: (milliseconds) => sweepRetags(env.DB, openDatabase(env.DB), now, milliseconds),
    // After re-tagging: what it moves belongs to another campaign.
    flags: (milliseconds) => sweepFlags(env.DB, now, milliseconds),
  };
  // One that fails holds up no other.
  for (const [path, sweep] of Object.entries(sweeps))
    try {
      await sweep(until - now());
    } catch (error) {
      logFailure({ requestId: "cron", path }, error);
    }
}
